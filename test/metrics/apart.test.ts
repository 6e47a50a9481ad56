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

  it('says what the best constant answer scores on each: entropy and variance of the labels', () => {
    const [loss, brier, auc] = compareApart(known, arrived, { metrics: ['log-loss', 'brier', 'roc-auc'] });
    const entropy = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    expect(loss?.constant?.known).toBeCloseTo(entropy(3 / 5), 12);
    expect(loss?.constant?.arrived).toBeCloseTo(entropy(3 / 7), 12);
    expect(brier?.constant?.arrived).toBeCloseTo((3 / 7) * (4 / 7), 12);
    expect(auc).not.toHaveProperty('constant');
    const heavy = { ...known, weights: Float64Array.of(1, 1, 4, 1, 1) };
    const [weighted] = compareApart(heavy, arrived, { metrics: ['log-loss'] });
    expect(weighted?.constant?.known).toBeCloseTo(entropy(6 / 8), 12);
    const values = rows('regression', [1, 2, 6], side({ predicted: [1, 2, 3] }));
    const [mse, mae] = compareApart(values, values, { metrics: ['mse', 'mae'] });
    expect(mse?.constant?.known).toBeCloseTo(14 / 3, 12);
    expect(mae).not.toHaveProperty('constant');
    const classes = rows(
      'multiclass',
      [0, 1, 1, 3],
      side({ scores: [0, 1, 2, 3].map(() => [0.25, 0.25, 0.25, 0.25]) }),
    );
    const [several] = compareApart(classes, classes, { metrics: ['log-loss'] });
    expect(several?.constant?.known).toBeCloseTo(Math.log(4) - 0.5 * Math.log(2), 12);
  });

  it('has no interval from one row, and no line for what either set leaves undefined', () => {
    const one = rows('binary', [1], side({ scores: [[0.3]] }));
    const lines = compareApart(known, one, { metrics: ['roc-auc', 'brier'] });
    expect(lines.map(({ metric }) => metric)).toEqual(['brier']);
    expect(lines[0]?.interval).toBeUndefined();
  });

  it('takes the mean over seeds, and no spread between them', () => {
    // Losses of 0.2 to 0.3; of two seeds, one loses 0.15 more on every row and the other 0.15 less.
    const seeds = (labels: readonly number[], more: readonly number[]) => {
      const scores = (by: number) =>
        labels.map((label, row) => Math.abs(label - Math.sqrt(0.2 + 0.1 * Math.sin(row) ** 2 + by)));
      return rows(
        'binary',
        labels,
        more.map((by, seed) => side({ seed, scores: [scores(by)] })),
      );
    };
    const compared = (...more: readonly number[]) =>
      compareApart(seeds([0, 0, 1, 1, 1], more), seeds([0, 1, 1, 0, 1, 0, 0], more), { metrics: ['brier'] })[0];
    const [one, apart] = [compared(0), compared(0.15, -0.15)];
    const width = (one?.interval?.high ?? Number.NaN) - (one?.interval?.low ?? Number.NaN);
    expect(width).toBeGreaterThan(0.01);
    expect(width).toBeLessThan(0.15); // the seeds' spread would be seen
    expect(apart?.known).toBeCloseTo(one?.known ?? Number.NaN, 12);
    expect(apart?.arrived).toBeCloseTo(one?.arrived ?? Number.NaN, 12);
    expect(apart?.interval?.low).toBeCloseTo(one?.interval?.low ?? Number.NaN, 9);
    expect(apart?.interval?.high).toBeCloseTo(one?.interval?.high ?? Number.NaN, 9);
  });
});
