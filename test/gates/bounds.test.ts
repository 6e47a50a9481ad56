import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, atMost, holm, levelsFor } from '../../src/gates/bounds.ts';
import { countBlocking } from '../../src/gates/index.ts';
import { absolute, model, rule } from './lines.ts';

/** What `brokenFor` is for a p-value: the largest m with p < 0.05/m. */
const brokenFor = (p: number): number => {
  let gates = 0;
  while (gates < 50 && p < 0.05 / (gates + 1)) gates++;
  return gates;
};

/** Holm by the book: sorted p-values against 0.05/(m − i), stopping at the first that is not below. */
function byTheBook(ps: readonly number[]): readonly boolean[] {
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const result = ps.map(() => false);
  for (const [rank, { p, index }] of order.entries()) {
    if (!(p < 0.05 / (ps.length - rank))) break;
    result[index] = true;
  }
  return result;
}

describe('Holm', () => {
  it.each([
    // m = 3: 0.05/3 = 0.0167, 0.025, 0.05
    [
      [0.01, 0.04, 0.03],
      [true, false, false],
    ],
    [
      [0.01, 0.02, 0.03],
      [true, true, true],
    ],
    [
      [0.02, 0.02, 0.02],
      [false, false, false],
    ],
    [
      [0.001, 0.024, 0.049],
      [true, true, true],
    ],
    [
      [0.001, 0.024, 0.051],
      [true, true, false],
    ],
    // m = 4: 0.0125, 0.0167, 0.025, 0.05; the example of S. Holm's step-down with 0.01, 0.04, 0.03, 0.005
    [
      [0.01, 0.04, 0.03, 0.005],
      [true, false, false, true],
    ],
    [
      [0.013, 0.001, 0.001, 0.001],
      [true, true, true, true],
    ],
    [
      [0.06, 0.012, 0.016, 0.024],
      [false, true, true, true],
    ],
    [
      [0.013, 0.013, 0.013, 0.013],
      [false, false, false, false],
    ],
  ])('%j → %j', (ps, expected) => {
    expect(holm(ps.map(brokenFor))).toEqual(expected);
  });

  const strengths = fc.array(fc.oneof(fc.nat({ max: 8 }), fc.constant(Number.POSITIVE_INFINITY)), { maxLength: 7 });

  it('is what the book says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 8 }), (ps) => {
        expect(holm(ps.map(brokenFor))).toEqual(byTheBook(ps));
      }),
    );
  });

  it('of one is the plain test', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), (strength) => {
        expect(holm([strength])).toEqual([strength >= 1]);
      }),
    );
  });

  it('rejects all that Bonferroni rejects, and nothing that is not broken alone', () => {
    fc.assert(
      fc.property(strengths, (all) => {
        const rejected = holm(all);
        all.forEach((strength, index) => {
          if (strength >= all.length) expect(rejected[index]).toBe(true);
          if (strength < 1) expect(rejected[index]).toBe(false);
        });
      }),
    );
  });

  it('is monotone: stronger evidence never saves a gate', () => {
    fc.assert(
      fc.property(strengths, fc.nat(), fc.nat({ max: 5 }), (all, at, more) => {
        const index = all.length === 0 ? 0 : at % all.length;
        const stronger = all.map((strength, i) => (i === index ? strength + more : strength));
        const [before, after] = [holm(all), holm(stronger)];
        before.forEach((rejected, i) => {
          if (rejected) expect(after[i]).toBe(true);
        });
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(strengths, (all) => {
        // Of equal strengths any may be the one that is left, so there are none of them here.
        const apart = [...new Set(all)];
        expect(holm([...apart].reverse()).toReversed()).toEqual(holm(apart));
      }),
    );
  });
});

describe('bounds', () => {
  const intervals = levelsFor(3).map((level, index) => ({ level, low: 1 - index, high: 2 + index }));

  it('of an interval', () => {
    expect(levelsFor(3)).toEqual([0.95, 0.975, 1 - 0.05 / 3]);
    expect(levelsFor(0)).toEqual([0.95]);
    expect(atLeast({ kind: 'intervals', intervals }, 1)).toEqual({ holds: true, brokenFor: 0 });
    expect(atLeast({ kind: 'intervals', intervals }, 1.1)).toEqual({ holds: false, brokenFor: 0 });
    expect(atLeast({ kind: 'intervals', intervals }, 2)).toEqual({ holds: false, brokenFor: 0 });
    expect(atLeast({ kind: 'intervals', intervals }, 2.5)).toEqual({ holds: false, brokenFor: 1 });
    expect(atLeast({ kind: 'intervals', intervals }, 3.5)).toEqual({ holds: false, brokenFor: 2 });
    expect(atLeast({ kind: 'intervals', intervals }, 4.5)).toEqual({ holds: false, brokenFor: 3 });
    expect(atMost({ kind: 'intervals', intervals }, 0.5)).toEqual({ holds: false, brokenFor: 1 });
    expect(atMost({ kind: 'intervals', intervals }, 2)).toEqual({ holds: true, brokenFor: 0 });
  });

  it('read every level that they ask for', () => {
    for (const gates of [1, 2, 7, 16, 17, 40, 300, 1000]) {
      const wide = levelsFor(gates).map((level) => ({ level, low: 0, high: 1 }));
      expect(atLeast({ kind: 'intervals', intervals: wide }, 2).brokenFor).toBeGreaterThanOrEqual(gates);
      expect(wide.length).toBeLessThanOrEqual(gates + 1);
    }
  });

  it('of an exact value', () => {
    expect(atLeast({ kind: 'exact', value: 1 }, 1)).toEqual({ holds: true, brokenFor: 0 });
    expect(atLeast({ kind: 'exact', value: 0 }, 1)).toEqual({ holds: false, brokenFor: Number.POSITIVE_INFINITY });
    expect(atMost({ kind: 'exact', value: 1 }, 1)).toEqual({ holds: true, brokenFor: 0 });
    expect(atMost({ kind: 'exact', value: 2 }, 1)).toEqual({ holds: false, brokenFor: Number.POSITIVE_INFINITY });
  });

  it('are never held and broken at once, and atMost mirrors atLeast', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(number, fc.double({ min: 0, max: 10, noNaN: true }), number, (middle, half, bound) => {
        const known = {
          kind: 'intervals',
          intervals: [{ level: 0.95, low: middle - half, high: middle + half }],
        } as const;
        const mirrored = {
          kind: 'intervals',
          intervals: [{ level: 0.95, low: -middle - half, high: half - middle }],
        } as const;
        const answer = atLeast(known, bound);
        expect(answer.holds && answer.brokenFor > 0).toBe(false);
        expect(atMost(mirrored, -bound)).toEqual(answer);
      }),
    );
  });
});

describe('countBlocking', () => {
  it('counts limits, times the values of a slice column', () => {
    const rules = [
      rule('a', { min: 0, maxWorse: absolute(1) }),
      rule('b', { by: 'origin', max: 1, minBetter: absolute(0) }),
      rule('c', { by: 'unknown', max: 1 }),
      rule('d', { min: 0, level: 'warn' }),
    ];
    expect(countBlocking(model(rules), new Map([['origin', 3]]), 9)).toBe(2 + 6 + 1);
    expect(countBlocking(model([]), new Map(), 9)).toBe(9);
  });
});
