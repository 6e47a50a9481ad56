import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/definitions/table.ts';
import { canonicalUnits } from '../../src/metrics/intervals/canonical.ts';
import { toSample } from '../../src/metrics/sample.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import { byRowWeights } from '../../src/metrics/units.ts';
import type { Task } from '../../src/project/types.ts';
import { random } from '../../src/support/random.ts';
import { permuted, rows, side } from './rows.ts';

const metrics: Readonly<Record<Task, readonly string[]>> = {
  binary: ['accuracy', 'recall', 'f1', 'mcc', 'balanced-accuracy', 'roc-auc', 'average-precision', 'brier', 'ece'],
  multiclass: ['f1-weighted', 'mcc', 'roc-auc', 'average-precision', 'log-loss'],
  regression: ['mae', 'rmse', 'r2', 'medae', 'bias'],
  scored: [],
};

interface Made {
  readonly task: Task;
  readonly n: number;
  /** Groups of unequal sizes; null: the rows are the units. */
  readonly groups: number | null;
  readonly weighted: boolean;
  /** Scores are whole multiples of 1/grid: few make ties. */
  readonly grid: number;
  readonly seed: number;
}

const anything: fc.Arbitrary<Made> = fc.record({
  task: fc.constantFrom<Task>('binary', 'multiclass', 'regression'),
  n: fc.integer({ min: 2, max: 120 }),
  groups: fc.constantFrom(1, 2, 5, 12, null),
  weighted: fc.boolean(),
  grid: fc.constantFrom(3, 20, 1e6),
  seed: fc.nat(1e6),
});

/** The rarest label is in few groups, so that some resamples miss it. */
function make({ task, n, groups, weighted, grid, seed }: Made): ScoredRows {
  const stream = random(seed);
  const on = () => Array.from({ length: n }, () => Math.round(stream.uniform() * grid) / grid);
  const clusters = Int32Array.from({ length: n }, () => 7 * Math.floor(stream.uniform() ** 2 * (groups ?? 1)));
  const labels = Array.from({ length: n }, (_, i) => {
    if (task === 'regression') return Math.round(stream.uniform() * 5) + (clusters[i] ?? 0);
    const rare = groups === null ? stream.uniform() < 0.1 : clusters[i] === 0;
    return rare ? stream.below(task === 'binary' ? 2 : 4) : stream.below(task === 'binary' ? 1 : 3);
  });
  const predictions = () => {
    if (task === 'regression') return side({ predicted: on() });
    if (task === 'binary') return side({ scores: [on()] });
    const raw = [on(), on(), on(), on()];
    return side({
      scores: raw.map((column) =>
        column.map((value, i) => (value + 0.1) / raw.reduce((sum, other) => sum + (other[i] ?? 0) + 0.1, 0)),
      ),
    });
  };
  return rows(task, labels, predictions(), predictions(), {
    ...(groups !== null && { clusters }),
    ...(weighted && { weights: Float64Array.from(labels, () => 0.5 + stream.uniform()) }),
  });
}

/** The largest difference between both ways over some resamples; NaN on one of them alone is infinitely far. */
function farthest(scored: ScoredRows, metric: string, seed: number): number {
  const sample = toSample(scored);
  const definition = definitionOf(metric, scored.task);
  const [one] = sample.candidate;
  if (!definition || !one) throw new Error(metric);
  const functional = definition.prepare(sample, one);
  const units = canonicalUnits(sample);
  const [quick, plain] = [functional.resampled(units), byRowWeights(sample, units, functional.evaluate)];
  const stream = random(seed);
  const draws = new Uint16Array(units.count);
  let far = 0;
  for (let draw = 0; draw < 20; draw++) {
    draws.fill(0);
    stream.tally(draws);
    const [a, b] = [quick(draws), plain(draws)];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    const gap = Math.abs(a - b) / Math.max(1, Math.abs(b));
    far = Math.max(far, Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap);
  }
  return far;
}

describe('metrics of resamples', () => {
  it('are those of the rows drawn, to 1e-12, undefined ones included', () => {
    fc.assert(
      fc.property(anything, (made) => {
        const scored = make(made);
        for (const metric of metrics[made.task])
          expect(farthest(scored, metric, made.seed), metric).toBeLessThan(1e-12);
      }),
      { numRuns: 150 },
    );
  });

  // Large enough for sums by group and for pairs of groups, and with groups too many for either.
  it.each([
    ['binary', 900, 12],
    ['binary', 900, 80],
    ['multiclass', 700, 12],
    ['regression', 700, 12],
  ] as const)('and so they are with %s, %i rows in up to %i groups', (task, n, groups) => {
    for (const weighted of [false, true]) {
      for (const grid of [15, 1e6]) {
        const scored = make({ task, n, groups, weighted, grid, seed: n + groups });
        for (const metric of metrics[task]) expect(farthest(scored, metric, 4), metric).toBeLessThan(1e-12);
      }
    }
  });

  it('R² keeps its digits where the labels of a resample are close together and far from the rest', () => {
    const labels = [1e6, 1e6 + 1, 1e6 + 2, -5e8, -5e8];
    const scored = rows('regression', labels, side({ predicted: [1e6, 1e6 + 2, 1e6 + 1, -4e8, -5e8] }));
    const sample = toSample(scored);
    const [one] = sample.candidate;
    const functional = one && definitionOf('r2', 'regression')?.prepare(sample, one);
    const units = { count: 5, of: Uint16Array.from([0, 1, 2, 3, 4]) };
    expect(functional?.resampled(units)(Uint16Array.from([1, 2, 2, 0, 0]))).toBeCloseTo(1 - 4 / 2.8, 9);
    expect(functional?.resampled(units)(Uint16Array.from([5, 0, 0, 0, 0]))).toBeNaN();
    expect(functional?.resampled(units)(Uint16Array.from([0, 0, 0, 2, 3]))).toBeNaN();
  });
});

describe('numbers of units', () => {
  it('do not depend on how rows lie in the file, also where the first rows of groups are equal', () => {
    const labels = [0, 0, 1, 0, 0, 1, 1, 0, 1];
    const predicted = [0, 1, 1, 0, 0, 0, 0, 0, 1];
    const clusters = Int32Array.from([1, 1, 1, 2, 2, 2, 3, 3, 3]);
    const scored = rows('binary', labels, side({ predicted }), side({ predicted: [...labels].reverse() }), {
      clusters,
    });
    const order = [8, 3, 1, 5, 0, 2, 7, 6, 4];
    const [there, back] = [scored, permuted(scored, order)].map((one) => canonicalUnits(toSample(one)).of);
    expect(order.map((row) => there?.[row])).toEqual([...(back ?? [])]);
  });
});
