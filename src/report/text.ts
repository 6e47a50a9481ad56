import { styleText } from 'node:util';
import type { DataDiff } from '../data/types.ts';
import { escapeTerminal, terminalSentence, withoutCommands } from '../support/escape/index.ts';
import { widthOf } from '../support/text-width.ts';
import { documentOf } from './document/build.ts';
import { dataDiffBlocks } from './document/data-diff.ts';
import type { Block, Row, Section, Span, Spans } from './document/document.ts';
import { outcomes } from './outcome.ts';
import { padTo, wrap } from './text-layout.ts';
import { textSections } from './text-sections.ts';
import type { Report } from './types.ts';

export interface TextOptions {
  /** Columns of the terminal; default 100. */
  readonly width?: number;
  readonly color?: boolean;
}

const marks = { pass: '✔', fail: '✘', unknown: '?' } as const;
const colors = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;

/**
 * The report for a terminal or log, in the order of the comment: what decides, and everything that fails or is unknown.
 * The background is named and left to the page; a report on data alone shows the columns too. Nothing in it is an
 * escape sequence of others.
 */
export function renderText(report: Report, { width = 100, color = false }: TextOptions = {}): string {
  const alone = onlyData(report);
  const reproduce = alone ? [] : report.reproduce.slice(-1);
  const document = documentOf({ ...report, reproduce }, Number.POSITIVE_INFINITY);
  const { sections, left } = alone ? { sections: document.sections, left: [] } : textSections(document.sections);
  const { word, verdict } = outcomes[document.outcome];
  const title = `${marks[verdict]} ${word} · ${escapeTerminal(document.project)}`;
  const paint = painter(color);
  const parts = [
    paint(['bold', colors[verdict]], title),
    wrap(terminalSentence(document.headline), width, ''),
    ...(document.next === undefined ? [] : [wrap(`Next: ${terminalSentence(document.next)}`, width, '')]),
    ...sections.map((section) => sectionText(section, width, paint)),
    ...(left.length === 0 ? [] : [wrap(`On the page and in the comment: ${left.join(', ')}.`, width, '')]),
    document.footer.map((line) => paint('dim', wrap(spansText(line), width, ''))).join('\n'),
  ];
  return `${withoutCommands(parts.filter((part) => part !== '').join('\n\n'))}\n`;
}

/**
 * What two versions of data differ in, in the words of a report; nobody is judged. Nothing in it is an escape sequence of
 * others.
 * @param names what the reader calls the two sides
 */
export function renderDataDiff(
  diff: DataDiff,
  names: { readonly base: string; readonly head: string },
  { width = 100, color = false }: TextOptions = {},
): string {
  const paint = painter(color);
  const title = paint('bold', `${escapeTerminal(names.base)} → ${escapeTerminal(names.head)}`);
  const blocks = dataDiffBlocks(diff).map((block) => blockText(block, width, paint));
  return `${withoutCommands([title, ...blocks.filter((text) => text !== '')].join('\n'))}\n`;
}

function painter(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** Of a report on datasets alone the reader has just run the command that made it. */
function onlyData({ models, policy, untouched }: Report): boolean {
  const others = policy.filter(({ path }) => path[0] !== 'datasets');
  return models.length + others.length + untouched.models.length + untouched.datasets.length === 0;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function sectionText({ title, folded, blocks }: Section, width: number, paint: Paint): string {
  const body = blocks.map((block) => blockText(block, width, paint)).filter((text) => text !== '');
  return [...(folded ? [paint('bold', title)] : []), ...body].join('\n');
}

function blockText(block: Block, width: number, paint: Paint): string {
  switch (block.kind) {
    case 'heading':
      return paint('underline', spansText(block.spans));
    case 'paragraph':
      return wrap(spansText(block.spans), width, '');
    case 'list':
      return block.items.map((item) => wrap(`- ${spansText(item)}`, width, '  ')).join('\n');
    case 'table':
      return tableText(block, paint);
    case 'code':
      return block.text
        .split('\n')
        .map((line) => `  ${escapeTerminal(line)}`)
        .join('\n');
    case 'fold':
      return foldText(block, width, paint);
    case 'chart':
      return ''; // the tables have its numbers
  }
}

/** Nothing where it holds charts alone. */
function foldText({ title, blocks }: Block & { kind: 'fold' }, width: number, paint: Paint): string {
  const body = blocks.map((each) => blockText(each, width, paint)).filter((text) => text !== '');
  return body.length === 0 ? '' : [paint('bold', title), ...body].join('\n');
}

function tableText({ columns, rows }: Block & { kind: 'table' }, paint: Paint): string {
  const cells = rows.map((row) => row.cells.map(spansText));
  const widths = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => padTo(text, widths[at] ?? 0, columns[at]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  const lines = rows.map((row: Row, at) => (row.strong ? paint('bold', line(cells[at] ?? [])) : line(cells[at] ?? [])));
  return [paint('dim', line(columns.map(({ title }) => title))), ...lines].join('\n');
}

function spansText(spans: Spans): string {
  return spans.map(spanText).join('').trim();
}

function spanText(span: Span): string {
  if (typeof span === 'string') return terminalSentence(span);
  if ('strong' in span) return span.strong.map(spanText).join('');
  if ('sparks' in span) return span.sparks.map((bars) => escapeTerminal(bars)).join(' → ');
  return escapeTerminal('code' in span ? span.code : span.text);
}
