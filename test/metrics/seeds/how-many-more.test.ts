import { describe, expect, it } from 'vitest';
import { compareRows, rowsToDecide } from '../../../src/metrics/index.ts';
import type { MetricComparison } from '../../../src/metrics/types.ts';
import { rows, side } from '../rows.ts';

describe('how many more would decide', () => {
  const line = (value: number, rowsError: number, seedsError: number | null): MetricComparison => ({
    metric: 'accuracy',
    better: 'higher',
    origin: 'computed',
    candidate: { value: 0.8, rows: 1000, seeds: 1, intervals: [], exact: false },
    baseline: { value: 0.8, rows: 1000, seeds: 1, intervals: [], exact: false },
    change: {
      value,
      exact: false,
      paired: true,
      seedNoise: seedsError === null ? 'unknown' : 'included',
      standardError: { rows: rowsError, seeds: seedsError },
      intervals: [
        {
          level: 0.95,
          low: value - 2 * Math.hypot(rowsError, seedsError ?? 0),
          high: value + 2 * Math.hypot(rowsError, seedsError ?? 0),
        },
      ],
    },
    method: 'Newcombe 10',
  });

  it('four times the rows for half the distance', () => {
    // The interval is two standard errors wide; a probability of 0.8 takes another 0.8416 of them.
    const more = rowsToDecide(line(0, 0.01, 0), 0.01 * 2.8416212335729143 * 0.5);
    expect(more?.rows).toBeGreaterThanOrEqual(2999);
    expect(more?.rows).toBeLessThanOrEqual(3001);
    expect(more?.seeds).toBeNull();
  });

  it('no rows are enough where seeds alone are too noisy, and the other way round', () => {
    const more = rowsToDecide(line(0, 0.001, 0.01), 0.01);
    expect(more?.rows).toBeNull();
    expect(more?.seeds).toBeGreaterThan(0);
    expect(rowsToDecide(line(0, 0.01, 0.001), 0.01)?.seeds).toBeNull();
  });

  it('nothing would decide where the change is exactly the limit, and nothing is to decide where it is decided', () => {
    expect(rowsToDecide(line(-0.01, 0.01, 0), 0.01)).toEqual({ rows: null, seeds: null });
    expect(rowsToDecide(line(0.5, 0.01, 0), 0.01)).toBeNull();
    expect(
      rowsToDecide(
        { ...line(0, 0.01, 0), change: { ...line(0, 0.01, 0).change, exact: true } } as MetricComparison,
        0.01,
      ),
    ).toBeNull();
  });

  it('more for a fail, which is asked at a stricter level than a pass', () => {
    const wide = line(-0.02, 0.01, 0);
    const strict = { level: 0.99, low: -0.05, high: 0.01 };
    const change = wide.change && { ...wide.change, intervals: [...wide.change.intervals, strict] };
    const atStrict = rowsToDecide({ ...wide, ...(change && { change }) }, 0.01)?.rows ?? 0;
    expect(atStrict).toBeGreaterThan(rowsToDecide(wide, 0.01)?.rows ?? Number.POSITIVE_INFINITY);
  });

  it('is right: as many more rows do decide', () => {
    // Two low-discrepancy patterns, so that shares hardly change with the number of rows.
    const make = (n: number) => {
      const labels = Array.from({ length: n }, () => 1);
      const right = (share: number, step: number) =>
        side({ predicted: labels.map((_, i) => ((i * step) % 1 < share ? 1 : 0)) });
      const scored = rows('binary', labels, right(0.82, 0.6180339887), right(0.8, 0.4142135624));
      return compareRows(scored, { metrics: ['accuracy'] })[0];
    };
    const small = make(300);
    if (!small) throw new Error('no line');
    expect(small.change?.intervals[0]?.low).toBeLessThan(-0.03);
    const more = rowsToDecide(small, 0.03)?.rows ?? 0;
    expect(more).toBeGreaterThan(0);
    expect(make(300 + Math.ceil(more * 0.2))?.change?.intervals[0]?.low).toBeLessThan(-0.03);
    expect(make(300 + Math.ceil(more))?.change?.intervals[0]?.low).toBeGreaterThan(-0.03);
  });
});
