import type { CheckResult, ColumnDiff, DataDiff } from '../../data/types.ts';
import { decimalsFor } from '../../support/numbers.ts';
import { count, withoutName } from '../clause.ts';
import { failedChecks } from '../dataset-clause.ts';
import { formatCount, formatLimit, formatNumber, formatShare } from '../numbers.ts';
import { outcomes } from '../outcome.ts';
import type { DatasetReport, Report } from '../types.ts';
import { type Block, type Column, problemMark, type Row, type Section, type Span, type Spans } from './document.ts';

const marks = { pass: '✅', fail: '❌', unknown: '❓' } as const;
/** As many findings of one dataset stand before the fold. */
const visibleFindings = 6;

/** One line for each dataset, and its findings below, worst first. */
export function dataSection(report: Report, visible = visibleFindings): Section | undefined {
  const loud = report.datasets.filter(({ outcome }) => outcome !== 'nothing-to-run');
  const quiet = report.datasets.filter(({ outcome }) => outcome === 'nothing-to-run');
  const blocks = loud.flatMap((dataset): Block[] => {
    const findings = findingsOf(dataset);
    const items = findings.slice(0, visible);
    const more = findings.length - items.length;
    if (more > 0) items.push([`${count(more, 'more finding')} under “Data in detail”.`]);
    const line: Block = { kind: 'paragraph', spans: datasetLine(dataset) };
    const files = filesSpans(dataset);
    const lines: Block[] = files === undefined ? [line] : [line, { kind: 'paragraph', spans: files }];
    return items.length > 0 ? [...lines, { kind: 'list', items }] : lines;
  });
  if (quiet.length > 0 && loud.length + report.models.length > 0) {
    blocks.push({ kind: 'paragraph', spans: quiet.slice(0, 8).flatMap(quietSpans) });
  }
  return blocks.length === 0 ? undefined : { id: 'data', title: 'Data', folded: false, blocks };
}

function quietSpans({ dataset, note }: DatasetReport, at: number): Spans {
  return [at === 0 ? 'Data ' : '; ', { code: dataset }, `: ${note ?? 'unchanged'}`];
}

function datasetLine(dataset: DatasetReport): Spans {
  const { report, diff, verdict, outcome } = dataset;
  const facts = [`${marks[verdict]} ${outcomes[outcome].word.toLowerCase()}`];
  if (report) facts.push(rowsText(report.rows, diff));
  if (report) facts.push(checksText(report.checks));
  if (diff) facts.push(columnsText(diff));
  return [{ strong: ['Data '] }, { code: dataset.dataset }, `: ${facts.join(' · ')}`];
}

/** As many files of each kind are named. */
const visibleFiles = 4;

/** "Files: added `a.csv`, `b.csv`; changed `c.csv` and 3 more; 8 as before." */
function filesSpans({ files }: DatasetReport): Spans | undefined {
  if (files === undefined) return undefined;
  const { added, changed, removed, same } = files;
  const kinds = [
    ...[
      { word: 'changed', paths: changed },
      { word: 'added', paths: added },
      { word: 'removed', paths: removed },
    ],
  ].filter(({ paths }) => paths.length > 0);
  if (kinds.length === 0) return undefined;
  const parts = kinds.flatMap(({ word, paths }, at): Spans => {
    const shown = paths.slice(0, visibleFiles).flatMap((path, nth): Spans => [nth === 0 ? '' : ', ', { code: path }]);
    const more = paths.length > visibleFiles ? ` and ${formatCount(paths.length - visibleFiles)} more` : '';
    return [`${at === 0 ? '' : '; '}${word} `, ...shown, more];
  });
  return ['Files: ', ...parts, same === 0 ? '.' : `; ${formatCount(same)} as before.`];
}

function rowsText(rows: number, diff: DataDiff | undefined): string {
  const share = diff && diff.base.rows > 0 ? (rows - diff.base.rows) / diff.base.rows : undefined;
  if (!diff || share === undefined) return count(rows, 'row') ? `${formatCount(rows)} rows` : 'no rows';
  return `${formatCount(rows)} rows (base ${formatCount(diff.base.rows)}${share === 0 ? '' : `, ${share > 0 ? '+' : ''}${formatShare(share)}`})`;
}

/** What only warns is counted by itself: the headline counts what fails. */
function checksText(checks: readonly CheckResult[]): string {
  const broken = (level: CheckResult['level']) =>
    checks.filter((check) => check.verdict === 'fail' && check.level === level).length;
  const [failed, warned, noted] = [broken('fail'), broken('warn'), broken('info')];
  const open = checks.filter(({ verdict }) => verdict === 'unknown').length;
  const passed = checks.length - failed - warned - noted - open;
  const parts = [
    count(failed, 'check') && `${count(failed, 'check')} failed`,
    count(warned, 'warning'),
    noted > 0 ? `${noted} noted` : '',
    open > 0 ? `${open} unknown` : '',
  ];
  return [...parts, `${passed === 0 ? 'no check' : count(passed, 'check')} passed`]
    .filter((part) => part !== '')
    .join(', ');
}

function columnsText({ columns, added, removed, retyped }: DataDiff): string {
  const of = (state: ColumnDiff['state']) => columns.filter((column) => column.state === state).length;
  const parts = [
    of('drifted') > 0 ? `${count(of('drifted'), 'column')} drifted` : 'no column drifted',
    of('changed') > 0 ? `${of('changed')} changed within the limit` : '',
    of('unknown') > 0 ? `${of('unknown')} unknown` : '',
    added.length > 0 ? `${added.length} added` : '',
    removed.length > 0 ? `${removed.length} removed` : '',
    retyped.length > 0 ? `${retyped.length} with another type` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Failed checks that block, drifted columns, what is unknown, then warnings. */
function findingsOf(dataset: DatasetReport): Spans[] {
  const { report, diff, problems } = dataset;
  const checks = [...(report?.checks ?? []), ...(diff?.checks ?? [])];
  const blocking = failedChecks(dataset);
  const columns = diff?.columns ?? [];
  const warned = checks.filter((check) => check.verdict === 'fail' && check.level === 'warn');
  const folded = ofTooFewRows(dataset);
  const open = [
    ...checks.filter(({ verdict }) => verdict === 'unknown'),
    ...columns.filter((column) => column.state === 'unknown' && !folded.includes(column)),
  ];
  return [
    ...problems.map(
      ({ message, verdict, place }): Spans => [
        `${problemMark(verdict)} ${withoutName(message, dataset.dataset)}`,
        ...(place ? [' (', { code: `${place.file}:${place.line}:${place.column}` }, ')'] : []),
      ],
    ),
    ...blocking.map((check): Spans => withRule([`❌ ${named(check)}`, ...example(check)], check)),
    ...columns
      .filter(({ state }) => state === 'drifted')
      .map((column): Spans => withRule([`${column.level === 'fail' ? '❌' : '⚠️'} ${column.sentence}`], column)),
    ...open.map((one): Spans => withRule([`❓ ${one.sentence}`], one)),
    ...tooFewText(folded, dataset),
    ...warned.map((check): Spans => withRule([`⚠️ ${named(check)}`], check)),
  ];
}

/** Columns that nobody limited and that few rows cannot tell of: true of most columns of a small table. */
function ofTooFewRows({ diff }: DatasetReport): readonly ColumnDiff[] {
  const found = (diff?.columns ?? []).filter(
    ({ state, reason, level }) => state === 'unknown' && reason === 'not-enough-data' && level !== 'fail',
  );
  return found.length > 1 ? found : [];
}

/** One line for all of them; what could be seen of each stands in detail. */
function tooFewText(columns: readonly ColumnDiff[], { diff }: DatasetReport): readonly Spans[] {
  if (columns.length === 0 || diff === undefined) return [];
  const shown = columns.slice(0, 6);
  const names = shown.flatMap(({ column }, at): Spans => [at === 0 ? '' : ', ', { code: column }]);
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : '';
  const rows = `${formatCount(diff.base.rows)} and ${formatCount(diff.head.rows)} rows`;
  return [
    [
      `❓ ${rows} are too few to tell whether these ${columns.length} columns drifted: `,
      ...names,
      `${more}. No limit is declared for them, so this stops nothing.`,
    ],
  ];
}

function named({ name, sentence }: CheckResult): string {
  return name === undefined || sentence.includes(name) ? sentence : `“${name}”: ${sentence}`;
}

/** The first failing row by its key, unless the sentence names it already. */
function example({ examples, sentence }: CheckResult): Spans {
  const first = Object.entries(examples[0] ?? {}).slice(0, 6);
  if (first.length === 0 || sentence.includes('first:')) return [];
  return ['; first: ', { code: first.map(([column, value]) => `${column}=${value}`).join(' ') }];
}

/** A finding and where its rule stands; one that only the base branch still has, with the name of that branch. */
function withRule(finding: Spans, { place }: Pick<CheckResult | ColumnDiff, 'place'>): Spans {
  if (place === undefined) return finding;
  const said = finding.map((span) => (typeof span === 'string' ? span.replace(/\.$/, '') : span));
  const branch: Spans = place.branch === undefined ? [] : [' on ', { code: place.branch }];
  return [...said, ' (', { code: `${place.file}:${place.line}` }, ...branch, ')'];
}

const columnColumns: readonly Column[] = [
  { title: 'column', align: 'left' },
  { title: 'state', align: 'left' },
  { title: 'statistic', align: 'left' },
  { title: 'value / limit', align: 'right' },
  { title: 'nulls', align: 'right' },
  { title: 'base', align: 'left' },
  { title: 'this change', align: 'left' },
];

const pValueColumn: Column = { title: 'p-values (never gate)', align: 'left' };

/**
 * What the columns look like, base beside head, and the findings that had no room above.
 * @param visible as many findings of one dataset stand there
 */
export function distributionSection(report: Report, visible = visibleFindings): Section | undefined {
  const blocks = report.datasets.flatMap((dataset): Block[] => {
    const diff = dataset.diff;
    const shown = (diff?.columns ?? []).filter(({ state }) => state !== 'same');
    const left: readonly Spans[] = [
      ...findingsOf(dataset).slice(visible),
      ...ofTooFewRows(dataset).map(({ sentence }): Spans => [sentence]),
    ];
    const all: Block[] = left.length > 0 ? [{ kind: 'list', items: left }] : [];
    const schema: Block[] = diff ? schemaChanges(diff) : [];
    const table: Block[] = shown.length > 0 ? [columnTable(dataset.dataset, shown), ofIndependentRows] : [];
    const charts = shown.filter(({ state, histogram }) => state === 'drifted' && histogram.length > 1).slice(0, 8);
    const body = [...all, ...schema, ...table, ...charts.map(histogramBlock)];
    return body.length === 0 ? [] : [{ kind: 'heading', spans: ['Data ', { code: dataset.dataset }] }, ...body];
  });
  return blocks.length === 0 ? undefined : { id: 'distributions', title: 'Data in detail', folded: true, blocks };
}

const ofIndependentRows: Block = {
  kind: 'paragraph',
  spans: [
    'What chance alone moves is reckoned for independent rows: where rows come in groups (of one day, of one customer), chance moves more.',
  ],
};

function schemaChanges({ added, removed, retyped }: DataDiff): Block[] {
  const items: Spans[] = [
    ...added.map((column): Spans => ['Column added: ', { code: column }]),
    ...removed.map((column): Spans => ['Column removed: ', { code: column }]),
    ...retyped.map(
      ({ column, from, to }): Spans => ['Type of ', { code: column }, ': ', { code: from }, ' → ', { code: to }],
    ),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function columnTable(dataset: string, columns: readonly ColumnDiff[]): Block {
  const caption = `Columns of ${dataset} that moved: base and this change`;
  const tested = columns.some(({ tests }) => tests !== undefined);
  const shown = tested ? columnColumns.toSpliced(4, 0, pValueColumn) : columnColumns;
  return { kind: 'table', caption, columns: shown, rows: columns.map((column) => columnRow(column, tested)) };
}

function columnRow(column: ColumnDiff, tested: boolean): Row {
  const first = movedMost(column);
  const [base, head] = sparklines(column.histogram);
  const nulls = `${formatShare(column.nulls.base)} → ${formatShare(column.nulls.head)}`;
  const cells: Span[] = [
    { code: column.column },
    { text: column.state },
    { text: first?.statistic ?? movedValues(column) },
    { text: first ? `${estimatedText(first.value, first.limit)} / ${formatLimit(first.limit)}` : '–' },
    ...(tested ? [{ text: pValuesText(column) }] : []),
    { text: nulls },
    { spark: base },
    { spark: head },
  ];
  return { strong: column.state === 'drifted' && column.level === 'fail', cells: cells.map((cell) => [cell]) };
}

const testWords = { ks: 'KS', 'chi-square': 'χ²', 'null-share': 'nulls' } as const;

/** "KS 2e-12, χ² 0.034": what they say shrinks with every row, so none of them is a reason for anything. */
function pValuesText({ tests = [] }: ColumnDiff): string {
  return tests.map(({ test, pValue }) => `${testWords[test]} ${pValueText(pValue)}`).join(', ') || '–';
}

function pValueText(pValue: number): string {
  if (pValue < 1e-99) return 'below 1e-99';
  return pValue < 0.001 ? pValue.toExponential(0) : String(Number(pValue.toPrecision(2)));
}

/** Two digits, which is what a sketch knows; more only where it would else read like the limit. */
function estimatedText(value: number, limit: number): string {
  const decimals = decimalsFor(value, 2) ?? 0;
  const same = (count: number) => value !== limit && formatNumber(value, count) === formatNumber(limit, count);
  return formatNumber(value, [decimals, decimals + 1].find((count) => !same(count)) ?? decimals + 2);
}

/** The statistic that went furthest beyond its limit, of those beyond their noise; a limit of 0 is the tightest. */
function movedMost({ statistics }: ColumnDiff): ColumnDiff['statistics'][number] | undefined {
  const reach = ({ value, limit }: ColumnDiff['statistics'][number]) => value / Math.max(limit, Number.MIN_VALUE);
  return statistics
    .filter(({ value, noise, limit }) => value > noise || value > limit)
    .toSorted((one, other) => reach(other) - reach(one))[0];
}

/** What moved where no statistic did. */
function movedValues({ newValues, lostValues }: ColumnDiff): string {
  const parts = [
    newValues.length > 0 ? count(newValues.length, 'new value') : '',
    lostValues.length > 0 ? count(lostValues.length, 'lost value') : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || '–';
}

function histogramBlock({ column, histogram }: ColumnDiff): Block {
  return { kind: 'chart', chart: { kind: 'histogram', title: `${column}: share of rows`, cells: histogram } };
}

/** Both sides on one scale, so that heights can be compared. */
export function sparklines(cells: ColumnDiff['histogram']): [string, string] {
  const top = Math.max(0, ...cells.flatMap(({ base, head }) => [base, head]));
  return [
    sparkline(
      cells.map(({ base }) => base),
      0,
      top,
    ),
    sparkline(
      cells.map(({ head }) => head),
      0,
      top,
    ),
  ];
}

/** One character a value, from `low` to `high` in eight steps; nothing at all is a blank bar `·`. */
export function sparkline(values: readonly number[], low: number, high: number): string {
  const bars = '▁▂▃▄▅▆▇█';
  const step = (value: number) => Math.min(7, Math.max(0, Math.round(((value - low) / (high - low)) * 7)));
  return values
    .map((value) => (value === 0 && low === 0 ? '·' : high > low ? (bars[step(value)] ?? '·') : '▄'))
    .join('');
}
