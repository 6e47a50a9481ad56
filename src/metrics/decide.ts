import { normalQuantile } from '../support/statistics.ts';
import type { MetricComparison } from './types.ts';

/** How many more would let a gate say pass or fail with a probability of 0.8, if the change is what it was measured as. */
export interface MoreToDecide {
  /** Rows beyond those there are; null where no number of rows is enough (seeds decide, or nothing does). */
  readonly rows: number | null;
  /** Seeds on each side beyond those there are; null where no number of seeds is enough. */
  readonly seeds: number | null;
}

/** Probability of deciding. At the size where the limit just touches the interval it would be one half. */
const power = 0.8;

/**
 * The rule asks whether the oriented change is at least −t. It is decided where the distance between them is the
 * interval's quantile and that of the power, in standard errors (Cohen 1988, §2.3); the row part of the variance falls
 * with the number of rows, the seeds' with that of seeds. The quantile is that of the interval itself, few degrees of
 * freedom included, on the side of the limit: for a pass at 95 %, for a fail at the strictest level that was asked.
 * Null where the line has no change, no spread, or nothing to decide.
 *
 * @param tolerance t of the gate in the metric's unit (for `min-better`, minus the amount)
 */
export function rowsToDecide(line: MetricComparison, tolerance: number): MoreToDecide | null {
  const { change, candidate, baseline } = line;
  if (!change || change.exact) return null;
  const offset = change.value + tolerance;
  const byLevel = change.intervals.toSorted((one, other) => one.level - other.level);
  const interval = offset >= 0 ? byLevel[0] : byLevel.at(-1);
  if (interval === undefined || interval.low >= -tolerance || interval.high < -tolerance) return null;
  const rowVariance = (change.standardError.rows ?? 0) ** 2;
  const seedVariance = (change.standardError.seeds ?? 0) ** 2;
  // More rows or seeds do not help against what all rows of a repeat have in common.
  const repeatVariance = (change.standardError.repeats ?? 0) ** 2;
  const half = offset >= 0 ? change.value - interval.low : interval.high - change.value;
  const quantile = half / Math.sqrt(rowVariance + seedVariance + repeatVariance);
  const allowed = (Math.abs(offset) / (quantile + normalQuantile(power))) ** 2;
  const seeds = Math.max(candidate.seeds, baseline?.seeds ?? 1);
  return {
    rows: candidate.rows === null ? null : extra(candidate.rows, rowVariance, allowed - seedVariance - repeatVariance),
    seeds: extra(seeds, seedVariance, allowed - rowVariance - repeatVariance),
  };
}

/** n·(v/allowed) − n rounded up, at least 1; null where the other part alone is too much, or this part is nothing. */
function extra(count: number, variance: number, allowed: number): number | null {
  if (!(allowed > 0) || !(variance > 0)) return null;
  const needed = Math.ceil(count * (variance / allowed - 1));
  return Number.isSafeInteger(needed) ? Math.max(1, needed) : null;
}
