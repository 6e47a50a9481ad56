import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const seeds = [
  '@octocat',
  '@org/team',
  '#123',
  'GH-1',
  'owner/repo#5',
  'owner/repo@1a2b3c4d5e6f',
  '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  '![x](https://evil.example/a.png)',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  '[^1]',
  '<img src=x onerror=alert(1)>',
  '<!--',
  '-->',
  '</details>',
  '<script>',
  '</style>',
  '</title>',
  '<svg/onload=1>',
  '&lt;b&gt;',
  '&#60;',
  '&amp;',
  'https://evil.example',
  'www.evil.example',
  'mailto:a@b.example',
  'a@b.example',
  'xmpp:a@b.example',
  '`',
  '```',
  '~~~',
  '**',
  '__',
  '~~',
  '|',
  '| --- |',
  '\n| - | - |\n',
  '\n\n# ',
  '\n---\n',
  '\n===\n',
  '\n> [!WARNING]\n',
  '\n- [x] ',
  '\n1. ',
  '1)',
  '\n    ',
  '\t',
  '\r',
  '\r\n',
  '\u2028',
  '\u0085',
  '\u000b',
  '::error::',
  '\n::set-output name=x::y',
  '##[error]',
  '%0A::error::',
  '$x$',
  '$$',
  ':tada:',
  '\\',
  '\\`',
  '\\|',
  '"',
  "'",
  '" onmouseover="x',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u001b[31m',
  '\u001b]0;x\u0007',
  '\u009b1m',
  '\ud800',
  '💥',
  '漢字',
  'é',
  ' ',
  '  ',
  ']]>',
  '{{x}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile text is meant to look like an expression of a workflow
  '${{ secrets.X }}',
  "'; rm -rf /; '",
  '$(id)',
  '!',
  '*',
];

/** Text that tries to be more than text: pieces of mark-up of every sink, mixed with arbitrary characters. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...seeds) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

const parser = remark().use(remarkGfm);

/** All nodes of a GitHub-flavoured document, in order. */
export function nodesOf(markdown: string): MarkdownNode[] {
  const collect = (node: MarkdownNode): MarkdownNode[] => [node, ...(node.children ?? []).flatMap(collect)];
  return collect(parser.parse(markdown));
}

/** What a reader sees of it, without the zero-width spaces that stop links. */
export function shownText(markdown: string): string {
  return nodesOf(markdown)
    .map(({ value }) => value ?? '')
    .join('')
    .replaceAll('\u200b', '');
}

const links = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bGH-\d/i,
  /\b[0-9a-f]{7,40}\b/i,
  /(?:https?|ftp):\/\//i,
  /www\./i,
  /:[a-z0-9_+-]+:/i,
  /[\u202a-\u202e\u2066-\u2069\u200c-\u200f\ufeff]/,
];

/** What GitHub would link, replace or reorder in the text of a rendered document. */
export function startsAnything(text: string): string[] {
  return links.flatMap((pattern) => text.match(pattern)?.[0] ?? []);
}
