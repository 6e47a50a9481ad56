import { describe, expect, it } from 'vitest';
import { contract, diff, gauss, many, only, type Values } from './diffed.ts';

type Column = Values[string];

const rangeOf = (base: Column, head: Column, more: Parameters<typeof diff>[2] = {}) =>
  only(diff({ x: base }, { x: head }, more)).range;
const upTo = (high: number) => Array.from({ length: high * 5 }, (_, at) => at % (high + 1));

describe('the range of a column', () => {
  it('is exact for whole numbers that have a cell each', () => {
    expect(rangeOf(upTo(100), upTo(120))).toEqual({ base: '0 … 100', head: '0 … 120' });
  });

  it('leaves out what is further out than 99.8 % of the values', () => {
    const far = [...gauss(0, 1, many, 1), 1e9];
    const [low = Number.NaN, high = Number.NaN] =
      rangeOf(gauss(0, 1, many, 2), far)
        ?.head.split(' … ')
        .map(Number) ?? [];
    expect(low).toBeGreaterThan(-4);
    expect(low).toBeLessThan(-2.8);
    expect(high).toBeGreaterThan(2.8);
    expect(high).toBeLessThan(4);
  });

  it('is told of no sensitive column, and of no text', () => {
    const columns = new Map([['x', contract('x', { sensitive: true })]]);
    expect(rangeOf(upTo(100), upTo(120), { columns })).toBeUndefined();
    expect(rangeOf(['a', 'b', 'a'], ['a', 'b', 'b'])).toBeUndefined();
  });
});
