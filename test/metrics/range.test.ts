import { describe, expect, it } from 'vitest';
import { isPossible } from '../../src/metrics/range.ts';
import { compareReported } from '../../src/metrics/reported.ts';

const value = (metric: string, values: readonly number[]) =>
  compareReported({ metrics: [{ metric, candidate: { values } }] })[0]?.candidate;

describe('a reported number', () => {
  it.each([
    ['rmse', -5],
    ['RMSE', -1e308],
    ['val_mae', -0.1],
    ['accuracy', -0.01],
    ['accuracy', 101],
    ['f1_macro', -1],
    ['r2', 1.01],
    ['mcc', -1.5],
  ])('%s = %s is impossible, and no value', (metric, number) => {
    expect(value(metric, [number])).toMatchObject({ value: null, undefinedBecause: 'outside-range' });
    expect(value(metric, [0.5, number])).toMatchObject({ value: null, undefinedBecause: 'outside-range' });
  });

  it.each([
    ['rmse', 0],
    ['accuracy', 93.5],
    ['accuracy', 1],
    ['r2', -40],
    ['mape', 250],
    ['bias', -3],
    ['loss', -3],
    ['log-loss', -0.2],
    ['my-own', -1e9],
  ])('%s = %s is possible', (metric, number) => {
    expect([isPossible(metric, number), value(metric, [number])?.value]).toEqual([true, number]);
  });
});
