import type { ColumnDiff } from '../../data/types.ts';
import { decimalsFor } from '../../support/numbers.ts';
import { formatLimit, formatNumber, formatShare } from '../numbers.ts';
import type { Block, Column, Row, Span, Spans } from './document.ts';
import { pValuesText } from './p-values.ts';
import { sparklines } from './sparkline.ts';

/** As many columns of a dataset stand before the fold, and as many charts on the page. */
const visibleColumns = 15;

/** The columns that moved, worst first: a table, what its words mean, and a chart of each that moved beyond chance. */
export function columnBlocks(dataset: string, moved: readonly ColumnDiff[]): readonly Block[] {
  if (moved.length === 0) return [];
  const [shown, rest] = [moved.slice(0, visibleColumns), moved.slice(visibleColumns)];
  const fold: Block = { kind: 'fold', title: 'More columns', blocks: [columnTable(dataset, rest)] };
  const chartsOf = (wanted: ColumnDiff['state']) =>
    moved
      .filter(({ state, histogram }) => state === wanted && histogram.length > 1)
      .slice(0, visibleColumns)
      .map(histogramBlock);
  const within = chartsOf('changed');
  return [
    columnTable(dataset, shown),
    ...(rest.length > 0 ? [fold] : []),
    { kind: 'list', items: legend(moved) },
    ...chartsOf('drifted'),
    ...(within.length > 0
      ? [{ kind: 'fold', title: 'Histograms of columns that changed', blocks: within } as const]
      : []),
  ];
}

const columnColumns: readonly Column[] = [
  { title: 'column', align: 'left' },
  { title: 'state', align: 'left' },
  { title: 'statistic', align: 'left' },
  { title: 'value / limit', align: 'right' },
  { title: 'nulls', align: 'right' },
  { title: 'range; new and lost values', align: 'left' },
  { title: 'base, this change', align: 'left' },
];

const pValueColumn: Column = { title: 'p-values (never gate)', align: 'left' };

function columnTable(dataset: string, columns: readonly ColumnDiff[]): Block {
  const caption = `Columns of ${dataset} that moved: base and this change`;
  const tested = columns.some(({ tests }) => tests !== undefined);
  const shown = tested ? columnColumns.toSpliced(4, 0, pValueColumn) : columnColumns;
  return { kind: 'table', caption, columns: shown, rows: columns.map((column) => columnRow(column, tested)) };
}

function columnRow(column: ColumnDiff, tested: boolean): Row {
  const shown = told(column);
  const sparks = sparklines(column.histogram);
  const cells: readonly Spans[] = [
    [{ code: column.column }],
    [{ text: column.state }],
    [{ text: listed(shown.map(({ statistic }) => statistic)) }],
    [{ text: listed(shown.map(({ value, limit }) => `${estimatedText(value, limit)} / ${formatLimit(limit)}`)) }],
    ...(tested ? [[{ text: pValuesText(column) }]] : []),
    [{ text: fromTo(formatShare(column.nulls.base), formatShare(column.nulls.head)) }],
    valuesCell(column),
    sparks[0] === '' ? ['–'] : [{ sparks }],
  ];
  return { strong: column.state === 'drifted' && column.level === 'fail', cells };
}

function fromTo(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}

/** As many new, and as many lost, values of a column are named. */
const visibleValues = 3;

/** "-8 … 41 → -8 … 98", or "new: `PHL`; lost: `EWR`, `JFK`, `LGA` and 2 more". */
function valuesCell({ range, newValues, lostValues }: ColumnDiff): Spans {
  const kinds: readonly Spans[] = [
    ...(range === undefined ? [] : [[{ text: fromTo(range.base, range.head) }]]),
    ...(newValues.length > 0 ? [['new: ', ...values(newValues)]] : []),
    ...(lostValues.length > 0 ? [['lost: ', ...values(lostValues)]] : []),
  ];
  return kinds.length === 0 ? ['–'] : kinds.flatMap((kind, at): Spans => (at === 0 ? kind : ['; ', ...kind]));
}

function values(found: readonly string[]): Spans {
  const shown = found.slice(0, visibleValues).flatMap((value, at): Span[] => [at === 0 ? '' : ', ', { code: value }]);
  return found.length > visibleValues ? [...shown, ` and ${found.length - visibleValues} more`] : shown;
}

/** Two digits, which is what a sketch knows; more only where it would else read like the limit. */
function estimatedText(value: number, limit: number): string {
  const decimals = decimalsFor(value, 2) ?? 0;
  const same = (count: number) => value !== limit && formatNumber(value, count) === formatNumber(limit, count);
  return formatNumber(value, [decimals, decimals + 1].find((count) => !same(count)) ?? decimals + 2);
}

type Statistics = ColumnDiff['statistics'];

/**
 * All statistics beyond their limit; where none is, the one that came closest to it of those beyond their noise. A limit
 * of 0 is the tightest.
 */
function told({ statistics }: ColumnDiff): Statistics {
  const reach = ({ value, limit }: Statistics[number]) => value / Math.max(limit, Number.MIN_VALUE);
  const moved = statistics
    .filter(({ value, noise, limit }) => value > noise || value > limit)
    .toSorted((one, other) => reach(other) - reach(one));
  const beyond = moved.filter(({ value, limit }) => value > limit);
  return beyond.length > 0 ? beyond : moved.slice(0, 1);
}

function listed(parts: readonly string[]): string {
  return parts.length === 0 ? '–' : parts.join('; ');
}

const meanings: Readonly<Partial<Record<string, string>>> = {
  wasserstein: 'how far values moved on average, in standard deviations of the base',
  'l-infinity': 'the largest change of the share of one value',
  'jensen-shannon': 'how unlike the two distributions are, from 0 to 1',
  ks: 'the largest difference of the two distribution functions',
  psi: 'the population stability index',
  kl: 'the Kullback-Leibler divergence of this change from the base',
  'chi-square': 'Pearson’s χ² ÷ rows, from 0 to 1',
  'cramers-v': 'how much the side says about the value, from 0 to 1',
  hellinger: 'how unlike the two distributions are, from 0 to 1',
  'total-variation': 'the share of rows that would have to change',
  nulls: 'the change of the share of nulls',
  'new-category': 'the share of rows with values that the base lacks',
};

/** What the words of the table mean, of those that occur in it. */
function legend(columns: readonly ColumnDiff[]): readonly Spans[] {
  const has = (wanted: ColumnDiff['state']) => columns.some(({ state }) => state === wanted);
  const words: readonly (readonly [string, string | undefined])[] = [
    ['drifted', has('drifted') ? 'moved beyond its limit' : undefined],
    ['unknown', has('unknown') ? 'nobody can tell, mostly for too few rows' : undefined],
    ['changed', has('changed') ? 'moved by more than chance, within its limit or without one' : undefined],
    ...[...new Set(columns.flatMap((column) => told(column).map(({ statistic }) => statistic)))].map(
      (name) => [name, meanings[name]] as const,
    ),
    [
      'range',
      columns.some(({ range }) => range !== undefined)
        ? 'the edges of the cells that hold all but the lowest and the highest 0.1 %'
        : undefined,
    ],
  ];
  const known = words.flatMap(([word, meaning]): Spans[] =>
    meaning === undefined ? [] : [[{ code: word }, `: ${meaning}`]],
  );
  return [...known, [chance]];
}

const chance =
  'What chance alone moves is reckoned for independent rows: where rows come in groups (of one day, of one customer), chance moves more.';

function histogramBlock({ column, histogram }: ColumnDiff): Block {
  return { kind: 'chart', chart: { kind: 'histogram', title: `${column}: share of rows`, cells: histogram } };
}
