import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDataset, sketchDataset, sketchText, tableSource } from '../../src/data/index.ts';
import type { DatasetVersion } from '../../src/data/types.ts';
import { contractOf } from './checks/contract.ts';
import { versionOf } from './datasets.ts';
import { parquet, reasonOf, scratch, testEngine } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
// The engine opens a database for each file that it writes, and these are a thousand.
const writer = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
afterAll(() => writer.closeSync());

const rows = (from: number, to: number, more = '') =>
  `SELECT i AS id, i / 7.0 AS x, CASE WHEN i % 9 = 0 THEN NULL ELSE 'n' || (i % 5) END AS name${more} FROM range(${from}, ${to}) r(i)`;
const perFile = 3;

/** Rows in files of three each, in folders of their own; the last folder has no value. */
async function split(files: number, contract = '', extra?: (file: number) => string): Promise<DatasetVersion> {
  const home = join(folder, `split-${files}-${Math.random().toString(36).slice(2)}`);
  const found = [];
  for (let at = 0; at < files; at++) {
    const part = at === files - 1 ? '__HIVE_DEFAULT_PARTITION__' : String(at);
    const path = `part=${part}/p.parquet`;
    const local = join(home, path);
    mkdirSync(dirname(local), { recursive: true });
    await writer.run(`COPY (${rows(at * perFile, (at + 1) * perFile, extra?.(at))}) TO '${local}' (FORMAT parquet)`);
    found.push({ path, local, bytes: 1 });
  }
  const table = { name: 'trips', files: found.map(({ local }) => local), format: parquet };
  return { ...versionOf(table, [], { ...contractOf(contract), format: parquet, source: 'data/**' }), files: found };
}

const ask = async (version: DatasetVersion, sql: string) => (await engine.query(sql, [tableSource(version)])).rows;

describe('many small files', () => {
  it('have the sketch that the same rows in one file have', async () => {
    const many = await split(210);
    const one = join(folder, 'one.parquet');
    const part = `, CASE WHEN i < ${209 * perFile} THEN i // ${perFile} END AS part`;
    await engine.write(rows(0, 210 * perFile, part), [], one);
    const whole = { ...many, files: [{ path: 'one.parquet', local: one, bytes: 1 }] };
    expect(sketchText(await sketchDataset(engine, many))).toBe(sketchText(await sketchDataset(engine, whole)));
  });

  it('have the columns, types and order of few, and rows that are named by file and place', async () => {
    const [few, many] = [await split(3), await split(220)];
    const shape = async (version: DatasetVersion) => (await engine.describe(tableSource(version))).columns;
    expect(await shape(many)).toEqual(await shape(few));
    const place = (version: DatasetVersion) =>
      ask(version, 'SELECT "#file", "#row", id, part FROM "trips#rows" WHERE id IN (0, 5) ORDER BY id');
    expect(await place(many)).toEqual([
      [0, 1, 0, 0],
      [1, 3, 5, 1],
    ]);
    expect(await place(many)).toEqual(await place(few));
    expect((await engine.query('SELECT * FROM trips', [tableSource(many)])).columns).toEqual([
      'id',
      'x',
      'name',
      'part',
    ]);
  });

  it('name the file and row that break a rule', async () => {
    const many = await split(205, 'columns: { id: { max: 612 }, x: {}, name: {}, part: { type: integer } }');
    const broken = (await checkDataset(engine, many)).checks.find(({ check }) => check === 'max');
    expect(broken).toMatchObject({ verdict: 'fail', rows: { failed: 2 } });
    expect(broken?.examples[0]).toMatchObject({ row: '2', file: 'part=__HIVE_DEFAULT_PARTITION__/p.parquet' });
  });

  it('may have other columns each', async () => {
    const many = await split(201, '', (at) => (at % 2 === 0 ? ', 1.5::DOUBLE AS w' : ''));
    const { problems } = await engine.describe(tableSource(many));
    expect(problems).toMatchObject([{ reason: 'files-differ', column: 'w' }]);
    expect(await ask(many, 'SELECT count(*), count(w) FROM trips')).toEqual([[603, 303]]);
  });

  it('keep a column that is named as the engine counts files', async () => {
    const home = join(folder, 'named');
    mkdirSync(home);
    const files = Array.from({ length: 200 }, (_, at) => join(home, `${at}.parquet`));
    const [first = ''] = files;
    await engine.write('SELECT 7 AS file_index', [], first);
    for (const file of files.slice(1)) copyFileSync(first, file);
    const { rows: found } = await engine.query('SELECT sum(file_index) FROM t', [
      { name: 't', files, format: parquet },
    ]);
    expect(found).toEqual([[1400]]);
  });

  it('are not believed after one of them was written to, or is gone', async () => {
    const many = await split(202);
    const { state } = await engine.describe(tableSource(many));
    const table = { ...tableSource(many), state };
    const [first, second] = many.files;
    copyFileSync(second?.local ?? '', first?.local ?? '');
    expect(await reasonOf(engine.query('SELECT count(*) FROM trips', [table]))).toBe('data-file-changed');
    rmSync(first?.local ?? '');
    expect(await reasonOf(engine.query('SELECT count(*) FROM trips', [table]))).toBe('missing-data-file');
  });
});
