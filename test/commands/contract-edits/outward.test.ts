import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  outward,
  outwardPercent,
  outwardTime,
  outwardWhole,
  shareOfNext,
} from '../../../src/commands/contract-edits/outward.ts';

describe('a number rounded outward', () => {
  it.each([
    [17.3, 20, 15],
    [99.75, 100, 80],
    [399, 400, 300],
    [0.0123, 0.015, 0.012],
    [1000, 1000, 1000],
    [-17.3, -15, -20],
    [0, 0, 0],
  ])('%d is at most %d and at least %d', (seen, max, min) => {
    expect([outward(seen, 'max'), outward(seen, 'min')]).toEqual([max, min]);
  });

  it('is never inside of what was seen, and never further than twice of it', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (seen) => {
        const [max, min] = [outward(seen, 'max'), outward(seen, 'min')];
        expect(max).toBeGreaterThanOrEqual(seen);
        expect(min).toBeLessThanOrEqual(seen);
        if (Math.abs(seen) > 1e-300) expect(max - min).toBeLessThanOrEqual(Math.abs(seen));
      }),
    );
  });

  it('of whole numbers is whole', () => {
    expect([outwardWhole(1, 'max'), outwardWhole(7, 'max'), outwardWhole(7, 'min'), outwardWhole(23, 'min')]).toEqual([
      1, 8, 6, 20,
    ]);
  });

  it('is a share that leaves room for the next batch, and never above all', () => {
    expect([outwardPercent(1, 400), outwardPercent(399, 400)]).toEqual(['0.25%', '100%']);
    expect([shareOfNext(3, 399), shareOfNext(282, 399), shareOfNext(1, 10)]).toEqual(['5%', '80%', '10%']);
  });

  it('of times goes to the year', () => {
    expect(outwardTime('2026-03-04', 'max', 'date')).toBe('2026-12-31');
    expect(outwardTime('2026-03-04', 'min', 'date')).toBe('2026-01-01');
    expect(outwardTime('2026-03-04 01:02:03+00', 'max', 'timestamp')).toBe('2027-01-01');
    expect(outwardTime('soon', 'max', 'date')).toBeUndefined();
  });
});
