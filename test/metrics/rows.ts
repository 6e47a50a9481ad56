import type { ScoredRows, SeedPredictions } from '../../src/metrics/types.ts';
import type { Task } from '../../src/project/types.ts';

/** Short forms for tests. */
export function side(values: {
  predicted?: readonly number[];
  scores?: readonly (readonly number[])[];
  seed?: number;
  artifact?: string;
}): SeedPredictions {
  return {
    seed: values.seed ?? null,
    artifact: values.artifact ?? Math.random().toString(),
    ...(values.predicted && { predicted: Float64Array.from(values.predicted) }),
    scores: (values.scores ?? []).map((column) => Float64Array.from(column)),
  };
}

export function rows(
  task: Task,
  labels: readonly number[],
  candidate: SeedPredictions | readonly SeedPredictions[],
  baseline?: SeedPredictions | readonly SeedPredictions[],
  more: Partial<ScoredRows> = {},
): ScoredRows {
  const classes = task === 'regression' ? [] : task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c', 'd'];
  return {
    task,
    n: labels.length,
    classes,
    labels: Float64Array.from(labels),
    candidate: list(candidate),
    ...(baseline && { baseline: list(baseline) }),
    slices: new Map(),
    ...more,
  };
}

function list(sides: SeedPredictions | readonly SeedPredictions[]): readonly SeedPredictions[] {
  return 'artifact' in sides ? [sides] : sides;
}

/** Swaps the two sides. */
export function swapped(scored: ScoredRows): ScoredRows {
  return { ...scored, candidate: scored.baseline ?? [], baseline: scored.candidate };
}

/** The same rows in another order. */
export function permuted(scored: ScoredRows, order: readonly number[]): ScoredRows {
  const pick = (column: Float64Array) => Float64Array.from(order, (row) => column[row] ?? Number.NaN);
  const sides = (list: readonly SeedPredictions[]) =>
    list.map((one) => ({
      ...one,
      ...(one.predicted && { predicted: pick(one.predicted) }),
      scores: one.scores.map(pick),
    }));
  return {
    ...scored,
    labels: pick(scored.labels),
    candidate: sides(scored.candidate),
    ...(scored.baseline && { baseline: sides(scored.baseline) }),
    ...(scored.weights && { weights: pick(scored.weights) }),
    ...(scored.clusters && { clusters: Int32Array.from(order, (row) => scored.clusters?.[row] ?? 0) }),
  };
}
