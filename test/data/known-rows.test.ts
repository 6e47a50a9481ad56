import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoadedRows, loadScoredRows, type ScoredRowsRequest, tableSource } from '../../src/data/index.ts';
import type { DatasetVersion } from '../../src/data/types.ts';
import { column, versionOf } from './datasets.ts';
import { csv, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let files = 0;

const types = [column('id', { type: 'integer' }), column('y', { type: 'integer' })];

function table(content: string, columns = types): DatasetVersion {
  files += 1;
  return versionOf(written(folder, `k${files}.csv`, content, csv), columns, { key: ['id'] });
}

/** The same rows as Parquet, its columns by SQL over the CSV. */
async function parquet(content: string, cells = '*'): Promise<DatasetVersion> {
  const source = written(folder, `p${++files}.csv`, content, csv);
  const target = join(folder, `p${files}.parquet`);
  await engine.write(`SELECT ${cells} FROM ${source.name}`, [source], target);
  return versionOf({ name: 'test', files: [target], format: { kind: 'parquet' } }, types, { key: ['id'] });
}

function scores(rows: readonly number[]) {
  files += 1;
  const file = join(folder, `s${files}.csv`);
  writeFileSync(file, `id,score\n${rows.map((id) => `${id},0.${id}`).join('\n')}\n`);
  return { seed: 1, artifact: 'a', file };
}

async function load(
  baseTest: DatasetVersion,
  test: DatasetVersion,
  more: Partial<ScoredRowsRequest> = {},
): Promise<LoadedRows> {
  const ids = await engine.query('SELECT id FROM test ORDER BY id', [tableSource(test, 'test')]);
  const candidate = [scores(ids.rows.map(([id]) => Number(id)))];
  const request = { task: 'binary', labelColumn: 'y', slices: [], cluster: [], ...more } as const;
  return loadScoredRows(engine, { test, baseTest, candidate, ...request });
}

const base = 'id,x,city,y\n1,0.1,A,0\n2,0.2,A,1\n3,0.3,B,1\n4,,B,0\n';

describe('known test rows with other values', () => {
  it('are counted, with the columns, and the others come back apart', async () => {
    const test = table('id,x,city,y\n1,0.1,A,0\n2,0.9,A,1\n3,0.3,C,1\n4,0,C,0\n5,1,A,1\n');
    const { against, vouched, newRows, problems } = await load(table(base), test);
    expect(problems).toEqual([]);
    expect(against).toMatchObject({ base: 4, known: 4, gone: 0, changed: 3, added: [] });
    expect(against?.columns).toEqual([
      { name: 'x', rows: 2 },
      { name: 'city', rows: 2 },
    ]);
    expect(newRows).toBe(1);
    expect(vouched?.rows).toMatchObject({ n: 1, labels: Float64Array.of(0) });
    expect(vouched?.rows.candidate[0]?.scores).toEqual([Float64Array.of(0.1)]);
  });

  it('are none where rows come in another order, where rows or columns are added, and where only labels change', async () => {
    const same = [
      'id,x,city,y\n4,,B,0\n3,0.3,B,1\n1,0.1,A,0\n2,0.2,A,1\n',
      'y,city,x,id\n0,A,0.1,1\n1,A,0.20,2\n1,B,3e-1,3\n0,B,,4\n',
      `${base}5,0.5,C,1\n`,
      'id,x,city,y,z\n1,0.1,A,0,7\n2,0.2,A,1,7\n3,0.3,B,1,7\n4,,B,0,7\n',
      'id,x,city,y\n1,0.1,A,1\n2,0.2,A,1\n3,0.3,B,1\n4,,B,0\n',
    ];
    for (const content of same) {
      const { against, vouched } = await load(table(base), table(content));
      expect(against).toMatchObject({ changed: 0, gone: 0, columns: [], added: content.includes('z') ? ['z'] : [] });
      expect(vouched).toBeUndefined();
    }
  });

  it('are none where the table is Parquet now, with the same or narrower types', async () => {
    const narrower = 'id::SMALLINT AS id, x::FLOAT AS x, city, y::BOOLEAN AS y';
    for (const cells of ['*', narrower, 'id::DOUBLE AS id, x::DECIMAL(9, 4) AS x, city, y']) {
      const loaded = await load(table(base), await parquet(base, cells));
      expect(loaded.against).toMatchObject({ known: 4, changed: 0, columns: [] });
      expect(loaded.changedLabels).toBe(0);
    }
  });

  it('are those that another type leaves room in', async () => {
    const wider = await load(await parquet(base, 'id, x::FLOAT AS x, city, y'), await parquet(base));
    expect(wider.against).toMatchObject({ changed: 3, columns: [{ name: 'x', rows: 3 }] });
    const rounded = await load(table(base), await parquet(base, 'id, x::INTEGER AS x, city, y'));
    expect(rounded.against).toMatchObject({ changed: 3 });
    const words = await load(table(base), await parquet(base, "id, x, CASE city WHEN 'A' THEN 1 END AS city, y"));
    expect(words.against?.columns).toEqual([{ name: 'city', rows: 4 }]);
  });

  it('are all rows with a value in a column that the head no longer has', async () => {
    const { against, vouched } = await load(table(base), table('id,city,y\n1,A,0\n2,A,1\n3,B,1\n4,B,0\n'));
    expect(against).toMatchObject({ changed: 3, columns: [{ name: 'x', rows: 3 }] });
    expect(vouched?.rows.n).toBe(1);
  });

  it('are left out of the pairs as well, where the baseline does not know all rows', async () => {
    const test = table('id,x,city,y\n1,0.1,A,0\n2,0.9,A,1\n3,0.3,B,1\n5,1,A,1\n');
    const { shared, vouched } = await load(table(base), test, { baseline: [scores([1, 2])], pairing: 'shared' });
    expect(shared?.n).toBe(2);
    expect(vouched?.rows).toMatchObject({ n: 2, labels: Float64Array.of(0, 1) });
    expect(vouched?.rows.baseline).toBeUndefined();
    expect(vouched?.shared).toMatchObject({ n: 1, labels: Float64Array.of(0) });
    expect(vouched?.shared?.baseline).toHaveLength(1);
  });
});

describe('rows of the base', () => {
  it('that are gone are counted: some, and all where every key is new', async () => {
    const some = await load(table(base), table('id,x,city,y\n1,0.1,A,0\n2,0.2,A,1\n9,1,A,1\n'));
    expect(some).toMatchObject({ newRows: 1, against: { base: 4, known: 2, gone: 2, changed: 0 } });
    const all = await load(table(base), table(base.replaceAll(/^(\d)/gm, '1$1')));
    expect(all).toMatchObject({ newRows: 4, against: { base: 4, known: 0, gone: 4, changed: 0 } });
  });

  it('keep their identity where the key is written with another type', async () => {
    const text = [column('id', { type: 'string' }), column('y', { type: 'integer' })];
    const { against } = await load(table(base), table(base, text));
    expect(against).toMatchObject({ known: 4, gone: 0 });
    const words = table('id,x,city,y\na,0.1,A,0\nb,0.2,A,1\n', text);
    expect((await load(words, table(base))).against).toMatchObject({ base: 2, known: 0, gone: 2 });
  });

  it('are counted by slice, the largest first, in the words of the head', async () => {
    const head = await parquet(base, 'id, x, city, y, x::FLOAT AS size');
    const slices = [{ column: 'city', top: 1 }, { column: 'y' }, { column: 'size' }];
    const { against } = await load(table(`${base}6,,B,0\n`), head, { slices });
    expect(against?.slices).toEqual([
      { column: 'city', value: 'B', rows: 3, left: 2 },
      { column: 'y', value: '0', rows: 3, left: 2 },
      { column: 'y', value: '1', rows: 2, left: 2 },
    ]);
  });

  it('are nothing to compare with without a base, or with one that cannot be used', async () => {
    expect((await load(table('id,z\n1,0\n'), table(base))).against).toBeUndefined();
    const alone = await loadScoredRows(engine, {
      test: table(base),
      labelColumn: 'y',
      slices: [],
      cluster: [],
      candidate: [scores([1, 2, 3, 4])],
    });
    expect(alone.against).toBeUndefined();
  });
});
