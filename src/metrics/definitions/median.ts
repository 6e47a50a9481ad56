import { argsort } from '../argsort.ts';
import type { Sample, Side } from '../sample.ts';
import { type OnDraws, type Units, weightOnDraws } from '../units.ts';
import type { Functional } from './definition.ts';
import { absoluteErrors } from './losses.ts';

/** Sums of weights closer to the half than this are the half: the machine epsilon of doubles, as in scikit-learn. */
const epsilon = 2 ** -52;

/** The lowest |error| with at least half of the weight at or below it, averaged with the next where it is exactly half. */
export const medianAbsoluteError = (sample: Sample, side: Side): Functional => {
  const absolute = absoluteErrors(sample, side);
  const order = argsort(absolute);
  const quantile = (weights: Float64Array, share: number): number => weightedQuantile(absolute, order, weights, share);
  return {
    evaluate: (weights) => quantile(weights, 0.5),
    influence: () => {
      if (sample.n < 4) return null;
      const median = quantile(sample.weights, 0.5);
      // The density at the median by the spacing of quantiles around it (Siddiqui 1960), width ~ n^(−1/5).
      const half = Math.min(0.25, 0.5 * sample.n ** -0.2);
      const spacing = quantile(sample.weights, 0.5 + half) - quantile(sample.weights, 0.5 - half);
      const inverseDensity = spacing / (2 * half);
      return absolute.map((error) => (error > median ? 0.5 : error < median ? -0.5 : 0) * inverseDensity);
    },
    resampled: (units) => medianOnDraws(absolute, order, sample, units),
  };
};

function weightedQuantile(values: Float64Array, order: Uint32Array, weights: Float64Array, share: number): number {
  const weightAt = (at: number): number => weights[order[at] ?? 0] ?? 0;
  const valueAt = (at: number): number => values[order[at] ?? 0] ?? Number.NaN;
  let total = 0;
  for (let at = 0; at < order.length; at++) total += weightAt(at);
  const target = total * share;
  let sum = 0;
  let at = -1;
  while (sum < target && at < order.length - 1) sum += weightAt(++at);
  if (sum - target > epsilon) return valueAt(at);
  let next = at + 1;
  while (next < order.length && weightAt(next) === 0) next += 1;
  return next < order.length ? (valueAt(at) + valueAt(next)) / 2 : valueAt(at);
}

/** Adds up weights by ascending error until half of them is reached; equal weights are counted as 1. */
function medianOnDraws(values: Float64Array, order: Uint32Array, sample: Sample, units: Units): OnDraws {
  const equal = !sample.weighted;
  const sorted = new Float64Array(sample.n);
  const weights = new Float64Array(sample.n).fill(1);
  const unitAt = new Uint16Array(sample.n);
  for (const [at, row] of order.entries()) {
    sorted[at] = values[row] ?? Number.NaN;
    unitAt[at] = units.of[row] ?? 0;
    if (!equal) weights[at] = sample.weights[row] ?? 0;
  }
  const total = weightOnDraws(equal ? { ...sample, weights } : sample, units);
  const weightAt = (draws: Uint16Array, at: number) => (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
  return (draws) => {
    const target = total(draws) / 2;
    const last = sorted.length - 1;
    let sum = 0;
    let at = 0;
    // In strides as long as they stay below the half, then row by row.
    for (; at + 4 <= last; at += 4) {
      const stride =
        weightAt(draws, at) + weightAt(draws, at + 1) + (weightAt(draws, at + 2) + weightAt(draws, at + 3));
      if (sum + stride >= target) break;
      sum += stride;
    }
    for (at -= 1; sum < target && at < last; ) sum += weightAt(draws, ++at);
    const value = sorted[at] ?? Number.NaN;
    if (sum - target > epsilon) return value;
    let next = at + 1;
    while (next <= last && weightAt(draws, next) === 0) next += 1;
    return next <= last ? (value + (sorted[next] ?? Number.NaN)) / 2 : value;
  };
}
