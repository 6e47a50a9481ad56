import { describe, expect, it } from 'vitest';
import { jensenShannon, lInfinity } from '../../../src/data/drift/distances.ts';
import { stateOf } from '../../../src/data/drift/finding.ts';
import { jensenShannonNoise, lInfinityNoise } from '../../../src/data/drift/laws.ts';
import { askedOf } from '../../../src/data/drift/limits.ts';
import { numericFinding } from '../../../src/data/drift/numeric.ts';
import { poolRare } from '../../../src/data/drift/pool.ts';
import { type Random, random } from '../../../src/support/random.ts';
import { cellsOf, datasetOf } from '../sketch/made.ts';
import { sample, shapes } from './draws.ts';

const repetitions = 300;
const alpha = 0.05;
/** 99.99 % point of the binomial law of 300 repetitions at 5 %. */
const atMost = 31;

/** Counts of a sample over cells of given shares. */
function multinomial(shares: readonly number[], rows: number, r: Random): number[] {
  let [left, mass] = [rows, 1];
  return shares.map((share) => {
    const count = r.binomial(left, Math.min(1, share / mass));
    left -= count;
    mass -= share;
    return count;
  });
}

describe('no change raises "changed" no more often than its level', () => {
  const asked = askedOf(datasetOf(), 'x', 'number');
  for (const [name, shape] of Object.entries(shapes)) {
    it(`Wasserstein, ${name}`, () => {
      const side = (rows: number, seed: number) =>
        ({ cells: cellsOf(sample(shape, rows, seed)), whole: false, unit: 'number' }) as const;
      let alarms = 0;
      for (let k = 0; k < 100; k++) {
        const found = numericFinding(side(150, 2 * k), side(90, 2 * k + 1), asked, alpha);
        if (found === undefined) throw new Error('both sides have rows');
        if (stateOf({ ...found, gates: false }) === 'changed') alarms++;
      }
      expect(alarms).toBeLessThanOrEqual(15); // 99.99 % point of 100 repetitions at 5 %
      expect(alarms, 'a law without power').toBeGreaterThan(0);
    });
  }

  const zipf = (cells: number): number[] => {
    const weights = Array.from({ length: cells }, (_, k) => 1 / (k + 1));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  };

  it('L∞ and Jensen-Shannon over few, many and rare categories', () => {
    for (const [cells, base, head] of [
      [2, 100, 80],
      [12, 500, 5000],
      [40, 300, 300],
      [400, 3000, 1000],
    ] as const) {
      let [far, divergent] = [0, 0];
      for (let k = 0; k < repetitions; k++) {
        const r = random(cells, k);
        const [p, q] = [multinomial(zipf(cells), base, r), multinomial(zipf(cells), head, r)];
        const sizes = { base, head };
        const both = p.map((n, cell) => n + (q[cell] ?? 0)).filter((n) => n > 0);
        if (lInfinity(p, q).value > lInfinityNoise(both, sizes, alpha) + 1e-12) far++;
        const enough = poolRare({ labels: p.map(String), base: p, head: q });
        if (jensenShannon(enough.base, enough.head) > jensenShannonNoise(enough.labels.length, sizes, alpha))
          divergent++;
      }
      expect(far, `L∞ of ${cells}`).toBeLessThanOrEqual(atMost);
      expect(divergent, `JSD of ${cells}`).toBeLessThanOrEqual(atMost);
      expect(divergent, 'a law without power').toBeGreaterThan(0);
    }
  });
});

describe('poolRare', () => {
  it('joins the rarest cells until each expects 5 rows on the smaller side, and keeps every row', () => {
    const four = { labels: ['a', 'b', 'c', 'd'], base: [100, 30, 9, 6], head: [50, 20, 5, 4] };
    expect(poolRare(four)).toEqual({ labels: ['a', 'b', 'rare'], base: [100, 30, 15], head: [50, 20, 9] });
    expect(poolRare({ labels: ['a', 'b'], base: [100, 3], head: [50, 2] }).labels).toEqual(['rare']);
    const enough = { labels: ['a', 'b'], base: [100, 20], head: [50, 10] };
    expect(poolRare(enough)).toEqual(enough);
    expect(poolRare({ labels: [], base: [], head: [] }).labels).toEqual([]);
  });
});
