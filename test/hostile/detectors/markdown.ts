import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { canary, type Detector, inSink } from '../canary.ts';
import { plainTextEscapes } from './text.ts';

/** As much of a node of the real parser as is looked at. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null | undefined;
  readonly depth?: number;
  readonly checked?: boolean | null | undefined;
  readonly children?: readonly Node[];
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      }
    | undefined;
}

const parser = remark().use(remarkGfm);
/** All that reports are made of; a picture, a footnote, a definition or a struck word is nobody's of ours. */
const ours = new Set([
  ...['root', 'heading', 'paragraph', 'text', 'strong', 'inlineCode', 'code', 'list', 'listItem', 'link'],
  ...['table', 'tableRow', 'tableCell', 'html', 'thematicBreak', 'blockquote', 'break'],
]);
const ourHtml = /^(<details>\s*<summary>[A-Za-z ]+<\/summary>|<\/details>|<\/?sub>|<br>)$/;
/** How the answer to `/mlops explain` begins what it says of a project. */
const explained = /^. tiny: (pass|fail|unknown)$/u;
const ourLinks = /^https:\/\/github\.(com|test)\/team\/tiny\//;
const ourLanguages = new Set(['text', 'sh', 'yaml', 'mermaid', 'diff', 'json']);
/** The first line of a comment of ours, in the words of `src/forge/github`: what stands in it cannot end it. */
const stamp = /^<!-- mlops(?: \{"marker":"|-answer \{"comment":\d)[^<>&\n-]*\} -->\n/;

/** What GitHub makes of text after it was parsed: mentions, issues, addresses, emoji. */
const linkedText = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bGH-\d/i,
  /[\w-]+\/[\w-]+#\d/,
  /(?:https?|ftp):\/\//i,
  /www\./i,
  /:[a-z0-9_+-]+:/i,
];

/** A summary or report, read by a real parser of GitHub's markdown: only what reports are made of. */
export const markdownEscapes: Detector<string> = (sink, markdown) => {
  const nodes = flat(parser.parse(markdown));
  const shown = nodes.map(({ value }) => value ?? '').join('\n');
  return [
    ...inSink(sink, [...nodes.flatMap(strangeNode), ...structure(nodes), ...texts(nodes, markdown), ...charts(nodes)]),
    // The one zero-width space is ours: it breaks what GitHub would link.
    ...plainTextEscapes(sink, shown.replaceAll('\u200b', '')),
  ];
};

/** A comment of ours: one stamp, as its first line, which says whose it is; any other is somebody's who forges it. */
export const commentEscapes: Detector<string> = (sink, comment) => [
  ...inSink(sink, stamp.test(comment) ? [] : ['a comment that does not begin with our stamp']),
  ...markdownEscapes(sink, comment.replace(stamp, '')),
];

function flat(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(flat)];
}

function strangeNode(node: Node): readonly string[] {
  const { type, value = '', url = '', lang } = node;
  if (!ours.has(type)) return [`a node of the type ${type}`];
  if (type === 'html' && !ourHtml.test(value.trim())) return [`HTML: ${value}`];
  if (type === 'link' && !ourLinks.test(url)) return [`a link to ${url}`];
  if (type === 'code' && !ourLanguages.has(lang ?? 'text')) return [`a block of ${lang}`];
  if (type === 'listItem' && node.checked != null) return ['a task'];
  return [];
}

/** One title, no heading of another size than ours, one rule, no quote but ours, tables with as many cells as titles. */
function structure(nodes: readonly Node[]): readonly string[] {
  const headings = nodes.filter(({ type }) => type === 'heading');
  const isOurs = (node: Node) =>
    node.depth === 2 || node.depth === 4 || (node.depth === 3 && explained.test(textOf(node)));
  const quotes = nodes.filter(({ type }) => type === 'blockquote').map((node) => textOf(node));
  const tables = nodes.filter(({ type }) => type === 'table');
  const ragged = tables.filter(({ children = [] }) => new Set(children.map((row) => row.children?.length)).size > 1);
  const found: string[] = [];
  if (headings.filter(({ depth }) => depth === 2).length > 1) found.push('a second title');
  if (!headings.every(isOurs)) found.push('a heading that is not ours');
  if (nodes.filter(({ type }) => type === 'thematicBreak').length > 1) found.push('a rule that is not ours');
  if (quotes.some((text) => !text.startsWith('Left out, since'))) found.push('a quote that is not ours');
  if (ragged.length > 0) found.push('a row of a table with other cells than its titles');
  return found;
}

function texts(nodes: readonly Node[], source: string): readonly string[] {
  const outside = nodes.filter(({ type }) => type === 'text');
  const linked = outside.flatMap(({ value = '' }) => linkedText.flatMap((form) => form.exec(value)?.[0] ?? []));
  const formulas = outside.filter(({ position }) => {
    const written = source.slice(position?.start.offset, position?.end.offset);
    return /(?<!\\)\$/.test(written);
  });
  // In a sentence the last line of a log may be quoted; a line of its own belongs into a block.
  const left = nodes.filter((node) => node.type === 'paragraph' && textOf(node).startsWith(canary.inCode));
  return [
    ...linked.map((text) => `${text}, which GitHub would link`),
    ...formulas.map(({ value }) => `a formula: ${value}`),
    ...left.map(() => 'a line that left its block of code'),
  ];
}

/** A chart is a program of its own: only our statements, and labels of plain characters. */
function charts(nodes: readonly Node[]): readonly string[] {
  const statement =
    /^(xychart-beta| {2}(title "[\w .-]*"|x-axis "[\w ,;.-]*" \[[^\]<>%]*\]|y-axis "[\w .-]*" [-\d.]+ --> [-\d.]+|line \[[-\d., ]*\]))$/;
  return nodes
    .filter(({ type, lang }) => type === 'code' && lang === 'mermaid')
    .flatMap(({ value = '' }) => value.split('\n').filter((line) => !statement.test(line)))
    .map((line) => `a statement in a chart: ${line}`);
}

function textOf(node: Node): string {
  return flat(node)
    .map(({ value }) => value ?? '')
    .join('');
}
