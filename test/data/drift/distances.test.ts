import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jensenShannon, lInfinity, moments, type Points, wasserstein } from '../../../src/data/drift/distances.ts';
import { jensenShannonNoise } from '../../../src/data/drift/laws.ts';
import { shareNoise } from '../../../src/data/drift/share-law.ts';

const numbers = z.array(z.number());
const referenceSchema = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      a: numbers,
      b: numbers,
      p: numbers,
      q: numbers,
      wasserstein: z.number(),
      jensenShannon: z.number(),
      lInfinity: z.number(),
      deviation: z.number(),
    }),
  ),
  chiSquare: z.array(z.object({ alpha: z.number(), df: z.number(), quantile: z.number() })),
  shares: z.array(
    z.object({ rows: z.number(), base: z.number(), head: z.number(), alpha: z.number(), noise: z.number() }),
  ),
});
const reference = referenceSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'references', 'scipy-distances.json'), 'utf8')),
);

const each = (values: readonly number[]): Points => {
  const at = [...values].sort((a, b) => a - b);
  return { at, rows: at.map(() => 1) };
};

describe('distances of SciPy', () => {
  for (const known of reference.cases) {
    it(known.name, () => {
      expect(wasserstein(each(known.a), each(known.b))).toBeCloseTo(known.wasserstein, 11);
      expect(jensenShannon(known.p, known.q)).toBeCloseTo(known.jensenShannon, 11);
      expect(lInfinity(known.p, known.q).value).toBeCloseTo(known.lInfinity, 12);
      expect(moments(each(known.a)).deviation).toBeCloseTo(known.deviation, 11);
    });
  }
});

describe('published cases of the peers', () => {
  it('L∞ (TFDV metrics_test.cc)', () => {
    expect(lInfinity([0.1, 0.9], [0.3, 0.7]).value).toBeCloseTo(0.2, 12);
    expect(lInfinity([0, 0.9, 0.1], [0.3, 0.7, 0]).value).toBeCloseTo(0.3, 12);
    expect(lInfinity([0.3, 0.7, 0], [0, 0.9, 0.1])).toEqual({ value: expect.closeTo(0.3, 12), cell: 0 });
  });

  it('Jensen-Shannon, base 2 (TFDV metrics_test.cc), cells cut at the union of the edges', () => {
    expect(jensenShannon([2, 2, 0, 0], [0, 1, 1, 2])).toBeCloseTo(0.65563906222, 10);
    expect(jensenShannon([2, 2, 1, 0, 0, 0], [0, 2, 0, 1, 1, 1])).toBeCloseTo(0.6, 10);
    expect(jensenShannon([1, 3], [0, 4])).toBeCloseTo(0.13792538096, 10);
    expect(jensenShannon([1, 1, 0], [1, 0, 1])).toBeCloseTo(0.5, 12);
    expect(jensenShannon([3, 0], [0, 7])).toBe(1);
  });

  it('scaled Wasserstein (Deepchecks drift_test.py)', () => {
    const scaled = (a: readonly number[], b: readonly number[]): number => {
      const all = [...a, ...b];
      return wasserstein(each(a), each(b)) / (Math.max(...all) - Math.min(...all));
    };
    expect(scaled(Array(10).fill(1), Array(100).fill(0))).toBe(1);
    const range = (from: number): number[] => Array.from({ length: 100 }, (_, k) => from + k);
    expect(scaled(range(0), range(50))).toBeCloseTo(50 / 149, 12);
  });

  it('the table of one reference and one current sample', () => {
    const a = [16, 18, 16, 14, 12, 12];
    const b = [16, 16, 16, 16, 16, 8];
    const at = [1, 2, 3, 4, 5, 6];
    expect(jensenShannon(a, b)).toBeCloseTo(0.0066804816, 10);
    expect(Math.sqrt(jensenShannon(a, b))).toBeCloseTo(0.0817342133, 10);
    expect(lInfinity(a, b).value).toBeCloseTo(0.0454545455, 10);
    expect(wasserstein({ at, rows: a }, { at, rows: b })).toBeCloseTo(0.0909090909, 10);
    expect(wasserstein({ at, rows: a }, { at, rows: b }) / moments({ at, rows: a }).deviation).toBeCloseTo(
      0.0544331054,
      10,
    );
  });
});

describe('undefined is not zero', () => {
  it('without rows on a side there is no distance', () => {
    const none: Points = { at: [], rows: [] };
    expect(wasserstein(none, each([1]))).toBeNaN();
    expect(jensenShannon([0, 0], [1, 2])).toBeNaN();
    expect(lInfinity([1], []).value).toBeNaN();
    expect(moments(none).mean).toBeNaN();
  });
});

describe('properties', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    .filter((c) => c.some((n) => n > 0));

  it('are symmetric, 0 for equal and bounded', () => {
    fc.assert(
      fc.property(counts, counts, (p, q) => {
        expect(jensenShannon(p, q)).toBeCloseTo(jensenShannon(q, p), 12);
        expect(lInfinity(p, q).value).toBe(lInfinity(q, p).value);
        expect(jensenShannon(p, p)).toBeCloseTo(0, 12);
        expect(jensenShannon(p, q)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('Wasserstein obeys the triangle inequality and moves with a shift', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const far = wasserstein(each(a), each(c));
        expect(far).toBeLessThanOrEqual(wasserstein(each(a), each(b)) + wasserstein(each(b), each(c)) + 1e-9);
        expect(wasserstein(each(a), each(a.map((x) => x + 7)))).toBeCloseTo(7, 9);
      }),
    );
  });
});

/** Cells of so many rows that the law is that of their number alone. */
const manyRows = (cells: number) => Array.from({ length: cells }, () => 1e12);

describe('laws under no change', () => {
  it('Jensen-Shannon: quantile of χ² with k − 1 degrees', () => {
    for (const { alpha, df, quantile } of reference.chiSquare) {
      const noise = jensenShannonNoise(manyRows(df + 1), { base: 1000, head: 500 }, alpha);
      expect(noise).toBeCloseTo((quantile * (1 / 1000 + 1 / 500)) / (8 * Math.LN2), 9);
    }
    expect(jensenShannonNoise([20], { base: 10, head: 10 }, 0.01)).toBe(0);
  });

  it('a share: the exact hypergeometric range of SciPy', () => {
    for (const { noise, alpha, ...sizes } of reference.shares) expect(shareNoise(sizes, alpha)).toBeCloseTo(noise, 12);
  });

  it('a share of many rows: the normal law meets the exact one', () => {
    const exact = shareNoise({ rows: 9000, base: 10_000, head: 10_000 }, 0.001);
    const normal = shareNoise({ rows: 13_000, base: 20_000, head: 10_000 }, 0.001);
    expect(exact).toBeCloseTo(3.29 * Math.sqrt(0.45 * 0.55 * 2e-4), 2.5);
    expect(normal).toBeCloseTo(3.29 * Math.sqrt((0.4333 * 0.5667 * 3) / 20_000), 2.5);
  });
});
