import { expect, it } from 'vitest';
import { type Amount, amountText, shareOf } from '../../src/support/amount.ts';

it.each<[Amount, string, number | undefined]>([
  [{ unit: 'seeds', done: 1, of: 3 }, '1 of 3 seeds', 1 / 3],
  [{ unit: 'columns', done: 12_000, of: 20_000 }, '12,000 of 20,000 columns', 0.6],
  [{ unit: 'bytes', done: 20_000_000, of: 4_000_000_000, what: 'hashed' }, '0.0 of 4.0 GB hashed', 0.005],
  [{ unit: 'bytes', done: 999, of: 999 }, '999 of 999 B', 1],
  [{ unit: 'bytes', done: 0, of: 0 }, '0 of 0 B', undefined],
  [{ unit: 'bytes', done: 1500 }, '1.5 KB', undefined],
  [{ unit: 'tries', done: 2 }, 'try 2', undefined],
  [{ unit: 'models', done: 7, of: 5 }, '7 of 5 models', 1],
])('%j reads “%s”', (amount, text, share) => {
  expect(amountText(amount)).toBe(text);
  expect(shareOf(amount)).toBe(share);
});
