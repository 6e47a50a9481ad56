import { describe, expect, it } from 'vitest';
import { jensenShannon, lInfinity } from '../../../src/data/drift/distances.ts';
import { stateOf } from '../../../src/data/drift/finding.ts';
import { jensenShannonNoise, lInfinityNoise } from '../../../src/data/drift/laws.ts';
import { askedOf } from '../../../src/data/drift/limits.ts';
import { numericFinding } from '../../../src/data/drift/numeric.ts';
import { type Cells, poolRare } from '../../../src/data/drift/pool.ts';
import { random } from '../../../src/support/random.ts';
import { cellsOf, datasetOf } from '../sketch/made.ts';
import { multinomial, sample, shapes, zipf } from './draws.ts';

const repetitions = 300;
const alpha = 0.05;
/** 99.99 % point of the binomial law of 300 repetitions at 5 %. */
const atMost = 31;

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

  const pooled = ({ base, head }: Cells) => base.map((rows, cell) => rows + (head[cell] ?? 0));

  const categories = [
    [2, 100, 80],
    [12, 500, 5000],
    [40, 300, 300],
    [400, 3000, 1000],
  ] as const;

  it('L∞ and Jensen-Shannon over few, many and rare categories', () => {
    for (const [cells, base, head] of categories) {
      let [far, divergent] = [0, 0];
      for (let k = 0; k < repetitions; k++) {
        const r = random(cells, k);
        const [p, q] = [multinomial(zipf(cells), base, r), multinomial(zipf(cells), head, r)];
        const sizes = { base, head };
        const both = p.map((n, cell) => n + (q[cell] ?? 0)).filter((n) => n > 0);
        if (lInfinity(p, q).value > lInfinityNoise(both, sizes, alpha) + 1e-12) far++;
        const enough = poolRare({ labels: p.map(String), base: p, head: q });
        if (jensenShannon(enough.base, enough.head) > jensenShannonNoise(pooled(enough), sizes, alpha)) divergent++;
      }
      expect(far, `L∞ of ${cells}`).toBeLessThanOrEqual(atMost);
      expect(divergent, `JSD of ${cells}`).toBeLessThanOrEqual(atMost);
      expect(divergent, 'a law without power').toBeGreaterThan(0);
    }
  });

  // Over many cells the union bound has next to no false alarm, so its power shows only in a change that is one.
  it.each(categories)('L∞ of %d categories sees six deviations of the most frequent', (cells, base, head) => {
    const shares = zipf(cells);
    const [first = 0, second = 0] = shares;
    const moved = 6 * Math.sqrt(first * (1 - first) * (1 / base + 1 / head));
    const after = shares.with(0, first - moved).with(1, second + moved);
    expect(Math.min(...after)).toBeGreaterThan(0);
    let seen = 0;
    for (let k = 0; k < 100; k++) {
      const r = random(cells, k);
      const [p, q] = [multinomial(shares, base, r), multinomial(after, head, r)];
      const both = p.map((n, cell) => n + (q[cell] ?? 0)).filter((n) => n > 0);
      if (lInfinity(p, q).value > lInfinityNoise(both, { base, head }, alpha)) seen++;
    }
    expect(seen).toBeGreaterThanOrEqual(90);
  });
});
