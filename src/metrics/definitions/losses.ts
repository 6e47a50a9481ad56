import type { Sample, Side } from '../sample.ts';
import { dot, type OnDraws, sumByUnit, type Units, weightOnDraws } from '../units.ts';
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
      resampled: (units) => meanOnDraws(column, sample, units),
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
    resampled: (units) => {
      const mse = meanOnDraws(squares, sample, units);
      return (draws) => Math.sqrt(mse(draws));
    },
  };
};

/** Σwx / Σw. */
export function mean(column: Float64Array, weights: Float64Array): number {
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

/** The mean of a column on resamples, from its sum over each unit. */
export function meanOnDraws(column: Float64Array, sample: Sample, units: Units): OnDraws {
  const sums = sumByUnit(sample, units, column);
  const weight = weightOnDraws(sample, units);
  return (draws) => dot(draws, sums) / weight(draws);
}
