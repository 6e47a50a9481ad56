import { formatFromEnding } from '../../project/index.ts';
import { type Amount, type Meter, noMeter } from '../../support/amount.ts';
import { MlopsError } from '../../support/problem.ts';
import { worst } from '../../support/verdict.ts';
import type { DataEngine, TableShape } from '../engines/port.ts';
import { withNames } from '../named-files.ts';
import { tableSource } from '../table-source.ts';
import type { CheckResult, DataReport, DatasetVersion } from '../types.ts';
import { watchedEngine } from '../watched-engine.ts';
import { contextOf, storedColumns } from './context.ts';
import { rowsBehind } from './examples.ts';
import { type RowsSink, writeFailingRows } from './failing-rows.ts';
import { defaultRuleLimitMs, type StoredColumn } from './family.ts';
import { frozenAnswers } from './frozen.ts';
import { checkFamilies } from './registry.ts';
import { writeRejectedLines } from './rejected-lines.ts';
import { counted, whole } from './words.ts';

export interface CheckOptions {
  /** How long one query of a rule of the user's own may take, in milliseconds. */
  readonly ruleLimitMs?: number;
  /** The datasets that rules of this one name (`namedDatasets`), by their names. */
  readonly others?: ReadonlyMap<string, DatasetVersion>;
  /** Where the rows go that break a check. */
  readonly failingRows?: RowsSink;
  /** Told how many checks are answered. */
  readonly tell?: Meter;
}

/**
 * Asks every rule of a contract of one dataset version. Everything is counted over all rows; the same bytes give the
 * same report at any number of threads.
 * @throws MlopsError only where the engine itself is missing, cancelled, out of time, memory or disk; what is wrong
 *   with the data, even files that cannot be read, is in the report
 */
export async function checkDataset(
  engine: DataEngine,
  version: DatasetVersion,
  options: CheckOptions = {},
): Promise<DataReport> {
  if (version.dataset.format.kind === 'files' && version.relation === undefined) return filesReport(version);
  try {
    const shape = await engine.describe(tableSource(version));
    return report(version, shape.rows, storedColumns(version, shape), await runChecks(engine, version, shape, options));
  } catch (error) {
    // Damage in the middle of a file shows only when its columns are read.
    if (!(error instanceof MlopsError) || error.ends !== 'input') throw error;
    return unreadableReport(version, error);
  }
}

async function runChecks(
  engine: DataEngine,
  version: DatasetVersion,
  shape: TableShape,
  { ruleLimitMs = defaultRuleLimitMs, others = new Map(), tell = noMeter, failingRows }: CheckOptions,
): Promise<CheckResult[]> {
  let isCounting = true;
  // The counts of all rules are a few passes over all rows, and take most of the time.
  const watched = watchedEngine(engine, (share) => {
    if (isCounting) tell(rowsAmount(shape.rows, share));
  });
  const { context, counter } = contextOf(watched, version, shape, ruleLimitMs, others);
  const judges = checkFamilies.flatMap((family) => family.plan(context));
  await counter.run();
  isCounting = false;
  const results: CheckResult[] = [];
  for (const judge of judges) {
    tell({ unit: 'checks', done: results.length, of: judges.length });
    const answers = [await judge()].flat();
    results.push(...answers);
    for (const result of failingRows === undefined ? [] : answers) {
      const from = result.verdict === 'pass' ? undefined : rowsBehind(result);
      if (from && failingRows) {
        await writeFailingRows(engine, { version, table: context.table, shape, result, from }, failingRows);
      }
    }
  }
  tell(undefined);
  if (failingRows !== undefined) await writeRejectedLines(engine, version, shape, failingRows);
  return results;
}

function rowsAmount(rows: number, share: number): Amount {
  return { unit: 'rows', done: Math.floor(share * rows), of: rows, what: 'read' };
}

function report(
  version: DatasetVersion,
  rows: number,
  columns: readonly StoredColumn[],
  checks: readonly CheckResult[],
): DataReport {
  return {
    schemaVersion: 1,
    dataset: version.dataset.name,
    digest: version.digest,
    rows,
    files: version.files.length,
    bytes: bytesOf(version),
    columns: columns.map(({ name, type, engineType }) => ({ name, type, engineType })),
    // What only warns does not decide; a report in which nothing decides is not green either.
    verdict: worst(checks.filter((check) => check.level === 'fail').map((check) => check.verdict)),
    checks,
  };
}

const bytesOf = (version: DatasetVersion) => version.files.reduce((sum, file) => sum + file.bytes, 0);

const noRows = { checked: 0, nulls: 0, skipped: 0, failed: 0 };

function unreadableReport(version: DatasetVersion, error: MlopsError): DataReport {
  const checks = error.problems.map(
    (problem): CheckResult => ({
      check: 'files',
      verdict: 'fail',
      level: 'fail',
      reason: problem.reason,
      sentence: withoutName(withNames(problem.message, version.files), version.dataset.name),
      rows: noRows,
      examples: [],
      path: version.dataset.path,
    }),
  );
  return report(version, 0, [], checks);
}

/** What a view says of itself begins with its name, which stands in front of every sentence of a report. */
function withoutName(sentence: string, name: string): string {
  return sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;
}

/** A tree of files: how many and how large; a rule that needs rows stays unanswered, and says so. */
function filesReport(version: DatasetVersion): DataReport {
  const { dataset } = version;
  const none = version.files.length === 0;
  const common = { check: 'files', level: 'fail', rows: noRows, examples: [], path: dataset.path } as const;
  const frozen = frozenAnswers(version).map((given): CheckResult => ({ ...given, rows: noRows, examples: [] }));
  const asksForRows =
    dataset.key.length + dataset.columns.size + dataset.checks.length + Object.keys(dataset.rows).length;
  const open: CheckResult[] =
    asksForRows > 0
      ? [
          {
            ...common,
            verdict: 'unknown',
            reason: 'not-a-table',
            sentence: 'rules about rows and columns cannot be asked of a tree of files',
          },
        ]
      : [];
  const sentence = none
    ? 'there are no files'
    : `${counted(version.files.length, 'file')}, ${whole(bytesOf(version))} bytes`;
  return report(
    version,
    0,
    [],
    [
      { ...common, verdict: none ? 'fail' : 'pass', reason: none ? 'no-data-files' : 'kept', sentence },
      ...frozen,
      ...open,
      ...unreadTables(version),
    ],
  );
}

const kindWords: Readonly<Partial<Record<string, string>>> = { parquet: 'Parquet', arrow: 'Arrow' };

/** A folder says nothing about the files in it: where all are tables and nobody said `files`, they were meant to be read. */
function unreadTables({ dataset, files }: DatasetVersion): readonly CheckResult[] {
  const { format, path, implicit } = dataset;
  const kinds = new Set(files.map((file) => formatFromEnding(file.path).kind));
  const [kind = 'files', ...others] = kinds;
  if (implicit || format.kind !== 'files' || format.guessed !== true || kind === 'files' || others.length > 0)
    return [];
  const written = counted(files.length, `${kindWords[kind] ?? kind.toUpperCase()} file`);
  const sentence = `${written}, and nothing in them is looked into; \`format: ${kind}\` would read them as one table`;
  return [
    {
      ...{ check: 'files', verdict: 'fail', level: 'warn', reason: 'tables-not-read', sentence },
      ...{ rows: noRows, examples: [], path: [...path, 'format'] },
    },
  ];
}
