import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, estimated, evenly } from '../../../src/data/drift/wording.ts';

describe('a statistic from a sketch', () => {
  it.each([
    [0.3544, 0.1, '0.35'],
    [1.527, 0.1, '1.5'],
    [0.998, 0.1, '1.00'],
    [1.04, 0.1, '1.0'],
    [12.4, 5, '12'],
    [123.4, 5, '123'],
    [0.0123, 0.02, '0.012'],
    [0, 0.1, '0'],
    [Number.POSITIVE_INFINITY, 0.1, 'Infinity'],
    [0.00004, 0.1, '4.00e-5'],
  ])('%d (limit %d) reads %s', (value, limit, text) => {
    expect(estimated(value, limit)).toBe(text);
  });

  it('has as many digits as tell it from a limit that it is not', () => {
    expect(estimated(0.1004, 0.1)).toBe('0.1004');
    expect(estimated(0.104, 0.1)).toBe('0.104');
    expect(estimated(0.10000004, 0.1)).toBe('0.10000004');
    expect(estimated(0.099999996, 0.1)).toBe('0.099999996');
    expect(estimated(0.1 + 2 ** -56, 0.1)).toBe('0.10000000000000002');
    expect(estimated(123_456.04, 123_456)).toBe('123456.04');
    expect(estimated(4.0004e-4, 4e-4)).toBe('4.0004e-4');
    expect(estimated(2_000_001, 2e6)).toBe('2.000001e6');
  });

  it('has two where it is the limit', () => {
    expect(estimated(0.1, 0.1)).toBe('0.10');
    expect(estimated(4e-4, 4e-4)).toBe('4.00e-4');
  });

  it('is told from the limit as it is written, in points of a share too', () => {
    expect(0.07 * 100).not.toBe(7); // but that is how the limit reads
    expect(amount(0.07 * 100)).toBe('7');
    expect(estimated(0.0700004 * 100, 0.07 * 100)).toBe('7.00004');
  });

  it('does not read as if it were on the other side', () => {
    expect(estimated(0.1044, 0.1042)).toBe('0.1044');
    expect(estimated(0.1053, 0.1056)).toBe('0.105');
    expect(estimated(0.1038, 0.104)).toBe('0.10');
  });

  it('always reads on its side of the limit', () => {
    const size = fc.double({ min: 1e-6, max: 1e7, noNaN: true });
    const near = fc.double({ min: -1e-3, max: 1e-3, noNaN: true });
    fc.assert(
      fc.property(size, near, (limit, off) => {
        const value = limit * (1 + off);
        const [side, shown] = [Math.sign(value - limit), Number(amount(limit))];
        fc.pre(side !== 0 && Math.sign(value - shown) === side); // else no text of the value can say it
        expect(Math.sign(Number(estimated(value, limit)) - shown)).toBe(side);
      }),
    );
  });
});

describe('evenly', () => {
  it.each([
    [9.622, 9.427, '9.622 → 9.427'],
    [40, 46.6437, '40.00 → 46.64'],
    [3, 4, '3 → 4'],
    [0, 0, '0 → 0'],
    [120, 1500.4, '120 → 1500'],
    [2.5e7, 1, '2.50e7 → 1'],
  ])('%d and %d: %s', (before, after, text) => {
    expect(evenly(before, after)).toBe(text);
  });
});
