import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport } from '../../src/report/index.ts';
import { metricLines } from '../../src/report/metric-line.ts';
import {
  decimalsOf,
  formatBytes,
  formatNumber,
  formatSeconds,
  formatShare,
  formatSigned,
  mainInterval,
} from '../../src/report/numbers.ts';
import { line, model, parts } from './fixtures.ts';

describe('numbers', () => {
  it.each([
    [0, 2, '0.00'],
    [1234567.891, 1, '1,234,567.9'],
    [-0.0214, 3, '−0.021'],
    [-0.0001, 2, '0.00'],
    [3e-8, 2, '3.00e−8'],
    [-3e-8, 2, '−3.00e−8'],
    [1e15, 0, '1.00e+15'],
    [Number.NaN, 2, 'NaN'],
    [Number.POSITIVE_INFINITY, 2, '∞'],
    [Number.NEGATIVE_INFINITY, 2, '−∞'],
  ])('writes %d with %d decimals as %s', (value, decimals, expected) => {
    expect(formatNumber(value, decimals)).toBe(expected);
  });

  it('signs what is above zero as it is shown', () => {
    expect([0.5, -0.5, 0, 0.001, Number.POSITIVE_INFINITY].map((value) => formatSigned(value, 1))).toEqual([
      '+0.5',
      '−0.5',
      '0.0',
      '0.0',
      '+∞',
    ]);
  });

  it('writes shares, times and sizes for people', () => {
    expect([0, 0.5, 0.0123, 0.004, -0.2].map(formatShare)).toEqual(['0 %', '50 %', '1.2 %', '0.40 %', '−20 %']);
    expect([0.42, 38.4, 119, 900, 9000].map(formatSeconds)).toEqual(['0.4 s', '38 s', '119 s', '15 min', '2.5 h']);
    expect([0, 999, 184_320, 3.4e6, 2e15].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '184.3 KB',
      '3.4 MB',
      '2,000.0 TB',
    ]);
  });

  it.each([
    [0.005, 4],
    [0.0108, 3],
    [0.041, 3],
    [0.085, 3],
    [0.0035, 4],
    [12, 0],
    [250, 0],
  ])('gives a half-width of %d its digits', (noise, decimals) => {
    expect(decimalsOf(line('m', { base: 700.1234, head: 741.2345, noise }))).toBe(decimals);
  });

  it('gives base, candidate, change and both bounds of a line the same decimals, two digits of the half-width at least', () => {
    const number = fc.double({ min: 0.001, max: 5000, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 1e-5, max: 200, noNaN: true }), (base, head, noise) => {
        const metrics = [line('m', { base, head, noise })];
        const comparison = { schemaVersion: 1 as const, model: 'delay', metrics, attempts: 1, newRows: 0 };
        const [made] = composeReport(parts({ models: [model({ comparison })] })).models.flatMap(metricLines);
        const text = [made?.base, made?.head, made?.delta].join(' ');
        fc.pre(!text.includes('e−')); // a bound that is next to nothing
        const shown = text.match(/\d[\d,]*(\.\d+)?/g) ?? [];
        const decimals = new Set(shown.map((one) => one.split('.')[1]?.length ?? 0));
        expect(shown).toHaveLength(5);
        expect(decimals.size).toBe(1);
        const [digits = 0] = decimals;
        expect(noise * 10 ** digits).toBeGreaterThanOrEqual(9.49);
      }),
    );
  });

  it('falls back to the change, then to the value', () => {
    expect(decimalsOf(line('m', { base: 0.5, head: 0.5123 }))).toBe(3);
    expect(decimalsOf(line('m', { head: 0.51234 }))).toBe(4);
    expect(decimalsOf(line('m', { base: 3, head: 5 }))).toBe(0);
    expect(decimalsOf(line('m', { head: null }))).toBe(0);
    expect(decimalsOf(line('m', { base: 1e-7, head: 3e-7 }))).toBe(8);
  });

  it('shows a bound that is not zero as not zero', () => {
    expect(decimalsOf(line('m', { base: 0.5, head: 0.5403, noise: 0.04 }))).toBe(4);
  });

  it('prefers the interval at 95 %', () => {
    const [one, other] = [
      { level: 0.99, low: 0, high: 1 },
      { level: 0.95, low: 0, high: 2 },
    ];
    expect(mainInterval([one, other])).toBe(other);
    expect(mainInterval([one])).toBe(one);
    expect(mainInterval([])).toBeUndefined();
  });
});
