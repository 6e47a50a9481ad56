import type { Dataset } from '../../project/types.ts';
import { type Verdict, worst } from '../../support/verdict.ts';
import type { ColumnSketch, Sketch } from '../sketch/schema.ts';
import { typeWords } from '../type-words.ts';
import type { CheckResult, ColumnDiff, DataDiff } from '../types.ts';
import { falseAlarms } from './limits.ts';
import { limitsOfNothing, removedChecks, rowCountCheck } from './table.ts';
import { compareDiffs, diffColumn } from './verdict.ts';

/** What the files of the head say beside its sketch. */
export interface AboutHead {
  /** It has all files of the base and more; then sentences also say what the new rows alone hold. */
  readonly appended?: boolean;
  /** Columns that folders make: a new folder is a new value, by nature. */
  readonly folders?: ReadonlySet<string>;
}

/**
 * Base against head from their sketches alone. The verdict is the worst of what has level `fail`: a drifted column
 * fails, a column that nobody can judge is unknown; everything else is listed.
 */
export function diffSketches(base: Sketch, head: Sketch, dataset: Dataset, about: AboutHead = {}): DataDiff {
  const { appended = false, folders = new Set() } = about;
  const before = new Map(base.columns.map((column) => [column.name, column]));
  const after = new Map(head.columns.map((column) => [column.name, column]));
  const common = head.columns.flatMap((column) => {
    const other = before.get(column.name);
    return other === undefined ? [] : [[other, column] as const];
  });
  const alpha = falseAlarms / Math.max(1, common.length);
  const columns = common
    .map(([left, right]) => diffColumn(left, right, dataset, { alpha, appended, folders }))
    .sort(compareDiffs);
  const removed = base.columns.filter((column) => !after.has(column.name)).map((column) => column.name);
  const checks = [
    rowCountCheck(base, head, dataset),
    ...removedChecks(removed, head, dataset),
    ...limitsOfNothing(base, head, dataset),
  ];
  return {
    dataset: dataset.name,
    base: { digest: base.digests.join('+'), rows: base.rows },
    head: { digest: head.digests.join('+'), rows: head.rows },
    added: head.columns.filter((column) => !before.has(column.name)).map((column) => column.name),
    removed,
    retyped: common.flatMap(([left, right]) => retyped(left, right)),
    verdict: verdictOf(columns, checks),
    columns,
    checks,
  };
}

/** Another type, or a time zone lost or won, where there are values; another width of the same type (INTEGER, BIGINT) is no change. */
function retyped(base: ColumnSketch, head: ColumnSketch): DataDiff['retyped'] {
  const zone = (column: ColumnSketch): boolean => column.engineType.endsWith('WITH TIME ZONE');
  const isEmpty = [base, head].some(({ rows, nulls }) => rows === nulls);
  if (
    base.type === head.type &&
    (isEmpty || zone(base) === zone(head)) &&
    (base.type !== 'other' || base.engineType === head.engineType)
  ) {
    return [];
  }
  const [from, to] = [typeWords(base), typeWords(head)];
  return [{ column: head.name, ...(from === to ? { from: base.engineType, to: head.engineType } : { from, to }) }];
}

function verdictOf(columns: readonly ColumnDiff[], checks: readonly CheckResult[]): Verdict {
  const judged = columns.filter((column) => column.level === 'fail').map((column) => stateVerdicts[column.state]);
  return worst([...judged, ...checks.filter((check) => check.level === 'fail').map((check) => check.verdict)]);
}

const stateVerdicts: Readonly<Record<ColumnDiff['state'], Verdict>> = {
  drifted: 'fail',
  unknown: 'unknown',
  changed: 'pass',
  same: 'pass',
};
