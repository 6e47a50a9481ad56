import type { Sample } from './sample.ts';

/** What is drawn with replacement: single rows, or whole groups of rows. */
export interface Units {
  /** At most 65,535. */
  readonly count: number;
  /** The unit of each row. */
  readonly of: Uint16Array;
}

/** A metric of a resample, given how often each unit was drawn; NaN where it is undefined there. */
export type OnDraws = (draws: Uint16Array) => number;

/** A column added up within units, each row times its own weight. */
export function sumByUnit({ weights, n }: Sample, { count, of }: Units, column: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < n; i++) {
    const unit = of[i] ?? 0;
    sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0) * (column[i] ?? Number.NaN);
  }
  return sums;
}

/** The weight of each unit. */
export function weightByUnit({ weights, n }: Sample, { count, of }: Units): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < n; i++) {
    const unit = of[i] ?? 0;
    sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0);
  }
  return sums;
}

/** The weight of a resample: always the same where all units weigh the same, as single rows without weights do. */
export function weightOnDraws(sample: Sample, units: Units): OnDraws {
  const weights = weightByUnit(sample, units);
  const [first = 0] = weights;
  if (!weights.every((weight) => weight === first)) return (draws) => dot(draws, weights);
  const total = first * units.count;
  return () => total;
}

/** Σ draws · values from `start` of the values on; four sums side by side, since each addition waits for the one before. */
export function dot(draws: Uint16Array, values: Float64Array, start = 0): number {
  const n = draws.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    a += (draws[i] ?? 0) * (values[start + i] ?? 0);
    b += (draws[i + 1] ?? 0) * (values[start + i + 1] ?? 0);
    c += (draws[i + 2] ?? 0) * (values[start + i + 2] ?? 0);
    d += (draws[i + 3] ?? 0) * (values[start + i + 3] ?? 0);
  }
  for (; i < n; i++) a += (draws[i] ?? 0) * (values[start + i] ?? 0);
  return a + b + (c + d);
}

/** The plain way, for whatever has no shorter one: the metric of the rows with weights draws · own weight. */
export function byRowWeights(sample: Sample, { of }: Units, evaluate: (weights: Float64Array) => number): OnDraws {
  const weights = new Float64Array(sample.n);
  return (draws) => {
    for (let i = 0; i < weights.length; i++) weights[i] = (sample.weights[i] ?? 0) * (draws[of[i] ?? 0] ?? 0);
    return evaluate(weights);
  };
}
