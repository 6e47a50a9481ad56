import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jensenShannon, moments, type Points, wasserstein } from '../../../src/data/drift/distances.ts';
import {
  cramersV,
  divergenceOf,
  halfMore,
  hellinger,
  jensenShannonAs,
  kullbackLeibler,
  meanSquareContingency,
  plainShares,
  psiOf,
  totalVariation,
} from '../../../src/data/drift/named/divergences.ts';
import { peerDistance, trimmedDistance } from '../../../src/data/drift/named/peer-distances.ts';
import { type EveryValue, peerDivergences } from '../../../src/data/drift/named/peers.ts';
import {
  chiSquareTest,
  kolmogorovSmirnov,
  kolmogorovTail,
  ksTest,
  nullShareTest,
} from '../../../src/data/drift/named/tests.ts';
import { peerStatistics } from '../../../src/project/drift-statistics.ts';
import { columnOf } from '../sketch/made.ts';

const numbers = z.array(z.number());
const odd = z.enum(['nan', 'inf', '-inf']);
const reference = z
  .object({
    samples: z.array(
      z.object({
        name: z.string(),
        a: z.array(z.union([z.number(), odd])),
        b: z.array(z.union([z.number(), odd])),
        ks: z.number(),
        pValue: z.number(),
      }),
    ),
    tables: z.array(
      z.object({
        name: z.string(),
        p: numbers,
        q: numbers,
        psi: z.number(),
        kl: z.number(),
        hellinger: z.number(),
        totalVariation: z.number(),
        chiSquare: z.number(),
        degrees: z.number(),
        cramersV: z.number(),
        jensenShannonBits: z.number(),
        jensenShannonNats: z.number(),
        pValue: z.number().optional(),
      }),
    ),
    proportions: z.array(z.object({ base: numbers, head: numbers, z: z.number(), pValue: z.number() })),
    peers: z.array(
      z
        .object({ name: z.string(), numbers: z.boolean(), values: numbers, base: numbers, head: numbers })
        .catchall(z.number()),
    ),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'references', 'scipy-named.json'), 'utf8')));

const pointsOf = (values: readonly (number | string)[]): Points => {
  const at = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  return { at, rows: at.map(() => 1) };
};

describe('distances of samples, as SciPy computes them', () => {
  it.each(reference.samples)('$name', ({ a, b, ks, pValue }) => {
    const test = ksTest(pointsOf(a), pointsOf(b));
    expect(test?.value).toBeCloseTo(ks, 12);
    expect(test?.pValue).toBeCloseTo(pValue, 12);
  });
});

describe('statistics of tables, as SciPy computes them', () => {
  it.each(reference.tables)('$name', ({ p, q, ...known }) => {
    expect(divergenceOf(psiOf(halfMore), p, q)).toBeCloseTo(known.psi, 11);
    expect(divergenceOf(kullbackLeibler(halfMore), p, q)).toBeCloseTo(known.kl, 11);
    expect(divergenceOf(hellinger, p, q)).toBeCloseTo(known.hellinger, 11);
    expect(divergenceOf(cramersV, p, q)).toBeCloseTo(known.cramersV, 11);
    expect(divergenceOf(jensenShannonAs('root-bits'), p, q)).toBeCloseTo(known.jensenShannonBits, 7);
    expect(divergenceOf(jensenShannonAs('root-nats'), p, q)).toBeCloseTo(known.jensenShannonNats, 7);
    expect(totalVariation(p, q)).toBeCloseTo(known.totalVariation, 12);
    const test = chiSquareTest({ labels: p.map(String), base: p, head: q });
    if (known.pValue === undefined) return expect(test).toBeUndefined();
    expect(test?.value).toBeCloseTo(known.chiSquare, 6);
    expect(test?.degrees).toBe(known.degrees);
    expect((test?.pValue ?? Number.NaN) / known.pValue).toBeCloseTo(1, 9);
  });

  it.each(reference.proportions)('two shares of nulls $base and $head', ({ base, head, z: score, pValue }) => {
    const side = ([nulls = 0, rows = 0]: readonly number[]) =>
      columnOf('x', [...Array(nulls).fill(null), ...Array(rows - nulls).fill(1)]);
    const test = nullShareTest(side(base), side(head));
    expect(test?.value).toBeCloseTo(score, 11);
    expect(test?.pValue).toBeCloseTo(pValue, 12);
  });

  it('has no test of shares where no row, or every row, is null', () => {
    expect(nullShareTest(columnOf('x', [1]), columnOf('x', [2, 3]))).toBeUndefined();
    expect(nullShareTest(columnOf('x', [null]), columnOf('x', [null]))).toBeUndefined();
  });
});

describe('statistics as other tools compute them', () => {
  const cases = reference.peers.flatMap((known) =>
    peerStatistics.flatMap((statistic) => {
      const expected = known[statistic];
      return typeof expected === 'number' ? [{ ...known, statistic, expected }] : [];
    }),
  );

  it('has a case for each', () => {
    expect(new Set(cases.map(({ statistic }) => statistic))).toEqual(new Set(peerStatistics));
  });

  it.each(cases)('$statistic: $name', ({ statistic, expected, values, base, head, numbers: ordered }) => {
    const every: EveryValue = ordered ? { at: values, base, head, integers: true } : { base, head, integers: false };
    const known = peerDivergences[statistic];
    if (known !== undefined) {
      const bins = known.bins(every);
      if (typeof bins === 'string') throw new Error(bins);
      return expect(divergenceOf(known.of, ...bins)).toBeCloseTo(expected, 7);
    }
    const side = (rows: readonly number[]): Points => ({
      at: values.filter((_, k) => (rows[k] ?? 0) > 0),
      rows: rows.filter((n) => n > 0),
    });
    const measured = peerDistance(statistic, [side(base), side(head)], side(base), 0.01);
    expect('value' in measured ? measured.value : undefined).toBeCloseTo(expected, 10);
  });

  const bins = (statistic: keyof typeof peerDivergences, values: EveryValue) =>
    peerDivergences[statistic]?.bins(values);

  it('refuses bins that a tool does not have for such values', () => {
    const codes: EveryValue = { at: [1, 2], base: [3, 4], head: [4, 3], integers: true };
    expect(bins('jensen-shannon-tfdv', codes)).toMatch(/histograms/);
    expect(bins('jensen-shannon-nannyml', codes)).toMatch(/Doane/);
    expect(bins('psi-soda', { base: [3, 4], head: [4, 3], integers: false })).toMatch(/categories/);
  });

  it('gives integers no bin narrower than 1, as NumPy 2 does, and other whole numbers as many as Sturges says', () => {
    const at = Array.from({ length: 22 }, (_, k) => k);
    const side = at.map(() => 2 ** 30);
    const counted = (integers: boolean) => bins('psi-evidently', { at, base: side, head: side, integers })?.[0]?.length;
    expect([counted(true), counted(false)]).toEqual([21, 37]);
  });
});

describe('published cases of the peers', () => {
  it('one reference and one current sample (facts: all distances)', () => {
    const [a, b] = [
      [16, 18, 16, 14, 12, 12],
      [16, 16, 16, 16, 16, 8],
    ] as const;
    expect(divergenceOf(psiOf(plainShares), a, b)).toBeCloseTo(0.0372183816, 10);
    expect(divergenceOf(kullbackLeibler(plainShares), a, b)).toBeCloseTo(0.018909677, 10);
    expect(divergenceOf(jensenShannonAs('root-nats'), a, b)).toBeCloseTo(0.0680481962, 10);
    expect(divergenceOf(jensenShannonAs('root-bits'), a, b)).toBeCloseTo(0.0817342133, 10);
    expect(divergenceOf(jensenShannonAs('bits'), a, b)).toBeCloseTo(0.0066804816, 10);
    expect(totalVariation(a, b)).toBeCloseTo(0.0681818182, 10);
    expect(divergenceOf(meanSquareContingency, a, b) * 176).toBeCloseTo(1.6224089636, 9);
    const test = chiSquareTest({ labels: [], base: a, head: b });
    expect([test?.value, test?.pValue]).toEqual([expect.closeTo(1.6224089636, 9), expect.closeTo(0.8985262394, 9)]);
    const at = [1, 2, 3, 4, 5, 6];
    const far = peerDistance(
      'wasserstein-evidently',
      [
        { at, rows: a },
        { at, rows: b },
      ],
      { at, rows: a },
      0.01,
    );
    expect('value' in far ? far.value : undefined).toBeCloseTo(0.0544331054, 10);
    expect(wasserstein({ at, rows: a }, { at, rows: b })).toBeCloseTo(0.0909090909, 10);
  });

  it('PSI of one table as four tools see it (facts: same data, opposite verdicts)', () => {
    const every: EveryValue = { base: [50, 30, 20, 0], head: [40, 30, 20, 10], integers: false };
    const ordered: EveryValue = { ...every, at: [1, 2, 3, 4] };
    const as = (tool: 'psi-evidently' | 'psi-soda' | 'psi-deepchecks', values = every): number => {
      const known = peerDivergences[tool];
      const cells = known?.bins(values);
      return known === undefined || cells === undefined || typeof cells === 'string'
        ? Number.NaN
        : divergenceOf(known.of, ...cells);
    };
    expect(as('psi-evidently')).toBeCloseTo(0.712, 3);
    expect(as('psi-soda', ordered)).toBeCloseTo(0.943, 3);
    expect(as('psi-deepchecks')).toBeCloseTo(0.23, 2);
    expect(divergenceOf(psiOf(halfMore), every.base, every.head)).toBeCloseTo(0.32, 3);
  });

  it('KL of three shares from equal ones (GX)', () => {
    const value = divergenceOf(kullbackLeibler(plainShares), [0.5, 0.3, 0.2], [1 / 3, 1 / 3, 1 / 3]);
    expect(value).toBeCloseTo(0.06895927460353621, 14);
  });

  it('KS and scaled Wasserstein (Deepchecks drift_test.py)', () => {
    const [ones, zeros] = [
      { at: [1], rows: [10] },
      { at: [0], rows: [100] },
    ];
    expect(trimmedDistance(ones, zeros)).toBe(1);
    expect(kolmogorovSmirnov(ones, zeros)).toBe(1);
    expect(kolmogorovSmirnov(ones, { at: [1], rows: [7] })).toBe(0);
  });

  it('Jensen-Shannon as TFDV computes it over values (metrics_test.cc)', () => {
    const known = peerDivergences['jensen-shannon-tfdv'];
    const cells = known?.bins({ base: [2, 2, 1, 0, 0, 0], head: [0, 2, 0, 1, 1, 1], integers: false });
    if (known === undefined || cells === undefined || typeof cells === 'string') throw new Error('categories have it');
    expect(divergenceOf(known.of, ...cells)).toBeCloseTo(0.6, 12);
    expect(divergenceOf(known.of, [3, 0], [0, 7])).toBeCloseTo(1, 12);
  });

  it('p-values of one distance at three sizes (facts: D = 0.01)', () => {
    for (const [rows, p] of [
      [10_000, 0.695],
      [100_000, 9e-5],
      [1_000_000, 7.4e-44],
    ] as const) {
      expect(kolmogorovTail(0.01 * Math.sqrt(rows / 2)) / p).toBeCloseTo(1, 1);
    }
  });
});

describe('properties', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    .filter((cells) => cells.some((n) => n > 0));

  it('no statistic knows the order of the cells, or is below 0, and those of shares are at most 1', () => {
    fc.assert(
      fc.property(counts, counts, (p, q) => {
        const length = Math.max(p.length, q.length);
        const [a, b] = [p, q].map((side) => Array.from({ length }, (_, k) => side[k] ?? 0));
        if (a === undefined || b === undefined) throw new Error('two sides');
        for (const of of [psiOf(halfMore), kullbackLeibler(halfMore), hellinger, meanSquareContingency, cramersV]) {
          const value = divergenceOf(of, a, b);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(divergenceOf(of, a.toReversed(), b.toReversed())).toBeCloseTo(value, 9);
          expect(divergenceOf(of, a, a)).toBeCloseTo(0, 9);
        }
        for (const of of [hellinger, meanSquareContingency, cramersV]) {
          expect(divergenceOf(of, a, b)).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(divergenceOf(hellinger, a, b) ** 2).toBeLessThanOrEqual(totalVariation(a, b) + 1e-9); // Le Cam
        expect(totalVariation(a, b)).toBeLessThanOrEqual(Math.SQRT2 * divergenceOf(hellinger, a, b) + 1e-9);
        expect(divergenceOf(jensenShannonAs('bits'), a, b)).toBeCloseTo(jensenShannon(a, b), 9);
      }),
    );
  });

  it('without rows on a side there is none', () => {
    expect(divergenceOf(hellinger, [0], [1])).toBeNaN();
    expect(totalVariation([1], [])).toBeNaN();
    expect(kolmogorovSmirnov({ at: [], rows: [] }, { at: [1], rows: [1] })).toBeNaN();
    expect(moments({ at: [], rows: [] }).mean).toBeNaN();
  });
});
