import { describe, expect, it } from 'vitest';
import { load, withDataset, withModel } from './support.ts';

describe('a dataset that a model names by its path', () => {
  const named = (data: string): readonly string[] => [
    ...load(withModel(`train: a\ndata: ${data}`)).project.datasets.keys(),
  ];

  it.each([
    ['./data/rides/*.parquet', 'data-rides-parquet'],
    ['"**/*.csv"', 'csv'],
    ['"--a--/**"', 'a'],
    ['"**"', 'data'],
    [`${'a'.repeat(60)}/x.csv`, 'a'.repeat(56)],
  ])('%s is called %s', (source, name) => {
    expect(named(source)).toEqual([name]);
  });

  it('is another one for another path of the same name', () => {
    expect(named('{ a: a/b.csv, b: a-b.csv, c: A/B.csv, d: a/b.csv }')).toEqual(['a-b-csv', 'a-b-csv-2', 'A-B-csv-3']);
  });
});

describe('a dataset of which little is said', () => {
  it.each(['a.csv', '{ source: a.csv }', '{ source: a.csv, drift: {} }'])('%s', (written) => {
    expect(load(`version: 1\ndatasets: { d: ${written} }\n`).project.datasets.get('d')).toMatchObject({
      key: [],
      rows: {},
      extraColumns: 'warn',
      checks: [],
      drift: { against: 'base', columns: new Map() },
    });
  });
});

describe('endings', () => {
  const kindOf = (source: string) => load(withDataset(`source: ${source}`)).project.datasets.get('d')?.format.kind;

  it.each([
    ['a.csv.dvc', 'csv'],
    ['a.csv.gz', 'csv'],
    ['a.jsonl.zst', 'json'],
    ['a.arrow', 'arrow'],
    ['a.arrows', 'arrow'],
    ['a.ipc.zst', 'arrow'],
    ['a.feather', 'arrow'],
    ['a.csv.gz.dvc', 'csv'],
    ['a.csv.dvcx', 'files'],
    ['a.csv.gzip', 'files'],
  ])('%s is read as %s', (source, kind) => {
    expect(kindOf(source)).toBe(kind);
  });
});

describe('a model of which little is said', () => {
  it('has the code of its folder, no data and the columns of its gates as slices once', () => {
    const gates = 'gates: { auc: [{ min: 0 }, { by: g, min: 0 }, { by: g, max: 1 }] }';
    const model = load(withModel(`train: a\nevaluate: b\n${gates}`)).project.models.get('m');
    expect(model).toMatchObject({
      code: { kind: 'default' },
      data: new Map(),
      params: [],
      artifact: [],
      workingDirectory: '',
    });
    expect(model?.evaluate?.slices).toEqual([{ column: 'g' }]);
    expect(model?.gates.get('auc')?.map(({ minRows }) => minRows)).toEqual([1, 30, 30]);
  });

  it('may say one direction in several rules', () => {
    const text = withModel('train: a\ngates: { foo: [{ better: higher, min: 1 }, { better: higher, max-worse: 1% }] }');
    expect(load(text).warnings).toEqual([]);
  });
});
