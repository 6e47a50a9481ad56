import { type Meter, noMeter } from '../../support/amount.ts';
import { MlopsError } from '../../support/problem.ts';
import { worst } from '../../support/verdict.ts';
import type { DataEngine, TableShape } from '../engines/port.ts';
import { tableSource } from '../table-source.ts';
import type { CheckResult, DataReport, DatasetVersion } from '../types.ts';
import { contextOf, storedColumns } from './context.ts';
import { defaultRuleLimitMs, type StoredColumn } from './family.ts';
import { checkFamilies } from './registry.ts';
import { counted, whole } from './words.ts';

export interface CheckOptions {
  /** How long one query of a rule of the user's own may take, in milliseconds. */
  readonly ruleLimitMs?: number;
  /** The datasets that rules of this one name (`namedDatasets`), by their names. */
  readonly others?: ReadonlyMap<string, DatasetVersion>;
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
  if (version.dataset.format.kind === 'files') return filesReport(version);
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
  { ruleLimitMs = defaultRuleLimitMs, others = new Map(), tell = noMeter }: CheckOptions,
): Promise<CheckResult[]> {
  const { context, counter } = contextOf(engine, version, shape, ruleLimitMs, others);
  const judges = checkFamilies.flatMap((family) => family.plan(context));
  await counter.run();
  const results: CheckResult[] = [];
  for (const judge of judges) {
    tell({ unit: 'checks', done: results.length, of: judges.length });
    results.push(...[await judge()].flat());
  }
  tell(undefined);
  return results;
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
  const relative = (text: string) => version.files.reduce((all, file) => all.replaceAll(file.local, file.path), text);
  const checks = error.problems.map(
    (problem): CheckResult => ({
      check: 'files',
      verdict: 'fail',
      level: 'fail',
      reason: problem.reason,
      sentence: relative(problem.message),
      rows: noRows,
      examples: [],
      path: version.dataset.path,
    }),
  );
  return report(version, 0, [], checks);
}

/** A tree of files: how many and how large; a rule that needs rows stays unanswered, and says so. */
function filesReport(version: DatasetVersion): DataReport {
  const { dataset } = version;
  const none = version.files.length === 0;
  const common = { check: 'files', level: 'fail', rows: noRows, examples: [], path: dataset.path } as const;
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
    [{ ...common, verdict: none ? 'fail' : 'pass', reason: none ? 'no-data-files' : 'kept', sentence }, ...open],
  );
}
