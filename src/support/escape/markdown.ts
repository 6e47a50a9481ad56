import { clip, oneLine, visible } from './clean.ts';

// A backslash does not stop what GitHub links after parsing (names, issues, commits, addresses): those are broken by
// a zero-width space. The input has none of its own left, `oneLine` removes them.
const gap = '\u200b';

/**
 * Foreign text as one line of GitHub-flavoured markdown that is shown as it is, anywhere: paragraph, list item,
 * table cell, summary. No mark-up, HTML, mention, issue or commit link, address, emoji code or formula comes out of it.
 * @param limit largest number of characters of the text that are shown
 */
export function escapeMarkdown(text: string, limit = 1000): string {
  return clip(oneLine(text), limit)
    .replace(/[\\`*_[\]<|~$&]/g, '\\$&')
    .replace(/@/g, `@${gap}`)
    .replace(/#(?=\d)/g, `#${gap}`)
    .replace(/\bGH-(?=\d)/gi, `$&${gap}`)
    .replace(/\b[0-9a-f]{7,40}\b/gi, (hex) => hex.replace(/.{6}(?=.)/g, `$&${gap}`))
    .replace(/www(?=\.)/gi, `$&${gap}`)
    .replace(/:(?=\/\/|[a-z0-9_+-]+:|[a-z_+-][a-z0-9_+-]*$)/gi, `:${gap}`)
    .replace(/^(?:[#>=]|[-+](?=[-+\s]|$)|:(?=-))/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/**
 * A foreign name or value as a code span, in or outside a table. Text that a code span cannot carry everywhere (a pipe
 * in a table cell cannot follow a backslash) becomes escaped text instead.
 */
export function markdownCode(text: string, limit = 120): string {
  const line = clip(oneLine(text), limit);
  if (line === '') return escapeMarkdown('(empty)');
  if (line.includes('|')) return escapeMarkdown(line, limit);
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Our own sentence with foreign parts in it: what stands between backticks becomes code, the rest escaped text. */
export function markdownSentence(text: string, limit = 600): string {
  return clip(oneLine(text), limit)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1), limit) : escapePart(part, limit)))
    .join('');
}

/** A block of foreign text, line breaks kept, in a fence longer than any run of backticks inside. */
export function markdownFence(text: string, language = ''): string {
  const body = visible(text)
    .replace(/\r\n?|[\u000b\f\u001c-\u001f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?<!\n)\n+$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

function escapePart(part: string, limit: number): string {
  const before = part.startsWith(' ') ? ' ' : '';
  const after = part.length > 1 && part.endsWith(' ') ? ' ' : '';
  return `${before}${escapeMarkdown(part, limit)}${after}`;
}

function longestRun(text: string): number {
  return text.match(/`+/g)?.reduce((longest, run) => Math.max(longest, run.length), 0) ?? 0;
}
