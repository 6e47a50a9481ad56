import { constantGuess } from '../../metrics/index.ts';
import type { ScoredRows } from '../../metrics/types.ts';
import type { LabelCounts } from '../../report/types.ts';

/**
 * How many test rows have each label, from which score on a row counts as positive, and what the best constant answer
 * scores; absent for numbers and scores.
 */
export function labelCounts(scored: ScoredRows, metrics: readonly string[]): LabelCounts | undefined {
  const { task, classes, labels, candidate, weights } = scored;
  if (task === 'regression' || task === 'scored' || weights !== undefined || labels.length === 0) return undefined;
  const rows = new Array<number>(classes.length).fill(0);
  for (const label of labels) rows[label] = (rows[label] ?? 0) + 1;
  const counted = classes.map((name, at) => ({ name, rows: rows[at] ?? 0 }));
  const positive = task === 'binary' ? classes[1] : undefined;
  const byScore = candidate.some(({ predicted }) => predicted === undefined);
  return {
    classes: counted,
    ...(positive !== undefined && { positive }),
    ...(positive !== undefined && byScore && { threshold: 0.5 }),
    constant: [...constantGuess(scored, metrics)].map(([metric, value]) => ({ metric, value })),
  };
}
