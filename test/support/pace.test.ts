import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stageLine } from '../../src/cli/progress/stage-line.ts';
import type { Amount } from '../../src/support/amount.ts';
import { paceText, startOf } from '../../src/support/pace.ts';
import { widthOf } from '../../src/support/text-width.ts';

const rows = (done: number): Amount => ({ unit: 'rows', done, of: 10_000_000, what: 'read' });
const from = { at: 0, amount: rows(0) };

it('a rate and the time that is left are told from the beginning of an amount on', () => {
  expect(paceText(from, rows(2_500_000), 5000)).toBe('500,000 a second, about 15 s left');
  expect(paceText(from, rows(600_000), 60_000)).toBe('10,000 a second, about 16 min left');
  const bytes: Amount = { unit: 'bytes', done: 4e8, of: 4e11 };
  expect(paceText({ at: 0, amount: { ...bytes, done: 0 } }, { ...bytes, done: 4e10 }, 2_000_000)).toBe(
    '20 MB a second, about 5.0 h left',
  );
});

it('nothing is told too early, of what stands still, of what is done, or of what moves by steps', () => {
  expect(paceText(from, rows(5_000_000), 2900)).toBe('');
  expect(paceText(from, rows(400_000), 9000)).toBe('');
  expect(paceText({ at: 0, amount: rows(9_000_000) }, rows(9_000_000), 9000)).toBe('');
  expect(paceText(from, rows(10_000_000), 9000)).toBe('');
  const seeds: Amount = { unit: 'seeds', done: 2, of: 3 };
  expect(paceText({ at: 0, amount: { ...seeds, done: 0 } }, seeds, 60_000)).toBe('');
});

it('an amount that begins anew, or of something else, has a beginning of its own', () => {
  const later = startOf(from, rows(5), 100);
  expect(later).toBe(from);
  expect(startOf({ at: 50, amount: rows(5) }, rows(4), 100)).toEqual({ at: 100, amount: rows(4) });
  expect(startOf(from, { unit: 'checks', done: 1, of: 9 }, 100)).toMatchObject({ at: 100 });
  expect(startOf(from, undefined, 100)).toBeUndefined();
});

it('a line has the pace where there is room for it, and is never too wide', () => {
  const stage = { title: 'validate rides', started: 0, amount: rows(2_500_000), from };
  expect(stageLine(stage, 5000, 120)).toContain(
    '2,500,000 of 10,000,000 rows read, 500,000 a second, about 15 s left · 5.0 s',
  );
  expect(stageLine(stage, 5000, 70)).not.toContain('left');
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 160 }), fc.nat(1e7), (done, width, now) => {
      expect(widthOf(stageLine({ ...stage, amount: rows(done) }, now, width))).toBeLessThanOrEqual(width);
    }),
  );
});
