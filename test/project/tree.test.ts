import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainPath, matcher, selectFiles, sortTree } from '../../src/project/index.ts';

const tree = (...paths: readonly string[]) => paths.map((path) => ({ path, mode: '100644', oid: '1' }));
const picked = (globs: readonly string[], ...paths: readonly string[]): readonly string[] =>
  selectFiles(tree(...paths), globs).map((entry) => entry.path);

describe('selectFiles', () => {
  const all = ['.env', 'a.py', 'lib/b.py', 'lib/deep/c.py', 'lib.py', 'x y/ü.py', 'docs/a.md'];

  it.each([
    [['**'], all],
    [['.'], all],
    [[''], all],
    [['*.py'], ['a.py', 'lib.py']],
    [['**/*.py'], ['a.py', 'lib/b.py', 'lib/deep/c.py', 'lib.py', 'x y/ü.py']],
    [['lib'], ['lib/b.py', 'lib/deep/c.py']],
    [['lib/'], ['lib/b.py', 'lib/deep/c.py']],
    [['li*/'], ['lib/b.py', 'lib/deep/c.py']],
    [['lib/*'], ['lib/b.py']],
    [['lib/**', '!lib/deep/**'], ['lib/b.py']],
    [['lib/**', '!lib/**', 'lib/b.py'], ['lib/b.py']],
    [['!lib/**'], []],
    [['x y'], ['x y/ü.py']],
    [['{a,lib}.py'], ['a.py', 'lib.py']],
    [['.*'], ['.env']],
    [[], []],
  ])('%j', (globs, expected) => {
    expect(picked(globs, ...all)).toEqual(expected);
  });

  it('the last glob that matches a file decides, whatever else there is', () => {
    const glob = fc.tuple(fc.boolean(), fc.constantFrom('a/**', 'a/b', '**/c', 'd', '*'));
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 5 }), fc.constantFrom('a/b', 'a/c', 'd', 'x/c'), (globs, path) => {
        const last = globs.filter(([, pattern]) => matcher(pattern)(path)).at(-1);
        const written = globs.map(([negated, pattern]) => (negated ? `!${pattern}` : pattern));
        expect(picked(written, path)).toEqual(last !== undefined && !last[0] ? [path] : []);
      }),
    );
  });
});

it('any name can be matched, also one with line breaks', () => {
  const paths = ['data/a\nb.csv', 'data/x/\n', 'data/.hidden\r\n'];
  for (const glob of ['data', 'data/', 'data/**', '**', '**/*', '{data,other}/**'])
    expect(picked([glob], ...paths)).toEqual(paths);
  expect(picked(['data/*.csv'], ...paths)).toEqual(paths.slice(0, 1));
});

it('plain paths have no glob characters', () => {
  expect(['a.py', 'a b', 'a/b', 'a/é'].map(isPlainPath)).toEqual([true, true, true, true]);
  expect(['*.py', 'a/**', 'a?', '{a,b}', '[ab]'].map(isPlainPath)).toEqual([false, false, false, false, false]);
});

it('trees are sorted by code units, the same everywhere', () => {
  expect(sortTree(tree('b', 'ä', 'B', 'a')).map((entry) => entry.path)).toEqual(['B', 'a', 'b', 'ä']);
});
