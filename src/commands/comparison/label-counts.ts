import type { ScoredRows } from '../../metrics/types.ts';
import type { LabelCounts } from '../../report/types.ts';

/** How many test rows have each label, and from which score on a row counts as positive; absent for numbers. */
export function labelCounts({ task, classes, labels, candidate, weights }: ScoredRows): LabelCounts | undefined {
  if (task === 'regression' || weights !== undefined || labels.length === 0) return undefined;
  const rows = new Array<number>(classes.length).fill(0);
  for (const label of labels) rows[label] = (rows[label] ?? 0) + 1;
  const counted = classes.map((name, at) => ({ name, rows: rows[at] ?? 0 }));
  const positive = task === 'binary' ? classes[1] : undefined;
  const byScore = candidate.some(({ predicted }) => predicted === undefined);
  return {
    classes: counted,
    ...(positive !== undefined && { positive }),
    ...(positive !== undefined && byScore && { threshold: 0.5 }),
  };
}
