import { describe, expect, it } from 'vitest';
import { coverage } from '../../bench/harness/coverage-of.ts';

// Small and seeded; `bench/coverage.ts` runs more repetitions and sizes. 120 repetitions of a 95 % interval cover
// less than 87 % with a chance of 0.03 % where the interval is right.
describe('95 % intervals of the change cover it', () => {
  it.each(['accuracy', 'recall', 'precision', 'f1', 'mcc', 'balanced-accuracy', 'roc-auc', 'brier', 'log-loss'])(
    'binary %s, 150 rows',
    (metric) => {
      const found = coverage({ task: 'binary', metric, rows: 150, repetitions: 120, seed: 5 });
      expect(found.change).toBeGreaterThanOrEqual(0.87);
      expect(found.value).toBeGreaterThanOrEqual(0.87);
    },
  );

  // Groups hold twelve rows each and have much in common.
  it.each(['brier', 'roc-auc'])('binary %s, 20 groups', (metric) => {
    const found = coverage({ task: 'binary', metric, rows: 240, groups: 20, repetitions: 120, seed: 7 });
    expect(found.change).toBeGreaterThanOrEqual(0.87);
  });

  it.each(['mae', 'mse'])('regression %s, 60 rows', (metric) => {
    const found = coverage({ task: 'regression', metric, rows: 60, repetitions: 120, seed: 6 });
    expect(found.change).toBeGreaterThanOrEqual(0.87);
  });
});
