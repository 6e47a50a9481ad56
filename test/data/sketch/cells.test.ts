import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitLength,
  coarsen,
  countsOf,
  maxCells,
  rowsOf,
  shift,
  shiftTail,
  tailOf,
  tailRange,
} from '../../../src/data/sketch/cells.ts';
import { cellsOf } from './made.ts';

/** Magnitudes from 1e-200 on: beyond that the smallest width, 2^-960, decides. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
const values = fc.array(
  number.map((x) => (Math.abs(x) < 1e-200 ? 0 : x)),
  { minLength: 1, maxLength: 60 },
);

describe('power-of-two cells', () => {
  it('hold the indices of equal sign and number of digits', () => {
    expect([0, 1, 2, 3, 4, 7, 8].map(tailOf)).toEqual([0, 1, 2, 2, 3, 3, 4]);
    expect([-1, -2, -3, -4, -5].map(tailOf)).toEqual([-1, -2, -3, -3, -4]);
    expect(bitLength(2 ** 52 - 1)).toBe(52);
    expect(bitLength(2 ** 52)).toBe(53);
  });

  it('come out the same before and after coarsening', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.nat(40), (index, by) => {
        expect(tailOf(shift(index, by))).toBe(shiftTail(tailOf(index), by));
        const [from, to] = tailRange(tailOf(index));
        expect(index >= from && index < to).toBe(true);
      }),
    );
  });
});

describe('width by the law', () => {
  it('does not depend on the width at which counting began', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -6, max: 12 }), (xs, start) => {
        expect(cellsOf(xs, start)).toEqual(cellsOf(xs));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(values, (xs) => {
        expect(cellsOf(xs.toReversed())).toEqual(cellsOf(xs));
      }),
    );
  });

  it('is the smallest that keeps the range within 1,000 cells', () => {
    fc.assert(
      fc.property(values, (xs) => {
        const cells = cellsOf(xs);
        const inner = [...countsOf(cells)].map(([index]) => index);
        expect(Math.max(...inner) - Math.min(...inner) + 1).toBeLessThanOrEqual(maxCells);
        const finer = xs.map((x) => Math.floor(x * 2 ** (1 - cells.exponent)));
        const finest = xs.every(Number.isInteger) ? cells.exponent <= 0 : false;
        const span = Math.max(...finer) - Math.min(...finer) + 1;
        const digits = bitLength(Math.max(...inner.map((i) => (i < 0 ? -1 - i : i))));
        expect(finest || span > maxCells || digits >= 52).toBe(true);
      }),
    );
  });

  it('keeps outliers out of the range, in power-of-two cells', () => {
    const xs = Array.from({ length: 5000 }, (_, k) => k % 100);
    const cells = cellsOf([...xs, 1e9, -1e9]);
    expect(cells).toMatchObject({ exponent: 0, below: [[-31, 1]], above: [[30, 1]] });
    expect(cells.runs).toEqual([[0, Array(100).fill(50)]]);
  });

  it('knows a constant exactly', () => {
    const cells = cellsOf([38.2, 38.2]);
    const [index] = [...countsOf(cells)][0] ?? [0];
    expect(index * 2 ** cells.exponent).toBe(38.2);
    expect(cellsOf([0, 0, 0])).toMatchObject({ exponent: 0, runs: [[0, [3]]] });
  });
});

describe('coarsening and addition', () => {
  it('coarsening is exact and in any steps', () => {
    fc.assert(
      fc.property(values, fc.nat(5), fc.nat(5), (xs, one, two) => {
        const cells = cellsOf(xs);
        const wide = coarsen(cells, cells.exponent + one + two);
        expect(coarsen(coarsen(cells, cells.exponent + one), cells.exponent + one + two)).toEqual(wide);
        expect(rowsOf(wide)).toBe(xs.length);
        const direct = new Map<number, number>();
        for (const x of xs) {
          const index = Math.floor(x * 2 ** -wide.exponent);
          direct.set(index, (direct.get(index) ?? 0) + 1);
        }
        expect(new Map(countsOf(wide))).toEqual(direct); // fewer than 1,000 rows have no tails
      }),
    );
  });

  it('refuses finer cells than there are', () => {
    expect(() => coarsen(cellsOf([1, 2]), -20)).toThrow(RangeError);
  });
});
