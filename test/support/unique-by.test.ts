import { expect, it } from 'vitest';
import { uniqueBy } from '../../src/support/unique-by.ts';

it('keeps the first of each key, in their order', () => {
  const items = ['b1', 'a1', 'b2', 'a2', 'c1'];
  expect(uniqueBy(items, (item) => item.slice(0, 1))).toEqual(['b1', 'a1', 'c1']);
  expect(uniqueBy([], String)).toEqual([]);
});
