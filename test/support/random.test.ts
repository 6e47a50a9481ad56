import { describe, expect, it } from 'vitest';
import { fromState, random } from '../../src/support/random.ts';
import { chiSquareQuantile } from '../../src/support/statistics.ts';

describe('random', () => {
  it('gives the published vectors of xoshiro128** for the state 1 2 3 4', () => {
    const stream = fromState([1, 2, 3, 4]);
    const drawn = Array.from({ length: 10 }, () => stream.bits());
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('repeats itself for equal seeds and only for them', () => {
    const first = (...seeds: number[]) => random(...seeds).bits();
    expect(first(7, 1)).toBe(first(7, 1));
    expect(new Set([first(7, 1), first(7, 2), first(1, 7), first(7), first(2 ** 40 + 7)]).size).toBe(5);
    expect(random(0).bits()).not.toBe(random(0, 0).bits());
  });

  it('draws whole numbers below a limit uniformly', () => {
    const stream = random(3);
    const bins = new Array<number>(20).fill(0);
    for (let k = 0; k < 20_000; k++) {
      const bin = stream.below(20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const statistic = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(statistic).toBeLessThan(chiSquareQuantile(0.999, 19));
  });

  it('tallies what single draws give, and goes on where they do', () => {
    const [one, other] = [random(5), random(5)];
    for (const n of [1, 3, 1000]) {
      const expected = new Uint16Array(n);
      for (let draw = 0; draw < n; draw++) {
        const unit = one.below(n);
        expected[unit] = (expected[unit] ?? 0) + 1;
      }
      const counts = new Uint16Array(n);
      other.tally(counts);
      expect(counts).toEqual(expected);
      expect(other.bits()).toBe(one.bits());
    }
  });

  it.each([
    [8, 0.3],
    [60, 0.02],
    [40, 0.5],
    [100, 0.8],
    [1000, 0.03],
  ])('draws binomial(%i, %f) by its law', (n, p) => {
    const stream = random(11, n);
    const draws = 20_000;
    const seen = new Array<number>(n + 1).fill(0);
    for (let k = 0; k < draws; k++) {
      const drawn = stream.binomial(n, p);
      seen[drawn] = (seen[drawn] ?? 0) + 1;
    }
    let probability = (1 - p) ** n;
    let statistic = 0;
    let cells = 0;
    let rest = draws;
    let restSeen = draws;
    for (let k = 0; k <= n; k++) {
      const expected = draws * probability;
      if (expected >= 10) {
        statistic += ((seen[k] ?? 0) - expected) ** 2 / expected;
        cells += 1;
        rest -= expected;
        restSeen -= seen[k] ?? 0;
      }
      probability *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    if (rest > 1) statistic += (restSeen - rest) ** 2 / rest;
    expect(statistic).toBeLessThan(chiSquareQuantile(0.999, cells));
  });

  it('draws large binomials with the right mean and spread, and the ends exactly', () => {
    const stream = random(5);
    const draws = Array.from({ length: 4000 }, () => stream.binomial(1_000_000, 0.24));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1);
    expect(Math.abs(mean - 240_000)).toBeLessThan(4 * Math.sqrt(182_400 / 4000));
    expect(Math.abs(variance / 182_400 - 1)).toBeLessThan(0.1);
    expect([stream.binomial(9, 0), stream.binomial(9, 1), stream.binomial(0, 0.5)]).toEqual([0, 9, 0]);
  });
});
