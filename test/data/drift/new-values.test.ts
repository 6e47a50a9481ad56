import { describe, expect, it } from 'vitest';
import { newShareNoise } from '../../../src/data/drift/new-share-law.ts';
import { random } from '../../../src/support/random.ts';
import { diff, limits, many, only } from './diffed.ts';
import { multinomial, zipf } from './draws.ts';

/** So many values that the base does not have, together in this share of the rows. */
function withNew(values: number, share: number): string[] {
  const fresh = Math.round(many * share);
  return Array.from({ length: many }, (_, k) => (k < fresh ? `new ${k % values}` : `old ${k % 40}`));
}
const old = withNew(1, 0);

describe('new values', () => {
  it('count together where all values are known', () => {
    const found = only(diff({ c: old }, { c: withNew(30, 0.03) }));
    expect(found).toMatchObject({ state: 'drifted', reason: 'new-category' });
    expect(found.sentence).toContain(
      "\"new 0\" is new: none of the base's rows, 0.1 % of the head's; with 29 more new values 3.0 % of the head's",
    );
    expect(only(diff({ c: old }, { c: withNew(30, 0.008) }))).toMatchObject({ state: 'changed' });
  });

  it('are as many as chance makes them under their law, at any level, and no law is without power', () => {
    const tables = [
      { cells: 12, base: 60, head: 5000 },
      { cells: 40, base: 300, head: 300 },
      { cells: 200, base: 500, head: 200 },
      { cells: 200, base: 40, head: 40 },
    ];
    for (const { cells, base, head } of tables) {
      for (const alpha of [0.2, 0.05, 0.001]) {
        let alarms = 0;
        for (let k = 0; k < 300; k++) {
          const r = random(cells, k);
          const [p, q] = [multinomial(zipf(cells), base, r), multinomial(zipf(cells), head, r)];
          const fresh = q.reduce((sum, n, cell) => sum + (p[cell] === 0 ? n : 0), 0);
          const counts = p.map((n, cell) => n + (q[cell] ?? 0));
          if (fresh / head > newShareNoise(counts, { base, head }, alpha)) alarms++;
        }
        // Beyond the 99.99 % point of 300 repetitions.
        expect(alarms, `${cells} values, level ${alpha}`).toBeLessThanOrEqual(
          300 * alpha + 3.8 * Math.sqrt(300 * alpha * (1 - alpha)) + 1,
        );
      }
      const counts = zipf(cells).map((share) => Math.round(share * (base + head)));
      const noise = newShareNoise(counts, { base, head }, 0.05);
      expect(noise, `${cells} values: a law without power`).toBeLessThan(0.9);
    }
  });

  it('have a law that is exact to a row where one value decides', () => {
    // Of 1,000 rows a side each value of c rows is new with probability (1/2)^c: five rows 3.1 %, four 6.3 %.
    expect(newShareNoise([995, 1000, 5], { base: 1000, head: 1000 }, 0.031)).toBeGreaterThanOrEqual(5 / 1000);
    expect(newShareNoise([1995], { base: 1000, head: 1000 }, 0.05)).toBe(1 / 1000);
    expect(newShareNoise([], { base: 0, head: 10 }, 0.05)).toBe(0);
    expect(newShareNoise([10], { base: 1, head: 9 }, 0.05)).toBe(1);
  });

  it('cannot be asked of free texts, where each is new: drift-statistic-missing', () => {
    const texts = (side: string): string[] => Array.from({ length: 400 }, (_, k) => `${side} ${k}`);
    const ruled = { note: limits({ 'new-category': 0.01 }) };
    const found = only(diff({ note: texts('a') }, { note: texts('b') }, {}, ruled));
    expect(found).toMatchObject({ state: 'unknown', reason: 'drift-statistic-missing', level: 'fail' });
    expect(found.sentence).toContain('free texts or identifiers');
  });
});

describe('a limit of one statistic for categories', () => {
  it.each(['jensen-shannon', 'l-infinity'])('%s takes the place of the default of the other', (statistic) => {
    const found = only(diff({ c: old }, { c: withNew(1, 0.005) }, {}, { c: limits({ [statistic]: 0.5 }) }));
    expect(found.statistics.map((each) => each.statistic).sort()).toEqual([statistic, 'new-category', 'nulls'].sort());
  });
});
