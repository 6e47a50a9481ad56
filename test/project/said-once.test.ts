import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withDataset, withModel } from './support.ts';

/** A part that is wrong already is not also called absent, and what depends on it is not judged. */
describe('what is wrong is said once', () => {
  it.each([
    [
      'columns, and the key that is none of those that are left',
      withDataset('source: a.csv\nkey: id\nextra-columns: fail\ncolumns: { id: 5, y: {} }'),
      ['datasets.d.columns.id'],
    ],
    [
      'a format, and the contract that its guess could not hold',
      withDataset('source: images/\nformat: parkett\nkey: id'),
      ['datasets.d.format'],
    ],
    [
      'a seed that is no whole number of at least 0, in two ways',
      withModel('train: { run: a, seeds: [-9007199254740992] }'),
      ['models.m.train.seeds[0]'],
    ],
    [
      'a source, and the contract that its guess could not hold',
      withDataset('source: ../images/\nkey: id'),
      ['datasets.d.source'],
    ],
    [
      'the type of a column, and limits that no type forbids',
      withDataset('source: a.csv\ncolumns: { c: { type: text, min: low } }'),
      ['datasets.d.columns.c.type'],
    ],
    [
      'an evaluation, and the gate that needs it',
      withModel('train: a\nevaluate: [1]\ngates: { auc: { by: g, max-worse: 1% } }'),
      ['models.m.evaluate'],
    ],
    [
      'a gate, and that it has no limit',
      withModel('train: a\ngates: { auc: { min: low } }'),
      ['models.m.gates.auc.min'],
    ],
    [
      'params, and the schema of their file',
      withModel('train: a\nparams: [1]\nschemas: { p.yaml: s.json }'),
      ['models.m.params'],
    ],
    [
      'metrics, and the schema of their file',
      withModel('train: a\nmetrics: [1]\nschemas: { m.json: s.json }'),
      ['models.m.metrics[0]'],
    ],
    [
      'the key, and that labels need one',
      withModel('train: a\nevaluate: { label: { dataset: d, column: y } }', 'd: { source: a.csv, key: [1] }'),
      ['datasets.d.key[0]'],
    ],
  ])('%s', (_, text, paths) => {
    expect(problemsOf(text).map(({ message }) => message.split(': ')[0])).toEqual(paths);
  });

  it('a doubled key stands before a version that is too new', () => {
    expect(lines(problemsOf('version: 2\nname: a\nname: b\n'))).toEqual([
      '3:1 yaml-duplicate-key the key `name` stands twice; first on line 2',
    ]);
  });
});

describe('just in order', () => {
  it.each([
    ['a key where no column is declared', withDataset('source: a.csv\nkey: id\nextra-columns: fail\ncolumns: {}')],
    ['all rows without a value', withDataset('source: a.csv\ncolumns: { c: { nulls: 100% } }')],
    ['a number of rows above 100', withDataset('source: a.csv\ncolumns: { c: { nulls: 500 } }')],
    ['whole numbers', withDataset('source: a.csv\ncolumns: { c: { type: integer, values: [1, -2], min: 0.5 } }')],
    ['numbers', withDataset('source: a.csv\ncolumns: { c: { type: number, values: [1, 1.5] } }')],
    ['truth values', withDataset('source: a.csv\ncolumns: { c: { type: boolean, values: [true, false] } }')],
    ['equal limits', withDataset('source: a.csv\nrows: { min: 1, max: 1 }\ncolumns: { c: { min: 1, max: 1 } }')],
    ['the longest time', withModel('train: { run: a, timeout: 24d }')],
    ['a positive label without a task', withModel('train: a\nevaluate: { positive: 1 }')],
    ['a positive label of two', withModel('train: a\nevaluate: { positive: 1, task: binary }')],
    ['the schema of a metrics file', withModel('train: a\nmetrics: m.json\nschemas: { m.json: s.json }')],
  ])('%s', (_, text) => {
    expect(load(text).warnings).toEqual([]);
  });
});

describe('a column that must be absent', () => {
  it.each(['nulls: 1', 'min: 1', 'max: 1', 'values: [a]', 'pattern: a', 'type: string', 'unique: true'])(
    'has no rule %s',
    (rule) => {
      const [problem, ...others] = problemsOf(withDataset(`source: a.csv\ncolumns: { c: { absent: true, ${rule} } }`));
      expect(others).toEqual([]);
      expect(problem?.message).toBe(
        `datasets.d.columns.c: the column must be absent, and has rules: ${rule.split(':')[0]}`,
      );
    },
  );
});

describe('names that are not declared are told with those that are', () => {
  it('launchers', () => {
    const text = `${withModel('train: { run: a, launcher: x }')}launchers: { one: { kind: local }, two: { kind: local } }\n`;
    expect(problemsOf(text)[0]?.message).toBe(
      'models.m.train.launcher: there is no launcher `x`; declared: local, one, two',
    );
  });

  it('datasets', () => {
    const datasets = 'one: a.csv\ntwo: b.csv';
    expect(problemsOf(withModel('train: a\ndata: xyz', datasets))[0]?.message).toBe(
      'models.m.data: there is no dataset `xyz`; declared: one, two',
    );
    const label = 'train: a\nevaluate: { label: { dataset: xyz, column: y } }';
    expect(problemsOf(withModel(label, datasets))[0]?.message).toMatch(/; declared: one, two$/);
    expect(problemsOf(withModel(label))[0]?.message).toMatch(/; declared: none$/);
  });

  it('columns of slices stand where they are named, beside gates by other columns', () => {
    const text = withModel(
      'train: a\nevaluate: { label: { dataset: d, column: y }, slices: [zz] }\ngates: { auc: { by: g, min: 1 } }',
      'd: { source: a.csv, key: id, extra-columns: fail, columns: { id: {}, y: {}, g: {} } }',
    );
    expect(lines(problemsOf(text))).toEqual([
      '7:59 unknown-column models.m.evaluate.slices: dataset `d` has no column `zz`; declared: id, y, g',
    ]);
  });
});
