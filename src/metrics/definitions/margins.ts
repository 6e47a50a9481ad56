import type { Sample } from '../sample.ts';

/** What all metrics of a confusion matrix are functions of: per class its hits, its true and its predicted rows. */
export interface Margins {
  readonly hits: Float64Array;
  readonly truth: Float64Array;
  readonly predicted: Float64Array;
  readonly total: number;
}

/** A metric of the confusion matrix; NaN where a denominator is 0. Definitions of scikit-learn. */
export type ConfusionMetric = (margins: Margins) => number;

/** Margins of no rows, to be added to. */
export function emptyMargins(k: number): { -readonly [Key in keyof Margins]: Margins[Key] } {
  return { hits: new Float64Array(k), truth: new Float64Array(k), predicted: new Float64Array(k), total: 0 };
}

export function marginsOf(sample: Sample, predicted: Float64Array, weights: Float64Array): Margins {
  const margins = emptyMargins(sample.k);
  const { hits, truth } = margins;
  for (let i = 0; i < sample.n; i++) {
    const weight = weights[i] ?? 0;
    const label = sample.labels[i] ?? 0;
    const said = predicted[i] ?? 0;
    truth[label] = (truth[label] ?? 0) + weight;
    margins.predicted[said] = (margins.predicted[said] ?? 0) + weight;
    if (label === said) hits[label] = (hits[label] ?? 0) + weight;
    margins.total += weight;
  }
  return margins;
}
