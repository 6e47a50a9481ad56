import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withModel } from '../support.ts';
import { dataset, model } from './loaded.ts';

describe('the project', () => {
  it('has defaults', () => {
    const { project, texts, warnings } = load('version: 1\ndatasets: { d: a.csv }\n');
    expect(project).toMatchObject({ version: 1, store: '.mlops/store', comment: 'on-change', whenUnknown: 'block' });
    expect(project).not.toHaveProperty('name');
    expect(project).toMatchObject({ selfAccept: false, reuse: 'verified' });
    expect(project.tags).toBeUndefined();
    expect([project.models.size, project.launchers.size, project.environments.size, warnings.length]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(texts).toEqual({ file: 'mlops.yaml', text: 'version: 1\ndatasets: { d: a.csv }\n' });
    expect(project.included).toEqual([]);
  });

  it('takes what is given', () => {
    const { project } = load(`version: 1
name: n
store: /srv//models/
comment: always
when-unknown: allow
self-accept: true
reuse: never
tags: gto
datasets: { d: ./data//a.csv }
launchers: { box: { kind: local } }
models: { m: { train: { run: a, launcher: box }, gates: { auc: { min: 1 }, mae: { max: 1, when-unknown: block } } } }
`);
    expect(project).toMatchObject({ name: 'n', store: '/srv/models', comment: 'always', whenUnknown: 'allow' });
    expect(project).toMatchObject({ selfAccept: true, reuse: 'never', tags: 'gto' });
    expect(project.launchers).toEqual(new Map([['box', { name: 'box', kind: 'local' }]]));
    expect(project.datasets.get('d')?.source).toBe('data/a.csv');
    const gates = project.models.get('m')?.gates;
    expect([gates?.get('auc')?.[0]?.whenUnknown, gates?.get('mae')?.[0]?.whenUnknown]).toEqual(['allow', 'block']);
    expect(project.models.get('m')?.train.launcher).toBe('box');
  });

  it('keeps a relative store below the root and refuses to leave it', () => {
    expect(load('version: 1\nstore: ./out/\ndatasets: { d: a.csv }\n').project.store).toBe('out');
    expect(lines(problemsOf('version: 1\nstore: ../out\ndatasets: { d: a.csv }\n'))).toEqual([
      '2:8 path-outside store: "../out" leads upwards with `..`',
    ]);
    expect(problemsOf('version: 1\nstore: /a/../b\ndatasets: { d: a.csv }\n')[0]?.reason).toBe('path-outside');
  });
});

describe('datasets', () => {
  it('in their short form are a path', () => {
    const d = load('version: 1\ndatasets: { d: "data/*.parquet" }\n').project.datasets.get('d');
    expect(d).toMatchObject({
      source: 'data/*.parquet',
      format: { kind: 'parquet' },
      implicit: false,
      path: ['datasets', 'd'],
    });
  });

  it.each([
    ['a.parquet', 'parquet'],
    ['a.PARQUET', 'parquet'],
    ['a.json', 'json'],
    ['a.jsonl', 'json'],
    ['a.ndjson.gz', 'json'],
    ['a.csv.dvc', 'csv'],
    ['a.csv.zst', 'csv'],
    ['a.tsv', 'csv'],
    ['a/', 'files'],
    ['a', 'files'],
    ['a.xyz', 'files'],
    ['a.csv/*', 'files'],
    ['a.dvc.csv', 'csv'],
    ['a.gz.csv', 'csv'],
    ['a.csv.dvc.d', 'files'],
    ['a.csv.gz.d', 'files'],
  ])('%s is %s', (source, kind) => {
    expect(dataset(`source: ${source}`)?.format.kind).toBe(kind);
  });

  it('of csv have a form of their own', () => {
    const usual = { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] };
    expect(dataset('source: a.csv')?.format).toEqual(usual);
    expect(dataset('source: a.txt\nformat: csv')?.format).toEqual(usual);
    expect(dataset('source: a.tsv.gz')?.format).toEqual({ ...usual, delimiter: '\t' });
    expect(dataset('source: a.tsv\nformat: csv')?.format).toEqual({ ...usual, delimiter: '\t' });
    expect(
      dataset('source: a.txt\nformat: { csv: { header: false, delimiter: ";", quote: "", nulls: [NA] } }')?.format,
    ).toEqual({ kind: 'csv', header: false, delimiter: ';', quote: '', nulls: ['NA'] });
    expect(dataset('source: a.csv\nformat: files')?.format).toEqual({ kind: 'files' });
  });

  it('have contracts', () => {
    const d = dataset(`source: a.csv
key: id
time: t
rows: { min: 1, max: 9, change: 20% }
extra-columns: fail
columns:
  id: { type: integer, unique: true, nulls: 0 }
  t: { type: timestamp, min: 2026-01-01, max: "2026-01-02T03:04:05Z", nulls: { max: 1.5% } }
  c: { values: [a, 1, true], sensitive: true, level: warn, required: false }
  p: { type: string, pattern: "[A-Z]{3}" }
  x: { absent: true }
checks:
  - { where: id < 0 }
  - { name: q, sql: SELECT 1, max: 2%, level: info }
drift: { columns: { c: { l-infinity: 5%, nulls: 0.1, new-category: 0, wasserstein: 1.5, jensen-shannon: 0.2 }, id: false } }`);
    expect(d).toMatchObject({
      key: ['id'],
      time: 't',
      rows: { min: 1, max: 9, change: { kind: 'percent', value: 20 } },
      extraColumns: 'fail',
      drift: { against: 'base' },
    });
    const plain = { unique: false, required: true, absent: false, sensitive: false, level: 'fail' };
    const at = (name: string) => ({ name, path: ['datasets', 'd', 'columns', name] });
    expect([...(d?.columns.values() ?? [])]).toEqual([
      { ...plain, ...at('id'), type: 'integer', unique: true, nulls: { kind: 'absolute', value: 0 } },
      {
        ...plain,
        ...at('t'),
        type: 'timestamp',
        min: '2026-01-01',
        max: '2026-01-02T03:04:05Z',
        nulls: { kind: 'percent', value: 1.5 },
      },
      { ...plain, ...at('c'), values: ['a', 1, true], sensitive: true, level: 'warn', required: false },
      { ...plain, ...at('p'), type: 'string', pattern: '[A-Z]{3}' },
      { ...plain, ...at('x'), absent: true },
    ]);
    expect(d?.checks).toEqual([
      {
        name: 'id < 0',
        rule: { kind: 'where', text: 'id < 0' },
        max: { kind: 'absolute', value: 0 },
        level: 'fail',
        path: ['datasets', 'd', 'checks', 0],
      },
      {
        name: 'q',
        rule: { kind: 'sql', text: 'SELECT 1' },
        max: { kind: 'percent', value: 2 },
        level: 'info',
        path: ['datasets', 'd', 'checks', 1],
      },
    ]);
    expect(d?.drift.columns).toEqual(
      new Map<string, unknown>([
        [
          'c',
          {
            kind: 'limits',
            limits: { 'l-infinity': 0.05, nulls: 0.1, 'new-category': 0, wasserstein: 1.5, 'jensen-shannon': 0.2 },
          },
        ],
        ['id', { kind: 'ignore' }],
      ]),
    );
  });

  it('without drift say so', () => {
    expect(dataset('source: a.csv\ndrift: false')?.drift).toEqual({ against: 'none', columns: new Map() });
    expect(dataset('source: a.csv\ndrift: { against: none }')?.drift.against).toBe('none');
  });
});

describe('data of a model', () => {
  const datasets = (text: string, declared = '') =>
    [...load(withModel(text, declared)).project.datasets.values()].map(
      ({ name, source, implicit }) => `${name}=${source}${implicit ? '*' : ''}`,
    );

  it('is a dataset, a path, or roles', () => {
    expect(model('train: a\ndata: d', 'd: a.csv').data).toEqual(new Map([['train', 'd']]));
    expect(model('train: a').data).toEqual(new Map());
    expect(model('train: a\ndata: { train: d, test: x/y.csv }', 'd: a.csv').data).toEqual(
      new Map([
        ['train', 'd'],
        ['test', 'x-y-csv'],
      ]),
    );
  });

  it('by path makes a dataset with the place of the path', () => {
    const { project } = load(withModel('train: a\nworking-directory: w\ndata: { test: rides/*.parquet }'));
    expect(project.datasets.get('w-rides-parquet')).toMatchObject({
      source: 'w/rides/*.parquet',
      format: { kind: 'parquet' },
      implicit: true,
      path: ['models', 'm', 'data', 'test'],
    });
  });

  it('by the path of a declared dataset keeps its contract', () => {
    expect(datasets('train: a\ndata: ./x/a.csv', 'd: { source: x/a.csv, key: id }')).toEqual(['d=x/a.csv']);
  });

  it('has a leading slash for the root, and one dataset for one path', () => {
    expect(datasets('train: a\nworking-directory: w\ndata: { a: /x.csv, b: x.csv, c: /x.csv }')).toEqual([
      'x-csv=x.csv*',
      'w-x-csv=w/x.csv*',
    ]);
  });

  it('gets a name that is free and safe', () => {
    expect(datasets('train: a\ndata: { a: x/y.csv, b: x-y.csv, c: "**" }', 'X-Y-csv: z.csv')).toEqual([
      'X-Y-csv=z.csv',
      'x-y-csv-2=x/y.csv*',
      'x-y-csv-3=x-y.csv*',
      'data=***',
    ]);
  });
});
