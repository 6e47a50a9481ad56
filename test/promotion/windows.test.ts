import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromotionWindow } from '../../src/project/types.ts';
import { isOpen, nextOpening } from '../../src/promotion/index.ts';

const every = [1, 2, 3, 4, 5, 6, 7];
const berlin = (from: string, to: string, days: readonly number[] = every): PromotionWindow => ({
  days,
  from: minutes(from),
  to: minutes(to),
  timezone: 'Europe/Berlin',
});

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number);
  return hours * 60 + rest;
}

const opens = (window: PromotionWindow, instant: string): boolean => isOpen([window], Date.parse(instant));
const next = (window: PromotionWindow, instant: string): string | undefined => {
  const found = nextOpening([window], Date.parse(instant));
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16);
};

describe('a window', () => {
  it('is always open where there is none, and open in any of several', () => {
    expect(isOpen([], 0)).toBe(true);
    expect(nextOpening([], 5)).toBe(5);
    const two = [berlin('09:00', '10:00'), berlin('14:00', '15:00')];
    expect(isOpen(two, Date.parse('2026-06-10T12:30Z'))).toBe(true);
    expect(nextOpening(two, Date.parse('2026-06-10T09:00Z'))).toBe(Date.parse('2026-06-10T12:00Z'));
  });

  it('begins with its first minute and ends before its last', () => {
    const window = berlin('09:00', '16:00');
    expect(opens(window, '2026-06-10T06:59:59.999Z')).toBe(false);
    expect(opens(window, '2026-06-10T07:00:00Z')).toBe(true);
    expect(opens(window, '2026-06-10T13:59:59.999Z')).toBe(true);
    expect(opens(window, '2026-06-10T14:00:00Z')).toBe(false);
    expect(next(window, '2026-06-10T14:00:00Z')).toBe('2026-06-11T07:00');
  });

  it('is of the days on which it begins, by the clock of its own zone', () => {
    const window = berlin('09:00', '16:00', [1, 2, 3, 4]);
    expect(next(window, '2026-06-11T14:00Z')).toBe('2026-06-15T07:00');
    const auckland = { days: [1], from: 0, to: 60, timezone: 'Pacific/Auckland' };
    expect(opens(auckland, '2026-06-14T12:30Z')).toBe(true);
    expect(opens(auckland, '2026-06-15T00:30Z')).toBe(false);
  });

  it('goes over midnight into a day that is not among its days', () => {
    const window = berlin('22:00', '02:00', [5]);
    expect(opens(window, '2026-06-12T20:00Z')).toBe(true);
    expect(opens(window, '2026-06-12T23:59Z')).toBe(true);
    expect(opens(window, '2026-06-13T00:00Z')).toBe(false);
    expect(opens(window, '2026-06-11T23:00Z')).toBe(false);
    expect(next(window, '2026-06-13T00:00Z')).toBe('2026-06-19T20:00');
  });

  it('may end with the day, and lasts a whole day where it ends as it begins', () => {
    const evening = berlin('20:00', '24:00', [3]);
    expect(opens(evening, '2026-06-10T21:59Z')).toBe(true);
    expect(opens(evening, '2026-06-10T22:00Z')).toBe(false);
    const day = berlin('08:00', '08:00', [3]);
    expect(opens(day, '2026-06-11T05:59Z')).toBe(true);
    expect(opens(day, '2026-06-11T06:00Z')).toBe(false);
  });

  it('keeps the clock on the wall when clocks go forward', () => {
    const window = berlin('09:00', '10:00');
    expect(next(window, '2026-03-28T12:00Z')).toBe('2026-03-29T07:00');
    expect(next(window, '2026-03-27T12:00Z')).toBe('2026-03-28T08:00');
  });

  it('keeps the clock on the wall when clocks go back', () => {
    expect(next(berlin('09:00', '10:00'), '2026-10-24T12:00Z')).toBe('2026-10-25T08:00');
  });

  it('in the hour that is left out is left out, and one that begins there opens after it', () => {
    // 2026-03-29, 02:00 → 03:00 at 01:00Z.
    expect(next(berlin('02:15', '02:45'), '2026-03-28T12:00Z')).toBe('2026-03-30T00:15');
    expect(next(berlin('02:15', '02:45', [7]), '2026-03-28T12:00Z')).toBe('2026-04-05T00:15');
    const into = berlin('02:30', '04:00');
    expect(next(into, '2026-03-28T12:00Z')).toBe('2026-03-29T01:00');
    expect(opens(into, '2026-03-29T00:59Z')).toBe(false);
    expect(opens(into, '2026-03-29T01:59Z')).toBe(true);
    expect(opens(into, '2026-03-29T02:00Z')).toBe(false);
  });

  it('in the hour that comes twice comes twice', () => {
    // 2026-10-25, 03:00 → 02:00 at 01:00Z.
    const window = berlin('02:15', '02:45');
    expect(opens(window, '2026-10-25T00:20Z')).toBe(true);
    expect(opens(window, '2026-10-25T00:50Z')).toBe(false);
    expect(opens(window, '2026-10-25T01:20Z')).toBe(true);
    expect(next(window, '2026-10-25T00:50Z')).toBe('2026-10-25T01:15');
    expect(next(window, '2026-10-24T12:00Z')).toBe('2026-10-25T00:15');
    expect(next(window, '2026-10-25T01:50Z')).toBe('2026-10-26T01:15');
  });

  it('is found where midnight itself is left out', () => {
    // Beirut, 2026-03-29: 00:00 → 01:00 at 22:00Z of the day before.
    const window = { days: [7], from: 30, to: 120, timezone: 'Asia/Beirut' };
    expect(next(window, '2026-03-28T12:00Z')).toBe('2026-03-28T22:00');
  });

  it('opens before the clocks jump inside of it, also far from Greenwich', () => {
    // Auckland, 2026-09-27: 02:00 → 03:00 at 14:00Z of the day before.
    const window = { days: [7], from: minutes('01:30'), to: minutes('03:30'), timezone: 'Pacific/Auckland' };
    expect(next(window, '2026-09-26T00:00Z')).toBe('2026-09-26T13:30');
  });

  it('never opens where it has no days', () => {
    expect(next(berlin('09:00', '10:00', []), '2026-06-10T12:00Z')).toBeUndefined();
  });

  const zones = [
    'Europe/Berlin',
    'Pacific/Auckland',
    'Pacific/Chatham',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'UTC',
  ];
  const aWindow = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 0, max: 1440 }),
    timezone: fc.constantFrom(...zones),
  });
  const quarter = 15 * 60_000;
  // Around the switches of northern and southern zones in 2026 and 2027.
  const anInstant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });

  it('the next opening is open, nothing between now and it is, and right before it nothing is', () => {
    fc.assert(
      fc.property(fc.array(aWindow, { minLength: 1, maxLength: 2 }), anInstant, (windows, now) => {
        const opening = nextOpening(windows, now);
        if (opening === undefined) throw new Error('a window with days opens within three weeks');
        expect(opening).toBeGreaterThanOrEqual(now);
        expect(isOpen(windows, opening)).toBe(true);
        if (opening > now) expect(isOpen(windows, opening - 1)).toBe(false);
        for (let at = now; at < opening; at += quarter) expect(isOpen(windows, at)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('is open for its length on days without a switch of the clocks', () => {
    fc.assert(
      fc.property(aWindow, (window) => {
        const start = Date.parse('2026-06-08T00:00Z');
        let open = 0;
        for (let at = start; at < start + 7 * 86_400_000; at += 60_000 * 5) open += isOpen([window], at) ? 5 : 0;
        const length = window.to > window.from ? window.to - window.from : window.to - window.from + 1440;
        expect(Math.abs(open - length * window.days.length)).toBeLessThanOrEqual(10 * window.days.length);
      }),
      { numRuns: 20 },
    );
  });
});
