import { describe, expect, it } from 'vitest';
import { patternProblem } from '../../src/data/index.ts';

describe('the subset of regular expressions', () => {
  it.each([
    '[A-Z]{3}\\d+',
    '(?:a|b)*?',
    '^x$',
    'a\\.b',
    '[^)(?=!]+',
    '\\\\1',
    '[(?=]',
    'a{2,5}',
    '.*',
    '[\\w.-]+@\\S+',
  ])('%s is inside', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ['(?=a)', 'look-around'],
    ['(?<!a)b', 'look-around'],
    ['(?<n>a)', 'named group'],
    ['(?P<n>a)', 'named group'],
    ['(?i)a', 'inline flags'],
    ['(?>a)', 'atomic'],
    ['(a)\\1', 'back reference'],
    ['\\bword', 'boundary'],
    ['\\p{L}', 'property'],
    ['a++', 'possessive'],
    ['[[:alpha:]]', 'POSIX'],
    ['a{1,1000}', '255'],
    ['(a', 'nterminated'],
    ['[a', ''],
  ])('%s is refused: %s', (pattern, why) => {
    expect(patternProblem(pattern)).toContain(why);
  });
});
