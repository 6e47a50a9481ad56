import { argsort } from '../argsort.ts';
import type { Sample, Side } from '../sample.ts';
import type { Functional } from './definition.ts';

/** scikit-learn clips probabilities, and the denominators of MAPE, at the machine epsilon of doubles. */
const epsilon = 2 ** -52;

export type RowLoss = (sample: Sample, side: Side) => Float64Array;

/** −ln of the probability of the true class, probabilities clipped to [ε, 1 − ε]. */
export const logLoss: RowLoss = (sample, side) => {
  const binary = sample.task === 'binary';
  return sample.labels.map((label, i) => {
    const score = side.scores[binary ? 0 : label]?.[i] ?? Number.NaN;
    const probability = binary && label !== 1 ? 1 - score : score;
    return -Math.log(Math.min(Math.max(probability, epsilon), 1 - epsilon));
  });
};

/** Binary: (p − y)²; several classes: the sum of squares over the classes, not halved. */
export const brier: RowLoss = (sample, side) => {
  if (sample.task === 'binary')
    return sample.labels.map((label, i) => ((side.scores[0]?.[i] ?? Number.NaN) - label) ** 2);
  return sample.labels.map((label, i) => {
    let sum = 0;
    for (const [k, column] of side.scores.entries()) sum += ((column[i] ?? Number.NaN) - (k === label ? 1 : 0)) ** 2;
    return sum;
  });
};

const values = (side: Side): Float64Array => side.predicted ?? new Float64Array();

/** prediction − label. */
export const errors: RowLoss = (sample, side) => {
  const predicted = values(side);
  return sample.labels.map((label, i) => (predicted[i] ?? Number.NaN) - label);
};

export const absoluteErrors: RowLoss = (sample, side) => errors(sample, side).map(Math.abs);

export const squaredErrors: RowLoss = (sample, side) => errors(sample, side).map((error) => error * error);

/** |error| / max(|label|, ε). */
export const percentageErrors: RowLoss = (sample, side) => {
  const predicted = values(side);
  return sample.labels.map((label, i) => {
    const error = Math.abs((predicted[i] ?? Number.NaN) - label);
    return error / Math.max(Math.abs(label), epsilon);
  });
};

/** The weighted mean of a loss of each row. */
export const meanOf =
  (loss: RowLoss) =>
  (sample: Sample, side: Side): Functional => {
    const column = loss(sample, side);
    return {
      evaluate: (weights) => mean(column, weights),
      influence: () => centred(column, mean(column, sample.weights)),
    };
  };

/** √MSE. */
export const rmse = (sample: Sample, side: Side): Functional => {
  const squares = squaredErrors(sample, side);
  return {
    evaluate: (weights) => Math.sqrt(mean(squares, weights)),
    influence: () => {
      const mse = mean(squares, sample.weights);
      // At a perfect fit the root has no slope; no row moves it.
      const scale = mse > 0 ? 1 / (2 * Math.sqrt(mse)) : 0;
      return squares.map((square) => (square - mse) * scale);
    },
  };
};

/** 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; NaN for constant labels or fewer than two rows. */
export const r2 = (sample: Sample, side: Side): Functional => {
  const squares = squaredErrors(sample, side);
  const { labels } = sample;
  const spread = (weights: Float64Array): { readonly centre: number; readonly variance: number } => {
    const centre = mean(labels, weights);
    let sum = 0;
    let total = 0;
    for (let i = 0; i < labels.length; i++) {
      const weight = weights[i] ?? 0;
      sum += weight * ((labels[i] ?? 0) - centre) ** 2;
      total += weight;
    }
    return { centre, variance: sum / total };
  };
  return {
    evaluate: (weights) => {
      const { centre, variance } = spread(weights);
      // Equal labels leave only the rounding of their mean.
      if (!(variance > (centre * 2 ** -50) ** 2)) return Number.NaN;
      return 1 - mean(squares, weights) / variance;
    },
    influence: () => {
      const { centre, variance } = spread(sample.weights);
      const share = mean(squares, sample.weights) / variance;
      return squares.map((square, i) => (share * ((labels[i] ?? 0) - centre) ** 2 - square) / variance);
    },
  };
};

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
    const sums = new Float64Array(10);
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
  };
};

function mean(column: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    const weight = weights[i] ?? 0;
    sum += weight * (column[i] ?? Number.NaN);
    total += weight;
  }
  return sum / total;
}

function centred(column: Float64Array, centre: number): Float64Array {
  return column.map((value) => value - centre);
}
