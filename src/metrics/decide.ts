import { normalQuantile } from '../support/statistics.ts';
import type { MetricComparison } from './types.ts';

/** How many more would let a gate say pass or fail, if the change stays what it is now. Each alone. */
export interface MoreToDecide {
  /** Rows beyond those there are; null where no number of rows is enough (seeds decide, or nothing does). */
  readonly rows: number | null;
  /** Seeds on each side beyond those there are; null where no number of seeds is enough. */
  readonly seeds: number | null;
}

/**
 * The rule asks whether the oriented change is at least −t. It is decided when the interval's half width is below the
 * distance between them; the row part of the variance falls with the number of rows, the seeds' with that of seeds.
 * Null where the line has no change, no spread, or nothing to decide.
 *
 * @param tolerance t of the gate in the metric's unit (for `min-better`, minus the amount)
 * @param level two-sided, default 0.95
 */
export function rowsToDecide(line: MetricComparison, tolerance: number, level = 0.95): MoreToDecide | null {
  const { change, candidate, baseline } = line;
  if (!change || change.exact || change.intervals.length === 0) return null;
  const distance = Math.abs(change.value + tolerance);
  const rowVariance = (change.standardError.rows ?? 0) ** 2;
  const seedVariance = (change.standardError.seeds ?? 0) ** 2;
  const allowed = (distance / normalQuantile((1 + level) / 2)) ** 2;
  const interval = change.intervals.find((one) => one.level === level);
  if (interval && (interval.low >= -tolerance || interval.high < -tolerance)) return null;
  const seeds = Math.max(candidate.seeds, baseline?.seeds ?? 1);
  return {
    rows: candidate.rows === null ? null : extra(candidate.rows, rowVariance, allowed - seedVariance),
    seeds: extra(seeds, seedVariance, allowed - rowVariance),
  };
}

/** n·(v/allowed) − n rounded up, at least 1; null where the other part alone is too much, or this part is nothing. */
function extra(count: number, variance: number, allowed: number): number | null {
  if (!(allowed > 0) || !(variance > 0)) return null;
  const needed = Math.ceil(count * (variance / allowed - 1));
  return Number.isSafeInteger(needed) ? Math.max(1, needed) : null;
}
