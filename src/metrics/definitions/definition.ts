import type { Sample, Side } from '../sample.ts';
import type { Undefined } from '../types.ts';
import type { OnDraws, Units } from '../units.ts';
import type { ConfusionMetric } from './margins.ts';

/** A metric of one side as a function of row weights: the same function gives the value, resamples and slices. */
export interface Functional {
  /** The metric with these row weights (0 leaves a row out); NaN where it is undefined. */
  readonly evaluate: (weights: Float64Array) => number;
  /**
   * The influence of each row on the value at the sample's own weights: the value of slightly other rows is, to first
   * order, value + Σ wᵢψᵢ / Σ wᵢ. Null where the linear approximation does not exist (fewer than two rows of a class).
   */
  readonly influence: () => Float64Array | null;
  /**
   * The value on resamples of units: what `evaluate` gives for the weights draws · own weight, up to rounding, but
   * prepared once and then as cheap as the metric allows. Thousands of resamples are asked of it.
   */
  readonly resampled: (units: Units) => OnDraws;
}

/** How an interval is made for it (design: one method a family). */
export type Family =
  /** A share of rows, or of the positive rows: Wilson, Newcombe. */
  | { readonly kind: 'proportion'; readonly of: 'all' | 'positive' }
  /** A function of the confusion matrix: resampled cells. */
  | { readonly kind: 'cells'; readonly metric: ConfusionMetric; readonly share?: 'of-predicted' }
  | { readonly kind: 'auc' }
  /** A mean of per-row losses: t. */
  | { readonly kind: 'mean' }
  | { readonly kind: 'other' };

export interface Definition {
  readonly name: string;
  readonly family: Family;
  /** What of the predictions it reads (a number: that column of scores); equal columns on both sides make an exact comparison. */
  readonly reads: 'predicted' | 'scores' | 'probabilities' | number;
  /** Values are never outside. */
  readonly range: readonly [number, number];
  readonly prepare: (sample: Sample, side: Side) => Functional;
  /** Why `evaluate` gave NaN on the whole sample. */
  readonly because: (sample: Sample, side: Side) => Undefined;
}

/** Why the metric cannot even be tried on these columns. */
export function unreadable(definition: Definition, sample: Sample, side: Side): Undefined | undefined {
  if (sample.n === 0) return 'no-rows';
  if (!sample.labelsFinite) return 'not-a-number';
  if (definition.reads === 'predicted') {
    if (!side.predicted) return 'missing';
    return side.predictedFinite ? undefined : 'not-a-number';
  }
  if (typeof definition.reads === 'number') return unreadableScore(side.scores[definition.reads]);
  const expected = sample.task === 'binary' ? 1 : sample.k;
  if (side.scores.length !== expected) return 'no-scores';
  if (!side.scoresFinite) return 'not-a-number';
  return definition.reads === 'probabilities' && !side.probabilities ? 'not-a-probability' : undefined;
}

function unreadableScore(column: Float64Array | undefined): Undefined | undefined {
  if (!column || column.length === 0) return 'missing';
  return column.every(Number.isFinite) ? undefined : 'not-a-number';
}
