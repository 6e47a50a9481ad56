import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameSameFile } from '../../src/project/same-files.ts';
import { matcher } from '../../src/project/tree.ts';
import { lines, load, problemsOf } from './support.ts';

const file = (datasets: string, more = '') => `version: 1\ndatasets:\n${datasets}${more}`;
const said = (datasets: string, more = '') => lines(problemsOf(file(datasets, more)));

it('two commands do not leave the same file', () => {
  const two = '  p1: { build: make one, source: data/x.csv }\n  p2: { build: make two, source: data/x.csv }\n';
  expect(said(two)).toEqual([
    '4:34 build-over-dataset datasets.p2.source: where the command leaves `data/x.csv` may also lie one that the command of datasets.p1.source (`data/x.csv`, mlops.yaml:3) leaves: one would overwrite the other',
  ]);
  expect(problemsOf(file(two))[0]?.remedy).toContain('a folder of its own');
});

it('a command does not leave what the repository has as another dataset, whichever stands first', () => {
  const [plain, made] = ['  rides: data/rides.csv\n', '  clean: { build: make, source: data/rides.csv }\n'];
  const message =
    'build-over-dataset datasets.clean.source: where the command leaves `data/rides.csv` may also lie a file of datasets.rides.source';
  expect(said(plain + made)).toEqual([expect.stringMatching(`^4:33 ${message}`)]);
  expect(said(made + plain)).toEqual([expect.stringMatching(`^3:33 ${message}`)]);
});

it('a file that a model names by its path is a dataset, too', () => {
  const model = 'models:\n  m: { data: o/, train: make, artifact: m, metrics: m.json }\n';
  const [problem] = problemsOf(file('  p: { build: make, source: o/b.csv }\n', model));
  expect(problem).toMatchObject({ reason: 'build-over-dataset', place: { line: 3 } });
  expect(problem?.message).toContain('a file of models.m.data (`o`, mlops.yaml:5)');
  expect(problem?.remedy).toContain('Write `p` there');
});

it('each pair is told once, and nothing of what is refused for another reason', () => {
  const three = ['a', 'b', 'c'].map((name) => `  ${name}: { build: make, source: x.csv }\n`).join('');
  expect(said(three).map((line) => line.slice(0, 23))).toEqual([
    '4:29 build-over-dataset',
    ...Array(2).fill('5:29 build-over-dataset'),
  ]);
  expect(said('  a: { build: make }\n  b: { build: make, source: x.csv }\n')).toHaveLength(1);
});

it('views, addresses and rows of a database are not where commands leave files', () => {
  const others = `  made: { build: make, source: data/, format: csv }
  past: { from: made, where: "x > 1" }
  far: s3://bucket/data/x.csv
  rows: { source: { postgres: URL, table: data.x } }
  more: more/x.csv
`;
  expect(load(file(others)).project.datasets.size).toBe(5);
});

it('two datasets of files of the repository may share them', () => {
  expect(load(file('  a: data/x.csv\n  b: data/*.csv\n')).project.datasets.size).toBe(2);
});

it.each([
  ['data/x.csv', 'data/x.csv', true],
  ['o', 'o/b.csv', true],
  ['o/', 'o/deep/b.csv', true],
  ['o', 'other/b.csv', false],
  ['o', 'o.csv', false],
  ['data/x.csv.dvc', 'data/x.csv', true],
  ['data/*.csv', 'data/x.csv', true],
  ['data/*.csv', 'data/x.parquet', false],
  ['data/*.csv', 'data', true],
  ['data/**/*.csv', 'data/x.parquet', false],
  ['data/**/*.csv', 'data/made/', true],
  ['*/x.csv', 'data', true],
  ['*/x.csv', 'data/made', false],
  ['data/*.csv', 'data/*.parquet', false],
  ['data/a*.csv', 'data/*b.csv', true],
  ['data/a*.csv', 'data/b*.csv', false],
  ['data/**', 'data/made/*.csv', true],
  ['**/x.csv', 'data/*.csv', true],
  ['**/x.csv', 'data/made/y*.csv', false],
  ['data/{a,b}.csv', 'data/b*', true],
  ['data/{a,b}.csv', 'data/c*', false],
  ['data/part-[0-9].csv', 'data/*.csv', true],
  ['data/part-[0-9].csv', 'data/*.json', false],
  ['data/*.csv/', 'data/x.csv/part-*', true],
  ['data/@(a|b).csv', 'data/c*', true],
  ['data/@(a|b).csv', 'other/c*', false],
])('%s and %s: %s', (a, b, same) => {
  expect([nameSameFile(a, b), nameSameFile(b, a)]).toEqual([same, same]);
});

it('a file that two globs both match is never overlooked', () => {
  const part = fc.constantFrom('a', 'b', 'ab', '*', 'a*', '*b', '?', '**', '{a,b}', '[ab]', '{a,b*}b');
  const glob = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'bb'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(glob, glob, path, (one, other, name) => {
      fc.pre(matcher(one)(name) && matcher(other)(name));
      return nameSameFile(one, other);
    }),
    { numRuns: 300 },
  );
});

it('patterns that are made to take long are answered at once', () => {
  const long = `${'*a'.repeat(2000)}b`;
  expect(nameSameFile(`x/${long}`, `x/${long}c*`)).toBe(true);
});
