import type { ColumnDiff, DataDiff } from '../../data/types.ts';
import { largestOf, type ProjectPath, rowsChangeDefault, writtenStatistic } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import { type Edit, review } from './edit.ts';
import { outward, outwardWhole } from './outward.ts';
import { put } from './put.ts';

/** A finding of base against head, and the edits that accept it. */
export interface Accepting {
  readonly reason: string;
  readonly sentence: string;
  readonly edits: readonly Edit[];
}

/** For each column that drifted, and for the number of rows, the limits that would have let it pass. */
export function driftEdits(diff: DataDiff, dataset: Dataset): readonly Accepting[] {
  if (dataset.path[0] !== 'datasets') return [];
  const drifted = diff.columns.filter(({ state, level }) => state === 'drifted' && level !== 'info');
  return [
    ...drifted.map((column) => ({ ...told(column), edits: limitEdits(column, dataset.path) })),
    ...diff.checks
      .filter(({ reason }) => reason === 'row-count-changed')
      .map((check) => ({ ...told(check), edits: rowsEdits(diff, dataset) })),
  ];
}

function told({ reason, sentence }: { readonly reason: string; readonly sentence: string }) {
  return { reason, sentence: sentence.replace(/\.$/, '') };
}

const accepts = 'this accepts the shift, and every later one up to there';

/** One for each statistic that is beyond its limit: the limit of that statistic on that column, rounded outward. */
function limitEdits({ column, statistics }: ColumnDiff, dataset: ProjectPath): readonly Edit[] {
  return statistics
    .filter(({ value, limit }) => value > limit)
    .map(({ statistic, value }) => {
      const { key, as } = writtenStatistic(statistic);
      const limit = Math.min(outward(value, 'max'), largestOf(statistic) ?? Number.POSITIVE_INFINITY);
      const at = [...dataset, 'drift', 'columns', column, key, ...(as === undefined ? [] : ['max'])];
      const why = `\`${key}\` of ${column} may be up to ${limit} (${Number(value.toPrecision(3))} was seen, rounded outward): ${accepts}`;
      return review(why, at, (text) => put(text, at, String(limit)));
    });
}

function rowsEdits({ base, head }: DataDiff, dataset: Dataset): readonly Edit[] {
  const change = Math.abs(head.rows - base.rows);
  const { kind } = dataset.rows.change ?? rowsChangeDefault;
  if (change === 0 || base.rows === 0) return [];
  const limit =
    kind === 'percent' ? `${outward((100 * change) / base.rows, 'max')}%` : `${outwardWhole(change, 'max')}`;
  const at = [...dataset.path, 'rows', 'change'];
  const why = `the number of rows may change by up to ${limit}, rounded outward: this accepts the change, and every later one up to there`;
  return [review(why, at, (text) => put(text, at, limit))];
}
