import type { Sample, Side } from '../sample.ts';
import { dot, type OnDraws, type Units, weightOnDraws } from '../units.ts';
import type { Functional } from './definition.ts';

const binCount = 10;

/** Expected calibration error: Σ over 10 equal-width bins of |Σ (y − p)| / n, bin = min(⌊10p⌋, 9), positive class. */
export const calibrationError = (sample: Sample, side: Side): Functional => {
  const bins = new Uint8Array(sample.n);
  const gaps = new Float64Array(sample.n);
  for (let i = 0; i < sample.n; i++) {
    const probability = side.scores[0]?.[i] ?? 0;
    bins[i] = Math.min(Math.floor(10 * probability), 9);
    gaps[i] = (sample.labels[i] ?? 0) - probability;
  }
  const binSums = (weights: Float64Array): { readonly sums: Float64Array; readonly total: number } => {
    const sums = new Float64Array(binCount);
    let total = 0;
    for (let i = 0; i < sample.n; i++) {
      const bin = bins[i] ?? 0;
      const weight = weights[i] ?? 0;
      sums[bin] = (sums[bin] ?? 0) + weight * (gaps[i] ?? 0);
      total += weight;
    }
    return { sums, total };
  };
  const evaluate = (weights: Float64Array): number => {
    const { sums, total } = binSums(weights);
    return sums.reduce((sum, bin) => sum + Math.abs(bin), 0) / total;
  };
  return {
    evaluate,
    influence: () => {
      const signs = binSums(sample.weights).sums.map(Math.sign);
      const value = evaluate(sample.weights);
      return gaps.map((gap, i) => (signs[bins[i] ?? 0] ?? 0) * gap - value);
    },
    resampled: (units) =>
      units.count * binCount <= sample.n ? byUnit(bins, gaps, sample, units) : byRow(bins, gaps, sample, units),
  };
};

/** Σw(y − p) of each bin over each unit, bin after bin. */
function byUnit(bins: Uint8Array, gaps: Float64Array, sample: Sample, units: Units): OnDraws {
  const sums = new Float64Array(units.count * binCount);
  for (let i = 0; i < sample.n; i++) {
    const place = (bins[i] ?? 0) * units.count + (units.of[i] ?? 0);
    sums[place] = (sums[place] ?? 0) + (sample.weights[i] ?? 0) * (gaps[i] ?? 0);
  }
  const weight = weightOnDraws(sample, units);
  return (draws) => {
    let sum = 0;
    for (let bin = 0; bin < binCount; bin++) sum += Math.abs(dot(draws, sums, bin * units.count));
    return sum / weight(draws);
  };
}

/** The rows bin after bin, so that each bin is one run of additions. */
function byRow(bins: Uint8Array, gaps: Float64Array, sample: Sample, units: Units): OnDraws {
  const { ends, order } = inBins(bins);
  const unitAt = new Uint16Array(sample.n);
  const parts = new Float64Array(sample.n);
  for (let at = 0; at < sample.n; at++) {
    const row = order[at] ?? 0;
    unitAt[at] = units.of[row] ?? 0;
    parts[at] = (sample.weights[row] ?? 0) * (gaps[row] ?? 0);
  }
  const weight = weightOnDraws(sample, units);
  return (draws) => {
    let sum = 0;
    let start = 0;
    for (let bin = 0; bin < binCount; bin++) {
      const end = ends[bin] ?? 0;
      sum += Math.abs(runSum(draws, unitAt, parts, start, end));
      start = end;
    }
    return sum / weight(draws);
  };
}

/** Σ draws · parts of the rows from `start` to before `end`, four sums side by side. */
function runSum(draws: Uint16Array, unitAt: Uint16Array, parts: Float64Array, start: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = start;
  for (; at + 3 < end; at += 4) {
    a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
    b += (draws[unitAt[at + 1] ?? 0] ?? 0) * (parts[at + 1] ?? 0);
    c += (draws[unitAt[at + 2] ?? 0] ?? 0) * (parts[at + 2] ?? 0);
    d += (draws[unitAt[at + 3] ?? 0] ?? 0) * (parts[at + 3] ?? 0);
  }
  for (; at < end; at++) a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
  return a + b + (c + d);
}

/** The rows by bin, and where each bin ends. */
function inBins(bins: Uint8Array): { readonly order: Uint32Array; readonly ends: Uint32Array } {
  const places = new Uint32Array(binCount);
  for (const bin of bins) places[bin] = (places[bin] ?? 0) + 1;
  for (let bin = 1; bin < binCount; bin++) places[bin] = (places[bin] ?? 0) + (places[bin - 1] ?? 0);
  const ends = places.slice();
  const order = new Uint32Array(bins.length);
  for (let i = bins.length - 1; i >= 0; i--) {
    const bin = bins[i] ?? 0;
    places[bin] = (places[bin] ?? 0) - 1;
    order[places[bin] ?? 0] = i;
  }
  return { order, ends };
}
