import { describe, expect, it } from 'vitest';
import { computeMetrics } from '../../src/metrics/index.ts';
import type { ScoredRows } from '../../src/metrics/types.ts';
import reference from './references/sklearn_metrics.json' with { type: 'json' };
import { rows, side } from './rows.ts';

interface Case {
  readonly task: string;
  readonly classes: number;
  readonly labels: readonly number[];
  readonly scores?: readonly (readonly number[])[];
  readonly predicted?: readonly number[];
  readonly weights: readonly number[] | null;
  readonly values: Readonly<Record<string, number>>;
}

function scored(one: Case): ScoredRows {
  const task = one.task === 'binary' || one.task === 'multiclass' ? one.task : 'regression';
  const predictions = side({
    ...(one.predicted && { predicted: one.predicted }),
    ...(one.scores && { scores: one.scores }),
  });
  return rows(task, one.labels, predictions, undefined, {
    classes: Array.from({ length: one.classes }, (_, k) => `${k}`),
    ...(one.weights && { weights: Float64Array.from(one.weights) }),
  });
}

function value(scoredRows: ScoredRows, metric: string) {
  const [line] = computeMetrics(scoredRows, [metric]);
  return line?.candidate.value ?? line?.candidate.undefinedBecause;
}

describe('metrics against scikit-learn', () => {
  it.each(Object.entries(reference as Readonly<Record<string, Case>>))('%s to 1e-9', (_name, one) => {
    const names = Object.keys(one.values);
    expect(names.length).toBeGreaterThan(5);
    // Small slices of the same rows keep the resampling of large cases out of this test.
    for (const name of names) {
      const found = computeMetrics(scored(one), [name], { levels: [] })[0]?.candidate.value;
      const expected = one.values[name] ?? Number.NaN;
      const error = Math.abs((found ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
      expect(error, `${name}: ${found} should be ${expected}`).toBeLessThan(1e-9);
    }
  });
});

describe('what is undefined is null with a reason, never 0', () => {
  const scores = (...column: number[]) => side({ scores: [column] });

  it('no rows', () => {
    expect(value(rows('binary', [], scores()), 'accuracy')).toBe('no-rows');
    expect(value(rows('regression', [], side({ predicted: [] })), 'rmse')).toBe('no-rows');
  });

  it('one class in the labels', () => {
    for (const labels of [
      [1, 1, 1],
      [0, 0, 0],
    ]) {
      for (const metric of ['roc-auc', 'average-precision', 'mcc', 'balanced-accuracy']) {
        expect(value(rows('binary', labels, scores(0.2, 0.6, 0.9)), metric), metric).toBe('one-class');
      }
    }
    expect(value(rows('binary', [1, 1, 1], scores(0.2, 0.6, 0.9)), 'accuracy')).toBeCloseTo(2 / 3, 12);
  });

  it('zero denominators', () => {
    expect(value(rows('binary', [0, 1, 0], scores(0.1, 0.2, 0.3)), 'precision')).toBe('zero-denominator');
    expect(value(rows('binary', [0, 0, 0], scores(0.1, 0.9, 0.3)), 'recall')).toBe('zero-denominator');
    expect(value(rows('binary', [0, 0], scores(0.1, 0.2)), 'f1')).toBe('zero-denominator');
    expect(value(rows('binary', [0, 1], scores(0.1, 0.2)), 'mcc')).toBe('constant');
  });

  it('a class that is never predicted makes the mean precision undefined, but not the mean F1', () => {
    const confused = rows('multiclass', [0, 1, 2, 0], side({ predicted: [0, 1, 1, 0] }), undefined, {
      classes: ['a', 'b', 'c'],
    });
    expect(value(confused, 'precision')).toBe('zero-denominator');
    expect(value(confused, 'f1')).toBeCloseTo((1 + 2 / 3 + 0) / 3, 12);
  });

  it('constant labels and single rows have no R²', () => {
    expect(value(rows('regression', [3, 3, 3], side({ predicted: [1, 2, 3] })), 'r2')).toBe('constant');
    expect(value(rows('regression', [0.1, 0.1, 0.1], side({ predicted: [1, 2, 3] })), 'r2')).toBe('constant');
    expect(value(rows('regression', [3], side({ predicted: [1] })), 'r2')).toBe('constant');
    expect(value(rows('regression', [3], side({ predicted: [1] })), 'mae')).toBe(2);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%f anywhere', (bad) => {
    expect(value(rows('regression', [1, 2, bad], side({ predicted: [1, 2, 3] })), 'mae')).toBe('not-a-number');
    expect(value(rows('regression', [1, 2, 3], side({ predicted: [1, bad, 3] })), 'bias')).toBe('not-a-number');
    expect(value(rows('binary', [0, 1, 1], scores(0.5, bad, 0.1)), 'roc-auc')).toBe('not-a-number');
  });

  it('scores that are no probabilities rank, but have no log loss', () => {
    const margins = rows('binary', [0, 1, 1, 0], scores(-3, 2, 0.4, 1));
    expect(value(margins, 'roc-auc')).toBe(0.75);
    for (const metric of ['log-loss', 'brier', 'ece']) expect(value(margins, metric)).toBe('not-a-probability');
    const loose = rows(
      'multiclass',
      [0, 1],
      side({
        scores: [
          [1, 1],
          [1, 1],
        ],
      }),
      undefined,
      { classes: ['a', 'b'] },
    );
    expect(value(loose, 'log-loss')).toBe('not-a-probability');
  });

  it('missing columns and metrics of other tasks', () => {
    expect(value(rows('binary', [0, 1], side({ predicted: [0, 1] })), 'roc-auc')).toBe('no-scores');
    expect(value(rows('regression', [0, 1], side({})), 'mae')).toBe('missing');
    expect(value(rows('binary', [0, 1], scores(0, 1)), 'rmse')).toBe('not-computable');
    expect(value(rows('binary', [0, 1], scores(0, 1)), 'revenue')).toBe('not-computable');
  });

  it('counts a probability of exactly 1 into the last bin', () => {
    expect(value(rows('binary', [1, 0, 1], scores(1, 0, 0.95)), 'ece')).toBeCloseTo(0.05 / 3, 12);
  });
});
