import { describe, expect, it } from 'vitest';
import { poolOrKeep, poolRare } from '../../../src/data/drift/pool.ts';

describe('poolRare', () => {
  it('joins the rarest cells until each expects 5 rows on the smaller side, and keeps every row', () => {
    const four = { labels: ['a', 'b', 'c', 'd'], base: [100, 30, 9, 6], head: [50, 20, 5, 4] };
    expect(poolRare(four)).toEqual({ labels: ['a', 'b', 'rare'], base: [100, 30, 15], head: [50, 20, 9] });
    expect(poolRare({ labels: ['a', 'b'], base: [100, 3], head: [50, 2] }).labels).toEqual(['rare']);
    const enough = { labels: ['a', 'b'], base: [100, 20], head: [50, 10] };
    expect(poolRare(enough)).toEqual(enough);
    expect(poolRare({ labels: [], base: [], head: [] }).labels).toEqual([]);
  });

  it('keeps cells that would all become one, in which nothing can move', () => {
    const few = { labels: ['a', 'b'], base: [100, 3], head: [50, 2] };
    expect(poolOrKeep(few)).toBe(few);
    const enough = { labels: ['a', 'b', 'c'], base: [100, 9, 6], head: [50, 5, 4] };
    expect(poolOrKeep(enough).labels).toEqual(['a', 'rare']);
  });
});
