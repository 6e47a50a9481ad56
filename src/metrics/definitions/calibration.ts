import type { Sample, Side } from '../sample.ts';
import { dot, type OnDraws, type Units, weightOnDraws } from '../units.ts';
import type { Functional } from './definition.ts';
import { inRuns, runSum } from './runs.ts';

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
  const { ends, order } = inRuns(bins, binCount);
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
