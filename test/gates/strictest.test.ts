import { expect, it, vi } from 'vitest';
import { compareBounds, isAsSmall, largest, smallest } from '../../src/gates/policy/strictest.ts';
import { absolute, percent } from './lines.ts';

it('amounts compare within a kind, and nothing allows less than 0', () => {
  const [one, two, share] = [absolute(1), absolute(2), percent(1)];
  expect([isAsSmall(one, two), isAsSmall(two, one), isAsSmall(one, one)]).toEqual([true, false, true]);
  expect([isAsSmall(one, share), isAsSmall(absolute(0), share)]).toEqual([false, true]);
  expect([isAsSmall(one, undefined), isAsSmall(undefined, one), isAsSmall(undefined, undefined)]).toEqual([
    true,
    false,
    true,
  ]);
});

it('bounds of one kind compare, a time without a zone is UTC wherever it is read', () => {
  vi.stubEnv('TZ', 'America/New_York');
  expect(compareBounds('2026-01-01 12:00', '2026-01-01T12:00:00Z')).toBe(0);
  expect(compareBounds('2026-01-01T12:00:00.5', '2026-01-01T12:00:00Z')).toBe(500);
  vi.unstubAllEnvs();
  expect(largest('2026-01-01T00:00:00', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00');
  expect(smallest('2026-01-01T01:00', '2026-01-01T01:30+01:00')).toBe('2026-01-01T01:30+01:00');
  expect(largest(1, undefined)).toBe(1);
  expect(smallest(undefined, 2)).toBe(2);
  expect(largest<string | number>('not a time', '2026-01-01')).toBe('not a time');
});
