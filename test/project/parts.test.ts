import { describe, expect, it } from 'vitest';
import { formatAmount, formatPath } from '../../src/project/index.ts';
import { looksLikePath, resolveGlob, resolvePath } from '../../src/project/paths.ts';
import { checkPattern } from '../../src/project/pattern.ts';
import { amountOf, durationOf, shareOf, sizeOf } from '../../src/project/units.ts';
import { nearest } from '../../src/support/nearest.ts';

describe('units', () => {
  it.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1.5h', 5_400_000],
    ['2d', 172_800_000],
  ])('%s', (text, expected) => expect(durationOf(text)).toBe(expected));

  it.each([
    ['7B', 7],
    ['1KB', 1000],
    ['512MB', 512e6],
    ['2TB', 2e12],
    ['1KiB', 1024],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['1TiB', 1024 ** 4],
  ])('%s', (text, expected) => expect(sizeOf(text)).toBe(expected));

  it('amounts and shares', () => {
    expect([amountOf(5), amountOf('2%'), amountOf('0.5 %')].map(formatAmount)).toEqual(['5', '2%', '0.5%']);
    expect([shareOf(0.05), shareOf('5%')]).toEqual([0.05, 0.05]);
  });
});

describe('formatPath', () => {
  it('writes indices in brackets', () => {
    expect(formatPath(['models', 'm', 'plots', 1, 'x'])).toBe('models.m.plots[1].x');
    expect(formatPath([])).toBe('');
  });
});

describe('nearest', () => {
  it.each([
    ['trian', 'train'],
    ['TRAIN', 'train'],
    ['int', 'integer'],
    ['in', undefined],
    ['qqqqq', undefined],
  ])('%s', (name, expected) => expect(nearest(name, ['train', 'integer', 'evaluate'])).toBe(expected));

  it('of no names is nothing', () => expect(nearest('abc', [])).toBeUndefined());
});

describe('resolvePath', () => {
  it.each([
    ['a/b.csv', 'a/b.csv'],
    ['./a//b/', 'a/b'],
    ['.', ''],
    ['a..b/...', 'a..b/...'],
    ['data/.gitkeep', 'data/.gitkeep'],
    ['*.{csv,tsv}', '*.{csv,tsv}'],
  ])('%s', (text, path) => expect(resolvePath(text)).toEqual({ ok: true, path }));

  it.each([
    ['', 'a path cannot be empty'],
    ['..', '".." leads upwards with `..`'],
    ['a/../b', '"a/../b" leads upwards with `..`'],
    ['a/..', '"a/.." leads upwards with `..`'],
    ['{..,a}/b', '"{..,a}/b" leads upwards with `..`'],
    ['{a,..}', '"{a,..}" leads upwards with `..`'],
    ['@(..|a)/b', '"@(..|a)/b" leads upwards with `..`'],
    ['/etc/passwd', '"/etc/passwd" is an absolute path'],
    ['C:/x', '"C:/x" begins with a drive letter'],
    ['c:x', '"c:x" begins with a drive letter'],
    ['a\\b', '"a\\b" holds a backslash'],
    ['a\u0000b', 'a path cannot hold control characters'],
    ['a\nb', 'a path cannot hold control characters'],
    ['.git/config', '".git/config" is inside git\'s own folder'],
    ['a/.GIT/x', '"a/.GIT/x" is inside git\'s own folder'],
  ])('refuses %j', (text, message) => expect(resolvePath(text)).toMatchObject({ ok: false, message }));

  it('has remedies', () => {
    expect(resolvePath('..', { rooted: true })).toHaveProperty(
      'remedy',
      "Begin with `/`, which is the repository's root.",
    );
    expect(resolvePath('..')).not.toHaveProperty('remedy');
    expect(resolvePath('/a')).toHaveProperty('remedy', "Write it relative to the repository's root.");
    expect(resolvePath('a\\b')).toHaveProperty('remedy', 'Separate folders with `/`.');
  });

  it('starts at the working directory, or at the root where that is asked for', () => {
    const options = { workingDirectory: 'w/x', rooted: true };
    expect(resolvePath('a', options)).toEqual({ ok: true, path: 'w/x/a' });
    expect(resolvePath('/a', options)).toEqual({ ok: true, path: 'a' });
    expect(resolvePath('//a', options)).toMatchObject({ ok: false, message: '"//a" is an absolute path' });
    expect(resolvePath('/../a', options)).toMatchObject({ ok: false });
  });

  it('keeps a slash at the end only where it is asked for', () => {
    expect(resolvePath('a/', { keepSlash: true })).toEqual({ ok: true, path: 'a/' });
    expect(resolvePath('./', { keepSlash: true })).toEqual({ ok: true, path: '' });
    expect(resolveGlob('!a/', { workingDirectory: 'w' })).toEqual({ ok: true, path: '!w/a/' });
    expect(resolveGlob('!', {})).toMatchObject({ ok: false });
    expect(resolveGlob('!../a', {})).toMatchObject({ ok: false, message: '"../a" leads upwards with `..`' });
  });

  it.each(['a/b', 'a.csv', 'a*', 'a?', '[ab]', '{a}', '.', '..', 'a\\b'])('%s looks like a path', (text) => {
    expect(looksLikePath(text)).toBe(true);
  });

  it.each(['rides', 'a-b', 'a_b', 'a.b-c'])('%s does not', (text) => expect(looksLikePath(text)).toBe(false));
});

describe('checkPattern', () => {
  it.each([
    '',
    'abc',
    '[A-Z]{3}',
    '^a$',
    '(ab|c)+',
    '(?:a)?b*',
    'a{2}b{2,}c{2,5}',
    '\\d\\w\\s\\D\\W\\S',
    '\\.\\*\\(\\)\\[\\]\\{\\}\\|\\\\\\/\\-',
    '[^0-9_\\]\\-]',
    '[a-z.*+?(){}$^|]',
    'é😀+',
    '\\t\\n\\r\\f',
    'a{255}',
    '(a{100}){10}',
    '(a){200}b{200}',
    '(a{10}|b{20}){50}',
  ])('takes %j', (pattern) => expect(checkPattern(pattern)).toEqual([]));

  it.each([
    ['(?=a)', 'look-ahead', 0],
    ['(?!a)', 'look-ahead', 0],
    ['x(?<=a)', 'look-behind', 1],
    ['(?<!a)', 'look-behind', 0],
    ['(?<n>a)', 'named group', 0],
    ['(?P<n>a)', 'named group', 0],
    ['(?>a)', 'atomic group', 0],
    ['(?i)a', 'inline flag', 0],
    ['(?#a)', 'comment', 0],
    ['(a)\\1', 'back-reference', 3],
    ['\\k<n>', 'back-reference', 0],
    ['a+?', 'lazy repetition', 2],
    ['a*+', 'possessive repetition', 2],
    ['a{2}?', 'lazy repetition', 4],
    ['\\bа', 'word boundary', 0],
    ['\\Aa', 'anchor \\A', 0],
    ['\\p{L}', 'Unicode class', 0],
    ['\\x41', 'character code', 0],
    ['\\y', 'escape \\y', 0],
    ['\\0', 'escape \\0', 0],
    ['[[:alpha:]]', 'POSIX class', 1],
    ['[a[b]', '`[` in a class without a backslash', 2],
    ['[]a]', '`]` first in a class', 1],
    ['[a&&b]', 'class operation', 2],
    ['[a--b]', 'class operation', 2],
    ['a}', '`}` without a backslash', 1],
    ['a]', '`]` without a backslash', 1],
    ['a{x', '`{` without a backslash', 1],
    ['a{256}', 'repetition above 255', 1],
    ['a{2,256}', 'repetition above 255', 1],
    ['a{1,1000}', 'repetition above 255', 1],
    ['(a{100}){11}', 'repetitions within each other above 1000', 8],
    ['(a{10}|b{20}){51}', 'repetitions within each other above 1000', 13],
    ['((x{30}y){30}){2}', 'repetitions within each other above 1000', 14],
  ])('refuses %j by name', (pattern, what, index) => {
    expect(checkPattern(pattern)[0]).toEqual({ kind: 'not-portable', what, index });
  });

  it.each([
    ['(a', '`(` without `)`', 0],
    ['a)', '`)` without `(`', 1],
    ['[a', '`[` without `]`', 0],
    ['[', '`[` without `]`', 0],
    ['*a', 'nothing to repeat', 0],
    ['a|+', 'nothing to repeat', 2],
    ['(*a)', 'verb', 0],
    ['^*', 'nothing to repeat', 1],
    ['a**', 'nothing to repeat', 2],
    ['{2}', 'nothing to repeat', 0],
    ['a\\', '`\\` at the end', 1],
    ['a{3,2}', 'repetition with its larger count first', 1],
    ['[z-a]', 'not a regular expression', 0],
  ])('calls %j invalid or names it', (pattern, what, index) => {
    expect(checkPattern(pattern)[0]).toMatchObject({ what, index });
  });
});
