import { describe, expect, it } from 'vitest';
import { labelCounts } from '../../../src/commands/comparison/label-counts.ts';
import type { ScoredRows, SeedPredictions } from '../../../src/metrics/types.ts';

const scored: SeedPredictions = { seed: 1, artifact: 'a', scores: [Float64Array.of(0.2, 0.7, 0.4)] };
const rows: ScoredRows = {
  task: 'binary',
  n: 3,
  classes: ['no', 'yes'],
  labels: Float64Array.of(0, 1, 0),
  candidate: [scored],
  slices: new Map(),
};
const classes = [
  { name: 'no', rows: 2 },
  { name: 'yes', rows: 1 },
];

describe('labelCounts', () => {
  it('counts each class, and knows the threshold where only scores were written', () => {
    expect(labelCounts(rows, ['accuracy', 'brier'])).toEqual({
      ...{ classes, positive: 'yes', threshold: 0.5 },
      constant: [{ metric: 'brier', value: expect.closeTo(2 / 9, 12) }],
    });
    const named = { ...scored, predicted: Float64Array.of(0, 1, 0) };
    expect(labelCounts({ ...rows, candidate: [named] }, [])).toEqual({ classes, positive: 'yes', constant: [] });
  });

  it('lists a class that no row has', () => {
    const several = { ...rows, task: 'multiclass' as const, classes: ['no', 'yes', 'maybe'] };
    expect(labelCounts(several, [])).toEqual({ classes: [...classes, { name: 'maybe', rows: 0 }], constant: [] });
  });

  it('is absent for numbers, for weighted rows and for none', () => {
    expect(labelCounts({ ...rows, task: 'regression', classes: [] }, [])).toBeUndefined();
    expect(labelCounts({ ...rows, weights: Float64Array.of(1, 2, 1) }, [])).toBeUndefined();
    expect(labelCounts({ ...rows, n: 0, labels: new Float64Array(0) }, [])).toBeUndefined();
  });
});
