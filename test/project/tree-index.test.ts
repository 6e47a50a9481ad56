import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matcher, selectFiles, type TreeEntry } from '../../src/project/index.ts';

const part = fc.constantFrom('a', 'b', 'ab', '.a', 'a b', 'a+b', 'ü', 'a.py', 'b.md');
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const piece = fc.oneof(part, fc.constantFrom('*', '**', '*.py', '{a,b}', '[ab]', '?', 'a*', '@(a|b)', '+(a)', '!(b)'));
const glob = fc
  .tuple(fc.boolean(), fc.array(piece, { maxLength: 4 }), fc.boolean())
  .map(([negated, pieces, folder]) => `${negated ? '!' : ''}${pieces.join('/')}${folder ? '/' : ''}`);

const entry = (name: string): TreeEntry => ({ path: name, mode: '100644', oid: '1' });

/** Every glob asked about every file, as the words of the rule say it. */
function byTheRule(tree: readonly TreeEntry[], globs: readonly string[]): readonly TreeEntry[] {
  return tree.filter((file) => {
    const last = globs.filter((one) => matcher(one.replace(/^!/, ''))(file.path)).at(-1);
    return last !== undefined && !last.startsWith('!');
  });
}

it('looking only where a glob can match finds the same files in the same order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 30 }), fc.array(glob, { maxLength: 4 }), (paths, globs) => {
      const tree = paths.map(entry);
      expect(selectFiles(tree, globs)).toEqual(byTheRule(tree, globs));
    }),
    { numRuns: 500 },
  );
});

it('equal selections are one array, another tree is asked anew', () => {
  const [first, second] = [['a/x', 'b'].map(entry), ['a/x', 'a/y'].map(entry)];
  expect(selectFiles(first, ['a/**'])).toBe(selectFiles(first, ['a/**']));
  expect(selectFiles(second, ['a/**']).map((file) => file.path)).toEqual(['a/x', 'a/y']);
});
