import { describe, expect, it } from 'vitest';
import { decimalsFor, formatNumber, formatSigned } from '../../src/support/numbers.ts';

describe('formatNumber', () => {
  it.each([
    [0.12345, 3, '0.123'],
    [-0.12345, 3, '−0.123'],
    [1234567.8, 0, '1,234,568'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [-0.0001, 2, '0.00'],
    [1e-7, 2, '1.00e−7'],
    [-1e-7, 2, '−1.00e−7'],
    [1.5e15, 0, '1.50e+15'],
    [999_999_999_999_999, 0, '999,999,999,999,999'],
    [0.000001, 6, '0.000001'],
    [Number.NaN, 2, 'NaN'],
    [Number.POSITIVE_INFINITY, 2, '∞'],
    [Number.NEGATIVE_INFINITY, 2, '−∞'],
  ])('%d with %i decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });
});

it.each([
  [0.5, 1, '+0.5'],
  [-0.5, 1, '−0.5'],
  [0, 1, '0.0'],
  [0.001, 1, '0.0'],
  [Number.POSITIVE_INFINITY, 1, '+∞'],
])('formatSigned of %d with %i decimals is %s', (value, decimals, text) => {
  expect(formatSigned(value, decimals)).toBe(text);
});

it.each([
  [0.01, 2, 3],
  [-0.01, 2, 3],
  [0.0099, 2, 4],
  [0.009999999999999787, 2, 3], // 0.7 − 0.69 …
  [0.5, 3, 3],
  [1, 3, 2],
  [38, 3, 1],
  [12345, 2, 0],
  [1e-12, 2, 9],
  [0, 2, undefined],
  [Number.NaN, 2, undefined],
  [Number.POSITIVE_INFINITY, 2, undefined],
])('%d with %i digits that count takes %s decimals', (size, digits, decimals) => {
  expect(decimalsFor(size, digits)).toBe(decimals);
});
