import { describe, expect, it } from 'vitest';
import { compareReported, compareRows, comparisonSchema } from '../../../src/metrics/index.ts';
import type { Comparison } from '../../../src/metrics/types.ts';
import { tQuantile } from '../../../src/support/statistics.ts';
import { rows, side } from '../rows.ts';

describe('reported numbers', () => {
  const compare = (metric: Parameters<typeof compareReported>[0]['metrics'][number], levels?: readonly number[]) =>
    compareReported({ metrics: [metric], ...(levels && { levels }) })[0];

  it('with standard errors on both sides: independent, normal', () => {
    const line = compare({
      metric: 'acc,none',
      candidate: { values: [0.62], standardErrors: [0.03] },
      baseline: { values: [0.6], standardErrors: [0.04] },
    });
    expect(line?.method).toBe('reported standard error');
    expect(line?.change).toMatchObject({ paired: false, seedNoise: 'unknown', standardError: { rows: 0.05 } });
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(0.02 - 1.959963984540054 * 0.05, 12);
    expect(line?.candidate.intervals[0]?.high).toBeCloseTo(0.62 + 1.959963984540054 * 0.03, 12);
  });

  it('from five successive runs on: t from the differences between neighbours; four are none', () => {
    const line = (history: readonly number[]) =>
      compare({ metric: 'map50', candidate: { values: [0.5] }, baseline: { values: [0.52] }, history });
    const found = line([0.5, 0.53, 0.51, 0.52, 0.54]);
    expect(found?.method).toBe('t from the differences between 5 successive runs');
    // Squares 9, 4, 1 and 4, in 1e-4; 2 · 4² / 11 degrees of freedom.
    const half = tQuantile(0.975, 32 / 11) * Math.sqrt(18e-4 / 8) * Math.SQRT2;
    expect(found?.change?.intervals[0]?.low).toBeCloseTo(-0.02 - half, 12);
    expect(found?.change?.seedNoise).toBe('included');
    const none = line([0.5, 0.51, 0.52, 0.53]);
    expect(none).toMatchObject({
      method: 'no interval',
      change: { intervals: [], seedNoise: 'unknown', exact: false },
    });
  });

  it('progress is not noise: an improving past makes the interval hardly wider', () => {
    const chance = [0, 3, -2, 1, -1, 2, -3, 0, 1, -1].map((step) => step / 1000);
    const width = (past: readonly number[]) => {
      const [one] =
        compare({ metric: 'map50', candidate: { values: [0.6] }, baseline: { values: [0.6] }, history: past })?.change
          ?.intervals ?? [];
      return (one?.high ?? Number.NaN) - (one?.low ?? Number.NaN);
    };
    const level = width(chance.map((step) => 0.5 + step));
    const rising = width(chance.map((step, at) => 0.5 + step + 0.002 * at));
    expect(rising / level).toBeLessThan(1.25);
  });

  it('seeds of one configuration before runs of several', () => {
    const line = compare({
      metric: 'map50',
      candidate: { values: [0.5, 0.51] },
      baseline: { values: [0.52, 0.53] },
      history: [0.1, 0.2, 0.3, 0.4, 0.5],
    });
    expect(line?.method).toBe('t over seeds');
    const borrowed = compare({
      metric: 'map50',
      candidate: { values: [0.5] },
      baseline: { values: [0.52] },
      history: [0.1, 0.2, 0.3, 0.4, 0.5],
      seedHistory: [[0.3, 0.31]],
    });
    expect(borrowed).toMatchObject({ method: 't over seeds', change: { seedNoise: 'borrowed' } });
  });

  it('over several seeds alone', () => {
    const line = compare({ metric: 'rmse', candidate: { values: [1, 1.2] }, baseline: { values: [2, 2.2] } });
    expect(line?.method).toBe('t over seeds');
    expect(line?.change?.value).toBeCloseTo(1, 12);
    expect(line?.change?.standardError).toEqual({ rows: null, seeds: expect.closeTo(Math.sqrt(0.02), 12) });
    expect(line?.change?.intervals[0]?.low).toBeCloseTo(1 - tQuantile(0.975, 2) * Math.sqrt(0.02), 9);
    expect(line?.candidate.shipped).toEqual({ value: 1, intervals: [] });
  });

  it.each([
    ['past seeds that gave one value', { seedHistory: [[0.3, 0.3, 0.3]] }],
    ['one value but for its last digit', { seedHistory: [[0.1 + 0.2, 0.3]] }],
    [
      'several such configurations',
      {
        seedHistory: [
          [0.1, 0.1],
          [0.2, 0.2, 0.2],
        ],
      },
    ],
    ['successive runs of one value', { history: [0.5, 0.5, 0.5, 0.5, 0.5] }],
  ])('%s say nothing of noise: no interval, least of all one of no width', (_, past) => {
    const line = compare({ metric: 'auc', candidate: { values: [0.5096] }, baseline: { values: [0.5] }, ...past });
    expect(line).toMatchObject({ method: 'no interval', change: { intervals: [], seedNoise: 'unknown' } });
    expect(line?.candidate.intervals).toEqual([]);
  });

  it('past seeds that gave one value do not thin out those that spread', () => {
    const sides = { metric: 'auc', candidate: { values: [0.51] }, baseline: { values: [0.5] } };
    const spread = compare({ ...sides, seedHistory: [[0.3, 0.31]] });
    expect(spread?.change?.seedNoise).toBe('borrowed');
    expect(
      compare({
        ...sides,
        seedHistory: [
          [0.3, 0.31],
          [0.1, 0.1, 0.1],
        ],
      })?.change,
    ).toEqual(spread?.change);
  });

  it('seeds of both sides that gave one value each make no interval; equal artifacts show that there is no noise of seeds', () => {
    const sides = { candidate: { values: [0.1, 0.1, 0.1] }, baseline: { values: [0.7, 0.7, 0.7] } };
    const line = compare({ metric: 'auc', ...sides });
    expect(line).toMatchObject({
      method: 'no interval',
      change: { intervals: [], seedNoise: 'unknown', exact: false },
    });
    expect(line?.candidate).toMatchObject({ intervals: [], bySeed: [0.1, 0.1, 0.1], shipped: { intervals: [] } });
    const [ours, theirs] = [sides.candidate, sides.baseline].map((side, at) => ({
      ...side,
      artifacts: side.values.map(() => `artifact ${at}`),
    }));
    const none = ours && compare({ metric: 'auc', candidate: ours, ...(theirs && { baseline: theirs }) });
    expect(none).toMatchObject({ method: 'no interval', change: { intervals: [], seedNoise: 'none', exact: false } });
  });

  it('a side whose seeds gave one value has no interval beside one whose seeds spread', () => {
    const still = { values: [0.7, 0.7], artifacts: ['a', 'a'] };
    const line = compare({ metric: 'auc', candidate: still, baseline: { values: [0.6, 0.62] } });
    expect(line).toMatchObject({
      method: 't over seeds',
      candidate: { intervals: [] },
      change: { seedNoise: 'included' },
    });
    expect(line?.baseline?.intervals).toHaveLength(1);
  });

  it('a reported standard error of 0 on both sides is none', () => {
    const of = (error: number) =>
      compare({
        metric: 'auc',
        candidate: { values: [1], standardErrors: [0] },
        baseline: { values: [0.9], standardErrors: [error] },
      });
    expect(of(0)).toMatchObject({ method: 'no interval', change: { intervals: [] } });
    expect(of(0.01)).toMatchObject({ method: 'reported standard error', candidate: { intervals: [] } });
    expect(of(0.01)?.change?.intervals).toHaveLength(1);
  });

  it('on other data: both values and no change, since their rows may be others', () => {
    const line = compare({
      metric: 'auc',
      candidate: { values: [0.7], standardErrors: [0.01] },
      baseline: { values: [0.6], standardErrors: [0.01] },
      otherData: ['train'],
    });
    expect(line?.change).toBeUndefined();
    expect(line).toMatchObject({ candidate: { value: 0.7 }, baseline: { value: 0.6 }, otherData: ['train'] });
    expect(line?.notComparable).toBe('training reports it, and its data changed (train)');
    expect(line?.candidate.intervals).toHaveLength(1);
    const metrics = line === undefined ? [] : [line];
    const comparison = { schemaVersion: 1 as const, model: 'm', metrics, attempts: 1, newRows: 0 };
    expect(comparisonSchema.parse(comparison)).toEqual(comparison);
  });

  it('of the same model again: exactly as before, where the value is', () => {
    const values = { candidate: { values: [0.7, 0.72] }, baseline: { values: [0.7, 0.72] } };
    const line = compare({ metric: 'auc', ...values, alike: 'artifacts' });
    expect(line).toMatchObject({ method: 'identical artifacts', candidate: { exact: false } });
    expect(line?.change).toMatchObject({ value: 0, exact: true, intervals: [{ low: 0, high: 0 }] });
    expect(compare({ metric: 'auc', ...values, alike: 'values' })?.method).toBe('identical values');
    expect(compare({ metric: 'auc', ...values })?.change?.exact).toBe(false);
    const moved = { ...values, baseline: { values: [0.7, 0.71] } };
    expect(compare({ metric: 'seconds', better: 'lower', ...moved, alike: 'artifacts' })?.change?.exact).toBe(false);
  });

  it('exact numbers', () => {
    const line = compare({
      metric: 'bytes',
      better: 'lower',
      exact: true,
      candidate: { values: [900] },
      baseline: { values: [1000] },
    });
    expect(line?.change).toMatchObject({ value: 100, exact: true, seedNoise: 'none', intervals: [] });
    expect(line?.candidate.exact).toBe(true);
  });

  it('says what is missing, not a number, or without direction', () => {
    expect(compare({ metric: 'loss', candidate: { values: [Number.NaN] }, baseline: { values: [1] } })).toMatchObject({
      candidate: { value: null, undefinedBecause: 'not-a-number' },
    });
    expect(
      compare({ metric: 'loss', candidate: { values: [1] }, baseline: { values: [null] } })?.notComparable,
    ).toContain('missing');
    expect(compare({ metric: 'loss', candidate: { values: [] } })?.candidate).toMatchObject({
      value: null,
      undefinedBecause: 'missing',
    });
    const revenue = compare({ metric: 'revenue', candidate: { values: [3] }, baseline: { values: [2] } });
    expect(revenue?.notComparable).toContain('higher or lower');
    expect(revenue?.change).toBeUndefined();
  });
});

describe('the comparison on disk', () => {
  const comparison: Comparison = {
    schemaVersion: 1,
    model: 'delay',
    metrics: compareRows(
      rows(
        'binary',
        [0, 1, 1, 0, 1],
        side({ scores: [[0.1, 0.7, 0.8, 0.6, 0.4]] }),
        side({ scores: [[0.2, 0.6, 0.3, 0.6, 0.4]] }),
      ),
    ),
    attempts: 1,
    newRows: 0,
  };

  it('survives the way through JSON', () => {
    const written: unknown = JSON.parse(JSON.stringify(comparison));
    expect(comparisonSchema.parse(written)).toEqual(written);
  });

  it.each([
    null,
    { ...comparison, extra: 1 },
    { ...comparison, attempts: -1 },
    {
      ...comparison,
      metrics: comparison.metrics.map((line) => ({ ...line, candidate: { ...line.candidate, value: '0' } })),
    },
    { ...comparison, schemaVersion: 2 },
  ])('is refused in another shape', (document: unknown) => {
    expect(comparisonSchema.safeParse(document).success).toBe(false);
  });
});
