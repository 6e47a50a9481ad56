import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as statistics from '../../src/support/statistics.ts';
import reference from './references/statistics.json' with { type: 'json' };

const cases: readonly [string, (...args: number[]) => number, readonly (readonly number[])[]][] = [
  ['normalCdf', (z = 0) => statistics.normalCdf(z), reference.normalCdf],
  ['normalQuantile', (p = 0) => statistics.normalQuantile(p), reference.normalQuantile],
  ['tCdf', (t = 0, df = 0) => statistics.tCdf(t, df), reference.tCdf],
  ['tQuantile', (p = 0, df = 0) => statistics.tQuantile(p, df), reference.tQuantile],
  ['chiSquareCdf', (x = 0, df = 0) => statistics.chiSquareCdf(x, df), reference.chiSquareCdf],
  ['chiSquareTail', (x = 0, df = 0) => statistics.chiSquareTail(x, df), reference.chiSquareTail],
  ['chiSquareQuantile', (p = 0, df = 0) => statistics.chiSquareQuantile(p, df), reference.chiSquareQuantile],
];

describe('distributions against SciPy', () => {
  it.each(cases)('%s to 1e-10 relative', (_name, ours, rows) => {
    for (const row of rows) {
      const args = row.slice(0, -1);
      const expected = row.at(-1) ?? Number.NaN;
      const error = Math.abs(ours(...args) - expected) / Math.max(Math.abs(expected), 1e-300);
      // Below 1e-200 SciPy itself switches to zero; 0 is compared absolutely.
      if (Math.abs(expected) < 1e-200) expect(Math.abs(ours(...args))).toBeLessThan(1e-15);
      else expect(error, `(${args}) should be ${expected}`).toBeLessThan(1e-10);
    }
  });

  it('answers NaN outside the domain and infinity at its ends', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect(statistics.normalQuantile(p)).toBeNaN();
      expect(statistics.tQuantile(p, 3)).toBeNaN();
      expect(statistics.chiSquareQuantile(p, 3)).toBeNaN();
    }
    expect(statistics.tQuantile(0.9, 0)).toBeNaN();
    expect(statistics.normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(statistics.normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(statistics.chiSquareQuantile(0, 4)).toBe(0);
  });

  it('quantiles undo distribution functions', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        (p, df) => {
          expect(statistics.tCdf(statistics.tQuantile(p, df), df)).toBeCloseTo(p, 11);
          expect(statistics.chiSquareCdf(statistics.chiSquareQuantile(p, df), df)).toBeCloseTo(p, 11);
          expect(statistics.normalCdf(statistics.normalQuantile(p))).toBeCloseTo(p, 12);
        },
      ),
      { numRuns: 200 },
    );
  });
});
