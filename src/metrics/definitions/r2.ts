import type { Sample, Side } from '../sample.ts';
import { byRowWeights, dot, type OnDraws, sumByUnit, type Units, weightOnDraws } from '../units.ts';
import type { Functional } from './definition.ts';
import { mean, squaredErrors } from './losses.ts';

/** 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; NaN for constant labels or fewer than two rows. */
export const r2 = (sample: Sample, side: Side): Functional => {
  const squares = squaredErrors(sample, side);
  const { labels } = sample;
  return {
    evaluate: (weights) => r2Of(squares, labels, weights),
    influence: () => {
      const { centre, variance } = spread(labels, sample.weights);
      const share = mean(squares, sample.weights) / variance;
      return squares.map((square, i) => (share * ((labels[i] ?? 0) - centre) ** 2 - square) / variance);
    },
    resampled: (units) => r2OnDraws(squares, sample, units),
  };
};

function r2Of(squares: Float64Array, labels: Float64Array, weights: Float64Array): number {
  const { centre, variance } = spread(labels, weights);
  // Equal labels leave only the rounding of their mean.
  if (!(variance > (centre * 2 ** -50) ** 2)) return Number.NaN;
  return 1 - mean(squares, weights) / variance;
}

function spread(labels: Float64Array, weights: Float64Array): { readonly centre: number; readonly variance: number } {
  const centre = mean(labels, weights);
  let sum = 0;
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const weight = weights[i] ?? 0;
    sum += weight * ((labels[i] ?? 0) - centre) ** 2;
    total += weight;
  }
  return { centre, variance: sum / total };
}

/** Sums over each unit, of labels as seen from their mean over the sample, so that nothing large is subtracted. */
function r2OnDraws(squares: Float64Array, sample: Sample, units: Units): OnDraws {
  const { labels, weights } = sample;
  const centre = mean(labels, weights);
  const weight = weightOnDraws(sample, units);
  const errors = sumByUnit(sample, units, squares);
  const offsets = sumByUnit(
    sample,
    units,
    labels.map((label) => label - centre),
  );
  const distances = sumByUnit(
    sample,
    units,
    labels.map((label) => (label - centre) ** 2),
  );
  const carefully = byRowWeights(sample, units, (drawn) => r2Of(squares, labels, drawn));
  return (draws) => {
    const total = weight(draws);
    const second = dot(draws, distances) / total;
    const variance = second - (dot(draws, offsets) / total) ** 2;
    // Labels nearly equal and far from the mean: the difference has lost its digits.
    if (!(variance > second * 1e-3)) return carefully(draws);
    return 1 - dot(draws, errors) / total / variance;
  };
}
