import { describe, expect, it } from 'vitest';
import { applyPolicy, predecessorOf } from '../../src/gates/index.ts';
import type { Project } from '../../src/project/types.ts';
import { changes, project } from './policy-texts.ts';

describe('a contract that is removed', () => {
  const dataset = (source: string, name = 'd'): string =>
    `datasets: { ${name}: { source: "${source}", key: id, format: parquet } }\n`;
  const rest = 'models: { delay: { train: a, artifact: m } }';

  it.each([
    ['data/x.parquet', 'data/x.parquet', true],
    ['data/x.parquet', 'data/*.parquet', true],
    ['data/*.parquet', 'data/x.parquet', true],
    ['data/*.parquet', 'data/*.parq*', true],
    ['data/x.parquet', 'data', true],
    ['data', 'data/x.parquet', true],
    ['data/sub/*.parquet', 'data', true],
    ['data', 'data/sub/*.parquet', true],
    ['data/x.parquet', 'data/x.parquet.dvc', true],
    ['**/*.parquet', 'data/*.parquet', true],
    ['data/x.parquet', 'data/y.parquet', false],
    ['data/x.parquet', 'other/*.parquet', false],
    ['data/*.parquet', 'other/*.parquet', false],
    ['data', 'data2/x.parquet', false],
  ])('%s is still read by %s: %s', (from, to, blocks) => {
    const found = applyPolicy(project(dataset(from) + rest), project(dataset(to, 'e') + rest)).changes;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'loosened', blocks, path: ['datasets', 'd'] });
    expect(found[0]?.reason).toBe(blocks ? 'contract-removed' : undefined);
    expect(found[0]?.sentence).toBe(`removes the contract of d${blocks ? ', whose files are still read as e' : ''}`);
  });

  it('blocks where a model reads the same files by their path, or new files in their place', () => {
    const reads = (data: string): string => `models: { delay: { data: ${data}, train: a, artifact: m } }`;
    expect(changes(dataset('x.parquet') + reads('d'), reads('x.parquet'))[0]).toMatch(
      /^! .*whose files are still read/,
    );
    expect(changes(dataset('x.parquet') + reads('d'), reads('y.parquet'))).toEqual([
      '! loosened: removes the contract of d; delay reads y.parquet as train instead',
    ]);
    const both = 'datasets: { d: { source: x.parquet, key: id }, e: { source: y.parquet, key: id } }\n';
    expect(changes(both + reads('d'), dataset('y.parquet', 'e') + reads('e'))).toEqual([
      'loosened: removes the contract of d',
    ]);
  });

  it('says every model that reads something else in its place, and none that the base does not know', () => {
    const model = (name: string, data: string): string => `${name}: { data: ${data}, train: a, artifact: m }`;
    const two = (one: string, other: string): string => `models: { ${model('p', one)}, ${model('q', other)} }`;
    expect(changes(dataset('x.parquet') + two('d', 'd'), two('y.parquet', 'z.parquet'))[0]).toBe(
      '! loosened: removes the contract of d; p reads y.parquet as train instead, q reads z.parquet as train instead',
    );
    expect(changes(dataset('x.parquet') + two('d', 'w.parquet'), two('y.parquet', 'z.parquet'))[0]).toBe(
      '! loosened: removes the contract of d; p reads y.parquet as train instead',
    );
    const fresh = `models: { ${model('p', 'd')}, ${model('q', 'y.parquet')} }`;
    const gone = `models: { ${model('q', 'y.parquet')} }`;
    expect(changes(`${dataset('x.parquet')}models: { ${model('p', 'd')} }`, gone)[0]).toBe(
      'loosened: removes the contract of d',
    );
    expect(changes(dataset('x.parquet') + fresh, dataset('x.parquet') + fresh)).toEqual([]);
    const declared = dataset('y.parquet', 'e');
    expect(
      changes(`${dataset('x.parquet')}models: { ${model('p', 'd')} }`, `${declared}models: { ${model('p', 'e')} }`)[0],
    ).toBe('! loosened: removes the contract of d; p reads e as train instead');
  });

  it('is none where there was none', () => {
    const reads = (data: string): string => `models: { delay: { data: ${data}, train: a, artifact: m } }`;
    expect(changes(reads('x.parquet'), rest)).toEqual([]);
  });
});

describe('a dataset without a section', () => {
  const reads = (data: string, sections = ''): Project =>
    project(`${sections}models: { m: { data: ${data}, train: a, artifact: o } }`);
  const before = reads('data/a.csv');

  it.each([
    ['gets one', reads('d', 'datasets: { d: { source: data/a.csv, format: files } }\n'), 'd'],
    ['is another path', reads('data/b.csv'), 'data-b-csv'],
    ['is another path in the same role', reads('{ train: data/b.csv, extra: data/c.csv }'), 'data-b-csv'],
  ])('%s: what the base asks without a word is still asked', (_, head, name) => {
    expect(predecessorOf(before, head, name)?.name).toBe('data-a-csv');
    expect(applyPolicy(before, head).project.datasets.get(name)).toMatchObject({
      implicit: true,
      format: { kind: 'csv' },
    });
  });

  it('has no predecessor in one that is still there, that another role had, or that has a section', () => {
    expect(predecessorOf(before, reads('{ train: data/a.csv, extra: data/b.csv }'), 'data-b-csv')).toBeUndefined();
    expect(predecessorOf(before, reads('{ extra: data/b.csv }'), 'data-b-csv')).toBeUndefined();
    const declared = reads('d', 'datasets: { d: { source: data/a.csv } }\n');
    expect(predecessorOf(declared, reads('data/b.csv'), 'data-b-csv')).toBeUndefined();
    expect(predecessorOf(before, before, 'data-a-csv')?.name).toBe('data-a-csv');
    expect(predecessorOf(before, before, 'unknown')).toBeUndefined();
  });
});
