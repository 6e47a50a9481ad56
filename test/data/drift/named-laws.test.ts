import { describe, expect, it } from 'vitest';
import type { Points } from '../../../src/data/drift/distances.ts';
import { hypergeometricLaw } from '../../../src/data/drift/hypergeometric.ts';
import { divergenceLaw, kolmogorovNoise, totalVariationLaw } from '../../../src/data/drift/named/cell-laws.ts';
import {
  cramersV,
  type Divergence,
  divergenceOf,
  halfMore,
  hellinger,
  jensenShannonAs,
  kullbackLeibler,
  meanSquareContingency,
  psiOf,
  totalVariation,
} from '../../../src/data/drift/named/divergences.ts';
import { peerDistance } from '../../../src/data/drift/named/peer-distances.ts';
import { measurePeer, peerDivergences } from '../../../src/data/drift/named/peers.ts';
import { kolmogorovSmirnov } from '../../../src/data/drift/named/tests.ts';
import { poolOrKeep } from '../../../src/data/drift/pool.ts';
import { type Random, random } from '../../../src/support/random.ts';
import { chiSquareQuantile } from '../../../src/support/statistics.ts';
import { multinomial, sample, shapes, zipf } from './draws.ts';

/** Levels and the 99.99 % points of the binomial law of so many repetitions at them. */
const levels = [0.05, 0.002] as const;
const atMost = { 400: [38, 6], 60: [11, 3] } as const;

const divergences: Readonly<Record<string, Divergence>> = {
  psi: psiOf(halfMore),
  kl: kullbackLeibler(halfMore),
  'chi-square': meanSquareContingency,
  'cramers-v': cramersV,
  hellinger,
  'jensen-shannon in nats': jensenShannonAs('root-nats'),
};

const tables = [
  { cells: 2, base: 100, head: 80 },
  { cells: 10, base: 60, head: 60 },
  { cells: 10, base: 5000, head: 300 },
  { cells: 40, base: 300, head: 4000 },
] as const;

type Draw = (r: Random) => readonly [value: number, law: (alpha: number) => number];

/** How often the value goes beyond the law at the first level. */
function alarms(draw: Draw, seed: number, repetitions: keyof typeof atMost = 400): number {
  const found = [0, 0];
  for (let k = 0; k < repetitions; k++) {
    const [value, law] = draw(random(seed, k));
    for (const [at, alpha] of levels.entries()) {
      if (value > law(alpha) * (1 + 1e-12) + 1e-15) found[at] = (found[at] ?? 0) + 1;
    }
  }
  for (const [at, most] of atMost[repetitions].entries())
    expect(found[at], `level ${levels[at]}`).toBeLessThanOrEqual(most);
  return found[0] ?? 0;
}

describe('no change goes beyond the law no more often than its level', () => {
  for (const [name, of] of Object.entries(divergences)) {
    it.each(tables)(`${name} over $cells cells of $base and $head rows`, ({ cells, base, head }) => {
      const found = alarms((r) => {
        const [p, q] = [multinomial(zipf(cells), base, r), multinomial(zipf(cells), head, r)];
        const pooled = poolOrKeep({ labels: p.map(String), base: p, head: q });
        return [divergenceOf(of, pooled.base, pooled.head), divergenceLaw(of, pooled.base, pooled.head)];
      }, cells + base);
      expect(found, 'a law without power').toBeGreaterThan(0);
    });
  }

  it.each(tables)('total variation over $cells cells of $base and $head rows', ({ cells, base, head }) => {
    alarms((r) => {
      const [p, q] = [multinomial(zipf(cells), base, r), multinomial(zipf(cells), head, r)];
      const pooled = poolOrKeep({ labels: p.map(String), base: p, head: q });
      return [totalVariation(pooled.base, pooled.head), totalVariationLaw(pooled.base, pooled.head)];
    }, cells);
  });

  // The peers do not join rare cells and weigh an empty one as they please: the heaviest tails there are.
  const peers = ['psi-evidently', 'psi-deepchecks', 'jensen-shannon-evidently', 'hellinger-evidently'] as const;
  for (const statistic of peers) {
    it.each(tables)(`${statistic} over $cells cells of $base and $head rows`, ({ cells, base, head }) => {
      const draw: Draw = (r) => {
        const values = {
          base: multinomial(zipf(cells), base, r),
          head: multinomial(zipf(cells), head, r),
          integers: false,
        };
        const known = peerDivergences[statistic];
        const found = known === undefined ? 'unknown' : measurePeer(known, values);
        if (typeof found === 'string') throw new Error(found);
        return [found.value, found.law];
      };
      alarms(draw, cells, statistic === 'psi-deepchecks' ? 60 : 400);
    });
  }

  for (const shape of ['normal', 'mostly zero', 'heavy'] as const) {
    it(`KS and the trimmed distance, ${shape}`, () => {
      const draw = shapes[shape];
      if (draw === undefined) throw new Error(shape);
      const points = (rows: number, seed: number): Points => {
        const at = sample(draw, rows, seed).sort((a, b) => a - b);
        return { at, rows: at.map(() => 1) };
      };
      let [far, distant] = [0, 0];
      for (let k = 0; k < 100; k++) {
        const [base, head] = [points(150, 2 * k), points(90, 2 * k + 1)];
        if (kolmogorovSmirnov(base, head) > kolmogorovNoise({ base: 150, head: 90 }, 0.05)) far++;
        const trimmed = peerDistance('wasserstein-deepchecks', [base, head], base, 0.05);
        if ('value' in trimmed && trimmed.value > trimmed.noise.changed) distant++;
      }
      // 99.99 % point of 100 repetitions at 5 %.
      expect(far).toBeLessThanOrEqual(15);
      expect(distant).toBeLessThanOrEqual(15);
    });
  }
});

describe('the law of a divergence', () => {
  it('of many rows is that of Pearson’s χ² with k − 1 degrees', () => {
    const [base, head] = [
      [4e6, 3e6, 2e6, 1e6],
      [4e5, 3e5, 2e5, 1e5],
    ] as const;
    const pearson = chiSquareQuantile(0.999, 3) * (1 / 1e7 + 1 / 1e6);
    for (const [of, expected] of [
      [psiOf(halfMore), pearson],
      [kullbackLeibler(halfMore), pearson / 2],
      [hellinger, Math.sqrt(pearson / 8)],
      [jensenShannonAs('bits'), pearson / 8 / Math.LN2],
      [meanSquareContingency, chiSquareQuantile(0.999, 3) / 1.1e7],
    ] as const) {
      expect(divergenceLaw(of, base, head)(0.001) / expected).toBeCloseTo(1, 6);
    }
  });

  it('sees a change of six deviations', () => {
    const [base, head] = [
      [5000, 5000],
      [5424, 4576],
    ] as const;
    for (const of of Object.values(divergences)) {
      expect(divergenceOf(of, base, head)).toBeGreaterThan(divergenceLaw(of, base, head)(1e-6));
    }
    expect(totalVariation(base, head)).toBeGreaterThan(totalVariationLaw(base, head)(1e-6));
  });

  it('of one cell, and of one row a side, leaves nothing to see', () => {
    expect(divergenceLaw(hellinger, [4], [9])(0.01)).toBe(0);
    expect(totalVariationLaw([4], [9])(0.01)).toBe(0);
    const apart = [
      [1, 0],
      [0, 1],
    ] as const;
    for (const of of Object.values(divergences)) {
      expect(divergenceLaw(of, ...apart)(0.01)).toBeGreaterThanOrEqual(divergenceOf(of, ...apart) * (1 - 1e-12));
    }
    expect(totalVariationLaw(...apart)(0.01)).toBe(1);
    expect(kolmogorovNoise({ base: 1, head: 1 }, 0.01)).toBe(1);
  });

  it('knows the whole law of the rows of a cell', () => {
    for (const sizes of [
      { rows: 3, base: 1, head: 4 },
      { rows: 40, base: 100, head: 90 },
      { rows: 7, base: 7, head: 1 },
    ]) {
      const law = [...hypergeometricLaw(sizes)];
      expect(new Set(law.map(([x]) => x)).size).toBe(law.length);
      expect(law.reduce((sum, [, p]) => sum + p, 0)).toBeCloseTo(1, 12);
      const mean = law.reduce((sum, [x, p]) => sum + x * p, 0);
      expect(mean).toBeCloseTo((sizes.rows * sizes.base) / (sizes.base + sizes.head), 10);
    }
  });
});
