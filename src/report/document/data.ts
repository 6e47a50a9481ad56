import type { CheckResult, ColumnDiff, DataDiff } from '../../data/types.ts';
import { count, withoutName } from '../clause.ts';
import { failedChecks } from '../dataset-clause.ts';
import { formatCount, formatShare } from '../numbers.ts';
import { outcomes } from '../outcome.ts';
import type { DatasetReport, Report } from '../types.ts';
import { columnBlocks } from './data-columns.ts';
import { type Block, problemMark, type Section, type Spans } from './document.ts';

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
    const schema = schemaSpans(dataset);
    const about = [files, schema].filter((spans) => spans !== undefined);
    const lines: Block[] = [line, ...about.map((spans): Block => ({ kind: 'paragraph', spans }))];
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
  const tree = report && treeText(report);
  if (report) facts.push(tree ?? rowsText(report.rows, diff));
  if (report) facts.push(checksText(report.checks));
  if (diff && tree === undefined) facts.push(columnsText(diff));
  return [{ strong: ['Data '] }, { code: dataset.dataset }, `: ${facts.join(' · ')}`];
}

/** "12 files, 3,400 bytes" where no table is read. */
function treeText({ checks, columns }: NonNullable<DatasetReport['report']>): string | undefined {
  if (columns.length > 0) return undefined;
  return checks.find(({ check, reason }) => check === 'files' && reason === 'kept')?.sentence;
}

/** As many files, or columns, of each kind are named. */
const visibleNames = 4;

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
  const parts = kinds.flatMap(({ word, paths }, at): Spans => [`${at === 0 ? '' : '; '}${word} `, ...named(paths)]);
  return ['Files: ', ...parts, same === 0 ? '.' : `; ${formatCount(same)} as before.`];
}

/** "`a`, `b`, `c`, `d` and 3 more". */
function named(names: readonly string[]): Spans {
  const shown = names.slice(0, visibleNames).flatMap((name, nth): Spans => [nth === 0 ? '' : ', ', { code: name }]);
  return names.length > visibleNames ? [...shown, ` and ${formatCount(names.length - visibleNames)} more`] : shown;
}

/** "Columns: added `visib`; removed `dewp`; `temp` is text, was numbers." */
export function schemaSpans({ diff }: Pick<DatasetReport, 'diff'>): Spans | undefined {
  if (diff === undefined) return undefined;
  const { added, removed, retyped } = diff;
  const types = retyped.slice(0, visibleNames).map((change): Spans => ['type of ', ...typeChange(change)]);
  const more = retyped.length - types.length;
  const parts: readonly Spans[] = [
    ...(added.length > 0 ? [['added ', ...named(added)]] : []),
    ...(removed.length > 0 ? [['removed ', ...named(removed)]] : []),
    ...types,
    ...(more > 0 ? [[`${formatCount(more)} more with another type`]] : []),
  ];
  if (parts.length === 0) return undefined;
  return ['Columns: ', ...parts.flatMap((part, at): Spans => (at === 0 ? part : ['; ', ...part])), '.'];
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

function columnsText({ columns }: DataDiff): string {
  if (columns.length === 0) return 'no column compared';
  const of = (state: ColumnDiff['state']) => columns.filter((column) => column.state === state).length;
  const parts = [
    of('drifted') > 0 ? `${count(of('drifted'), 'column')} drifted` : 'no column drifted',
    of('changed') > 0 ? `${of('changed')} changed within the limit` : '',
    of('unknown') > 0 ? `${of('unknown')} unknown` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What there is to say of one dataset. */
type Found = Pick<DatasetReport, 'dataset' | 'report' | 'diff' | 'problems'>;

/**
 * Failed checks that block, drifted columns, what is unknown, then warnings.
 * @param tooFew what follows for columns that few rows cannot tell of
 */
export function findingsOf(dataset: Found, tooFew = stopsNothing): Spans[] {
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
    ...blocking.map((check): Spans => withRule([`❌ ${withName(check)}`, ...example(check)], check)),
    ...columns
      .filter(({ state }) => state === 'drifted')
      .map((column): Spans => withRule([`${column.level === 'fail' ? '❌' : '⚠️'} ${column.sentence}`], column)),
    ...open.map((one): Spans => withRule([`❓ ${one.sentence}`], one)),
    ...tooFewText(folded, dataset, tooFew),
    ...warned.map((check): Spans => withRule([`⚠️ ${withName(check)}`], check)),
  ];
}

/** Columns that nobody limited and that few rows cannot tell of: true of most columns of a small table. */
function ofTooFewRows({ diff }: Found): readonly ColumnDiff[] {
  const found = (diff?.columns ?? []).filter(
    ({ state, reason, level }) => state === 'unknown' && reason === 'not-enough-data' && level !== 'fail',
  );
  return found.length > 1 ? found : [];
}

const stopsNothing = 'Nobody declared a limit for them, and the usual ones stop nothing where rows are too few.';

/** One line for all of them; what could be seen of each stands in detail. */
function tooFewText(columns: readonly ColumnDiff[], { diff }: Found, end: string): readonly Spans[] {
  if (columns.length === 0 || diff === undefined) return [];
  const shown = columns.slice(0, 6);
  const names = shown.flatMap(({ column }, at): Spans => [at === 0 ? '' : ', ', { code: column }]);
  const more = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : '';
  const rows = `${formatCount(diff.base.rows)} and ${formatCount(diff.head.rows)} rows`;
  return [
    [`❓ ${rows} are too few to tell whether these ${columns.length} columns drifted: `, ...names, `${more}. ${end}`],
  ];
}

function withName({ name, sentence }: CheckResult): string {
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
    const schema: Block[] = diff ? everySchemaChange(diff) : [];
    const body = [...all, ...schema, ...columnBlocks(dataset.dataset, shown)];
    if (body.length === 0) return [];
    return [{ kind: 'heading', spans: ['Data ', { code: dataset.dataset }] }, ...body, ...scansBlock(dataset)];
  });
  return blocks.length === 0 ? undefined : { id: 'distributions', title: 'Data in detail', folded: true, blocks };
}

function scansBlock({ scans }: DatasetReport): readonly Block[] {
  if (scans === undefined) return [];
  return [{ kind: 'paragraph', spans: [`Read in ${formatCount(scans)} ${scans === 1 ? 'scan' : 'scans'}.`] }];
}

/** All of them, where the line above has no room for each. */
function everySchemaChange(diff: DataDiff): Block[] {
  const { added, removed, retyped } = diff;
  if ([added, removed, retyped].every(({ length }) => length <= visibleNames)) return [];
  const items: Spans[] = [
    ...added.map((column): Spans => ['Column added: ', { code: column }]),
    ...removed.map((column): Spans => ['Column removed: ', { code: column }]),
    ...retyped.map((change): Spans => ['Type of ', ...typeChange(change)]),
  ];
  return [{ kind: 'list', items }];
}

function typeChange({ column, from, to }: DataDiff['retyped'][number]): Spans {
  return [{ code: column }, ': ', { code: from }, ' → ', { code: to }];
}
