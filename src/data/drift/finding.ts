import type { DriftStatistic } from '../../project/types.ts';

/** The largest value that no change at all would show, for each of the two words as rarely as it may be wrong. */
export interface Noise {
  readonly changed: number;
  readonly drifted: number;
}

/** How many times rarer than *changed*, which is only listed, *drifted* may be wrong, which stops somebody. */
const rarer = 10;

/** @param law the largest value that no change would show with probability 1 − alpha */
export function noiseOf(law: (alpha: number) => number, alpha: number): Noise {
  return { changed: law(alpha), drifted: law(alpha / rarer) };
}

/** What one statistic says about one column, before it is judged. */
export interface Finding {
  readonly statistic: DriftStatistic;
  readonly value: number;
  /** True: the sketches know no more than that the value is no smaller. */
  readonly atLeast?: true;
  readonly limit: number;
  readonly noise: Noise;
  /** As that of `Cells`: so much may have moved besides. */
  readonly untold?: number | undefined;
  /** False: said for information only. */
  readonly gates: boolean;
  /** True where the law says that it can be judged only from enough rows, even when the value is small. */
  readonly needsRows: boolean;
  /** "mean 38.2 → 52.9", in the column's own unit. */
  readonly detail: string;
}

/** The lists of most frequent values are cut, and differ in more than the limit allows: nobody can tell whether it moved. */
export function isUntold({ untold = 0, limit, gates }: Finding): boolean {
  return gates && untold > limit;
}

/**
 * `drifted`: beyond the limit and beyond chance. `unknown`: chance alone reaches beyond the limit, and the value is no
 * larger than that. `changed`: beyond chance. A limit is never raised.
 */
export function stateOf(finding: Finding): 'same' | 'changed' | 'drifted' | 'unknown' {
  const { value, limit, noise, gates } = finding;
  // Equal values count as "not beyond": sums of shares differ in their last digits.
  const beyond = (least: number): boolean => value > least * (1 + 1e-12) + 1e-15;
  if (gates && beyond(limit) && beyond(noise.drifted)) return 'drifted';
  if (isUntold(finding)) return 'unknown';
  if (gates && noise.drifted > limit && !beyond(noise.drifted) && (finding.needsRows || beyond(limit)))
    return 'unknown';
  return beyond(noise.changed) ? 'changed' : 'same';
}
