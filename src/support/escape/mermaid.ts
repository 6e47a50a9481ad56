import { clip, oneLine } from './clean.ts';

/**
 * Foreign text as the label of a node or an edge of a mermaid flowchart, between double quotes: what could be grammar,
 * markdown, HTML or an icon there becomes the number of its character, which mermaid shows as that character.
 * @param limit largest number of characters of the text that are shown
 */
export function mermaidLabel(text: string, limit = 80): string {
  return clip(oneLine(text), limit).replace(/[^\p{L}\p{M}\p{N} ._/,→×·…()-]/gu, (found) => `#${found.codePointAt(0)};`);
}
