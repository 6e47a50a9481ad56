import { describe, expect, it } from 'vitest';
import { mayOverlap } from '../../src/gates/policy/overlap.ts';

describe('two sources may name the same file', () => {
  it.each([
    ['a/x.csv', 'a/x.csv', true],
    ['a/x.csv', 'a/y.csv', false],
    ['a', 'a/x.csv', true],
    ['a', 'ab/x.csv', false],
    ['a/', 'a/x.csv', true],
    ['a//', 'a', true],
    ['x.csv.dvc', 'x.csv', true],
    ['x.dvc.csv', 'x.csv', false],
    ['a/*.csv', 'a/x.csv', true],
    ['a/*.csv', 'a/x.txt', false],
    ['a/*.csv', 'b', false],
    ['a/*.csv', 'a', true],
    ['a/b/*.csv', 'a', true],
    ['*.csv', 'x.csv', true],
    ['*.csv', 'x.txt', false],
    ['a/*.csv', 'a/*.txt', true],
    ['a/*.csv', 'a/b/*.csv', true],
    ['a/*.csv', 'ab/*.csv', false],
    ['*.csv', 'a/*.csv', true],
    ['{a,b}/*.csv', 'c/*.csv', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(mayOverlap(one, other)).toBe(expected);
    expect(mayOverlap(other, one)).toBe(expected);
  });
});
