import { describe, expect, it } from 'vitest';
import { compareApart } from '../../src/metrics/index.ts';
import { rows, side } from './rows.ts';

const known = rows('binary', [0, 0, 1, 1, 1], side({ scores: [[0.1, 0.4, 0.35, 0.8, 0.7]] }));
const arrived = rows('binary', [0, 1, 1, 0, 1, 0, 0], side({ scores: [[0.9, 0.6, 0.2, 0.3, 0.65, 0.5, 0.05]] }));

describe('one model on two sets of rows', () => {
  it('is Welch’s interval for a mean of losses (SciPy 1.17.1 ttest_ind(equal_var=False).confidence_interval())', () => {
    const [brier] = compareApart(known, arrived, { metrics: ['brier'] });
    expect(brier).toMatchObject({ metric: 'brier', better: 'lower' });
    expect(brier?.known).toBeCloseTo(0.1445, 12);
    expect(brier?.arrived).toBeCloseTo(0.29642857142857154, 12);
    expect(brier?.change).toBeCloseTo(-0.15192857142857152, 12);
    expect(brier?.interval?.low).toBeCloseTo(-0.4599447293230008, 9);
    expect(brier?.interval?.high).toBeCloseTo(0.15608758646585774, 9);
  });

  it('counts groups, not rows: each row ten times says no more than once', () => {
    const times = (set: typeof known) => ({
      ...set,
      n: set.n * 10,
      labels: Float64Array.from({ length: set.n * 10 }, (_, i) => set.labels[i % set.n] ?? 0),
      candidate: set.candidate.map((one) => ({
        ...one,
        scores: one.scores.map((column) => Float64Array.from({ length: set.n * 10 }, (_, i) => column[i % set.n] ?? 0)),
      })),
      clusters: Int32Array.from({ length: set.n * 10 }, (_, i) => i % set.n),
    });
    const once = compareApart(known, arrived, { metrics: ['brier'] })[0]?.interval;
    const repeated = compareApart(times(known), times(arrived), { metrics: ['brier'] })[0]?.interval;
    expect(repeated?.low).toBeCloseTo(once?.low ?? 0, 9);
    expect(repeated?.high).toBeCloseTo(once?.high ?? 0, 9);
  });

  it('has no interval from one row, and no line for what either set leaves undefined', () => {
    const one = rows('binary', [1], side({ scores: [[0.3]] }));
    const lines = compareApart(known, one, { metrics: ['roc-auc', 'brier'] });
    expect(lines.map(({ metric }) => metric)).toEqual(['brier']);
    expect(lines[0]?.interval).toBeUndefined();
  });

  it('takes the mean over seeds, and no spread between them', () => {
    const three = (set: typeof known) => ({ ...set, candidate: [1, 2, 3].flatMap(() => set.candidate) });
    const one = compareApart(known, arrived, { metrics: ['brier'] })[0];
    const many = compareApart(three(known), three(arrived), { metrics: ['brier'] })[0];
    expect(many?.known).toBeCloseTo(one?.known ?? 0, 12);
    expect(many?.interval?.low).toBeCloseTo(one?.interval?.low ?? 0, 9);
  });
});
