import { styleText } from 'node:util';
import { escapeTerminal, withoutCommands } from '../support/escape/index.ts';
import { documentOf } from './document/build.ts';
import { sparkline, sparklines } from './document/data.ts';
import type { Block, Chart, Row, Section, Span, Spans } from './document/document.ts';
import { count } from './headline.ts';
import { formatNumber } from './numbers.ts';
import { outcomes } from './outcome.ts';
import { padTo, widthOf, wrap } from './text-layout.ts';
import type { Report } from './types.ts';

export interface TextOptions {
  /** Columns of the terminal; default 100. */
  readonly width?: number;
  readonly color?: boolean;
}

const marks = { pass: '✔', fail: '✘', unknown: '?' } as const;
const colors = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;

/** The report for a terminal or log, in the order of the comment; nothing in it is an escape sequence of others. */
export function renderText(report: Report, { width = 100, color = false }: TextOptions = {}): string {
  const document = documentOf(onlyData(report) ? { ...report, reproduce: [] } : report);
  const { word, verdict } = outcomes[document.outcome];
  const title = `${marks[verdict]} ${word} · ${escapeTerminal(document.project)}`;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const parts = [
    paint(['bold', colors[verdict]], title),
    wrap(withoutTicks(escapeTerminal(document.headline)), width, ''),
    ...(document.next === undefined ? [] : [wrap(`Next: ${withoutTicks(escapeTerminal(document.next))}`, width, '')]),
    ...document.sections.map((section) => sectionText(section, width, paint)),
    document.footer.map((line) => paint('dim', wrap(spansText(line), width, ''))).join('\n'),
  ];
  return `${withoutCommands(parts.filter((part) => part !== '').join('\n\n'))}\n`;
}

/** Of a report on datasets alone the reader has just run the command that made it. */
function onlyData({ models, policy, untouched }: Report): boolean {
  return models.length + policy.length + untouched.models.length + untouched.datasets.length === 0;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function sectionText({ id, title, folded, blocks }: Section, width: number, paint: Paint): string {
  const body = (id === 'slices' ? blocks.map(shortened) : blocks)
    .map((block) => blockText(block, width, paint))
    .filter((text) => text !== '');
  const cut = id === 'slices' ? blocks.reduce((sum, block) => sum + hiddenRows(block), 0) : 0;
  const more = cut > 0 ? [`… and ${count(cut, 'more slice')} on the page.`] : [];
  return [...(folded ? [paint('bold', title)] : []), ...body, ...more].join('\n');
}

/** Rows of a table of slices that a terminal shows: the worst come first, all are on the page. */
const visibleSlices = 15;

function hiddenRows(block: Block): number {
  return block.kind === 'table' ? Math.max(0, block.rows.length - visibleSlices) : 0;
}

function shortened(block: Block): Block {
  return block.kind === 'table' ? { ...block, rows: block.rows.slice(0, visibleSlices) } : block;
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
    case 'chart':
      return chartText(block.chart);
  }
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

function chartText(chart: Chart): string {
  switch (chart.kind) {
    case 'intervals':
      return '';
    case 'histogram': {
      const [base, head] = sparklines(chart.cells);
      return `${escapeTerminal(chart.title)}: base ${base} → this change ${head}`;
    }
    case 'trend': {
      const [low, high] = [Math.min(...chart.values), Math.max(...chart.values)];
      const range = `${formatNumber(low, 3)} – ${formatNumber(high, 3)}`;
      return `${escapeTerminal(chart.title)}: ${sparkline(chart.values, low, high).replaceAll('·', '▁')} (${range})`;
    }
  }
}

function spansText(spans: Spans): string {
  return spans.map(spanText).join('').trim();
}

function spanText(span: Span): string {
  if (typeof span === 'string') return withoutTicks(escapeTerminal(span));
  if ('strong' in span) return span.strong.map(spanText).join('');
  return escapeTerminal('code' in span ? span.code : span.text);
}

function withoutTicks(text: string): string {
  return text.replace(/`([^`]+)`/g, '$1');
}
