import { normalCdf, normalQuantile, tQuantile } from '../../support/statistics.ts';
import { rounding } from './quantity.ts';
import type { Spread } from './spread.ts';

/** As many resamples for each interval; their number is fixed so that a report repeats itself digit for digit. */
export const resamples = 2000;

/** What is known beside the replicates. */
export interface ReplicateFacts {
  /** The value on the rows themselves. */
  readonly value: number;
  /** Independent rows or groups. */
  readonly units: number;
  /** Bounds of the quantity: an undefined replicate counts as the worse bound for either limit. */
  readonly range: readonly [number, number];
  /** BCa: bias and acceleration are corrected (Efron 1987). Without: plain percentiles. */
  readonly acceleration?: number;
}

/**
 * Limits from replicates of a quantity: BCa or percentile. The tail areas are those of t with units − 1 degrees of
 * freedom widened by √(n/(n−1)) (Hesterberg 2015), since resamples of few rows spread too little. Tails that hold
 * fewer than four replicates are extended on the normal scale.
 */
export function replicateSpread(replicates: Float64Array, facts: ReplicateFacts): Spread {
  const { lows, highs } = sortedForBoth(replicates, facts.range);
  const { acceleration } = facts;
  const standardError = deviation(replicates);
  const bias = acceleration === undefined ? 0 : biasOf(replicates, facts.value, standardError);
  const corrected = (z: number): number => {
    const sum = bias + z;
    const denominator = 1 - (acceleration ?? 0) * sum;
    // Beyond the pole the transformation turns round; the limit is then the farthest.
    const moved = denominator > 0 ? bias + sum / denominator : Math.sign(sum) * farthest;
    return Math.min(Math.max(moved, -farthest), farthest);
  };
  return {
    standardError,
    df: Number.POSITIVE_INFINITY,
    limits: (level) => {
      const z = tQuantile((1 + level) / 2, facts.units - 1) * Math.sqrt(facts.units / (facts.units - 1));
      return [limit(lows, corrected(-z), facts.value), limit(highs, corrected(z), facts.value)];
    },
  };
}

/** As many normal deviations a limit may lie out: a tail of 1e-12. */
const farthest = 7;

/** The quantile of sorted replicates at a normal deviate (linear, type 7), extended beyond the last four on either end. */
function limit(sorted: Float64Array, deviate: number, value: number): number {
  const edge = -normalQuantile(4 / sorted.length);
  if (Math.abs(deviate) <= edge) return quantile(sorted, normalCdf(deviate));
  const side = Math.sign(deviate);
  const at = quantile(sorted, normalCdf(side * edge));
  // Where the replicates' tail does not even reach the value, there is no distance to extend.
  const reach = Math.max(0, side * (at - value));
  return at + side * reach * (Math.abs(deviate) / edge - 1);
}

function quantile(sorted: Float64Array, area: number): number {
  const place = area * (sorted.length - 1);
  const below = Math.floor(place);
  const a = sorted[below] ?? Number.NaN;
  const b = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return a === b ? a : a + (b - a) * (place - below);
}

function biasOf(replicates: Float64Array, value: number, deviation: number): number {
  let below = 0;
  let defined = 0;
  for (const replicate of replicates) {
    if (Number.isNaN(replicate)) continue;
    defined += 1;
    // Differences that are only rounding are ties, else mirrored sides would not mirror; it is as large as the terms
    // of the sums, of which the deviation tells more than the value does where they cancel out.
    const gap = replicate - value;
    const size = Math.max(Math.abs(replicate), Math.abs(value), 1000 * deviation);
    const tie = Math.abs(gap) <= rounding * size;
    below += tie ? 0.5 : gap < 0 ? 1 : 0;
  }
  const share = Math.min(Math.max(below, 0.5), defined - 0.5) / defined;
  return normalQuantile(share);
}

/** Sorted for either limit: once, where all are defined. */
function sortedForBoth(replicates: Float64Array, [low, high]: ReplicateFacts['range']) {
  if (replicates.some(Number.isNaN)) return { lows: fill(replicates, low), highs: fill(replicates, high) };
  const sorted = replicates.toSorted();
  return { lows: sorted, highs: sorted };
}

function fill(replicates: Float64Array, bound: number): Float64Array {
  return replicates.map((value) => (Number.isNaN(value) ? bound : value)).sort();
}

function deviation(replicates: Float64Array): number {
  let count = 0;
  let sum = 0;
  for (const value of replicates) {
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  const mean = sum / count;
  let squares = 0;
  for (const value of replicates) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (count - 1));
}
