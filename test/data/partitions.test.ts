import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileTable } from '../../src/data/engines/port.ts';
import { checkDataset, diffSketches, sketchDataset, tableSource } from '../../src/data/index.ts';
import type { DatasetVersion } from '../../src/data/types.ts';
import type { DataFormat } from '../../src/project/types.ts';
import { contractOf } from './checks/contract.ts';
import { said, versionOf } from './datasets.ts';
import { csv, json, parquet, reasonOf, scratch, testEngine } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);

/** Files by their paths inside the dataset, in a folder whose own name looks like a partition. */
async function version(
  content: Readonly<Record<string, string>>,
  {
    contract = '',
    format = csv,
    source = 'data/**/*',
  }: { contract?: string; format?: DataFormat; source?: string } = {},
): Promise<DatasetVersion> {
  const home = mkdtempSync(join(folder, 'checkout=1-'));
  const files = [];
  for (const [path, text] of Object.entries(content)) {
    const local = join(home, path);
    mkdirSync(dirname(local), { recursive: true });
    if (format.kind === 'parquet') await engine.write(text, [], local);
    else writeFileSync(local, text);
    files.push({ path, local, bytes: 1 });
  }
  const table: FileTable = { name: 'trips', files: files.map(({ local }) => local), format };
  return { ...versionOf(table, [], { ...contractOf(contract), format, source }), files };
}

async function rowsOf(given: DatasetVersion, sql: string) {
  return (await engine.query(sql, [tableSource(given)])).rows;
}

async function typesOf(given: DatasetVersion) {
  const { columns } = await engine.describe(tableSource(given));
  return Object.fromEntries(columns.map(({ name, engineType }) => [name, engineType]));
}

const forms: readonly (readonly [string, DataFormat, string, (value: number) => string])[] = [
  ['CSV', csv, 'csv', (value) => `a,b\n${value},x\n`],
  ['JSON lines', json, 'jsonl', (value) => `{"a":${value},"b":"x"}\n`],
  ['Parquet', parquet, 'parquet', (value) => `SELECT ${value}::BIGINT AS a, 'x' AS b`],
];

describe.each(forms)('folders of %s', (_, format, ending, row) => {
  const two = { [`data/year=2023/m=10/p.${ending}`]: row(1), [`data/year=2024/m=01/p.${ending}`]: row(2) };

  it('are columns of the table, of its twin, and of few columns of it', async () => {
    const found = await version(two, { format });
    expect(await typesOf(found)).toEqual({ a: 'BIGINT', b: 'VARCHAR', year: 'BIGINT', m: 'BIGINT' });
    expect(await rowsOf(found, 'SELECT a, year, m FROM trips ORDER BY a')).toEqual([
      [1, 2023, 10],
      [2, 2024, 1],
    ]);
    expect(await rowsOf(found, 'SELECT a, m, "#file", "#row" > 0 FROM "trips#rows" ORDER BY a')).toEqual([
      [1, 10, 0, true],
      [2, 1, 1, true],
    ]);
    const narrow = { ...tableSource(found), only: ['year'] };
    const { rows } = await engine.query('SELECT * FROM trips ORDER BY 1', [narrow]);
    expect(rows).toEqual([[2023], [2024]]);
  });

  it('have the types that the contract declares', async () => {
    const contract = 'columns: { m: { type: string, values: ["10", "01"] }, year: { type: number }, a: {}, b: {} }';
    const found = await version(two, { format, contract });
    expect(await typesOf(found)).toMatchObject({ year: 'DOUBLE', m: 'VARCHAR' });
    expect((await checkDataset(engine, found)).verdict).toBe('pass');
  });

  it('fail a rule like any column, and name the row', async () => {
    const found = await version(two, { format, contract: 'columns: { year: { max: 2023 }, m: {}, a: {}, b: {} }' });
    const { checks } = await checkDataset(engine, found);
    const bad = checks.filter(({ verdict }) => verdict !== 'pass');
    expect(bad.map(({ reason }) => reason)).toEqual(['above-max']);
    expect(bad[0]?.examples[0]).toMatchObject({ file: `data/year=2024/m=01/p.${ending}`, year: '2024' });
  });

  it('are no columns beside one of the same name in a file', async () => {
    const found = await version({ [`data/A=1/p.${ending}`]: row(1) }, { format });
    expect(said(await checkDataset(engine, found), 'files')).toBe('fail partition-column-twice');
  });

  it('give a column to the comparison of two versions', async () => {
    const first = await version(two, { format });
    const second = await version({ ...two, [`data/year=2025/m=02/p.${ending}`]: row(3) }, { format });
    const diff = diffSketches(await sketchDataset(engine, first), await sketchDataset(engine, second), second.dataset);
    expect(diff.columns.map(({ column }) => column)).toContain('year');
    expect([diff.added, diff.removed, diff.retyped]).toEqual([[], [], []]);
  });
});

describe('the value of a folder', () => {
  const of = (...folders: readonly string[]) =>
    Object.fromEntries(folders.map((name, at) => [`data/${name}/${at}.csv`, `a,b\n${at},x\n`]));

  it('is null in the folder of rows without one, and the others keep their type', async () => {
    const found = await version(of('y=1', 'y=__HIVE_DEFAULT_PARTITION__'));
    expect(await typesOf(found)).toMatchObject({ y: 'BIGINT' });
    expect(await rowsOf(found, 'SELECT y FROM trips ORDER BY a')).toEqual([[1], [null]]);
  });

  it('is an integer with leading zeros as well, so that January does not turn months into text', async () => {
    expect(await typesOf(await version(of('m=10', 'm=11')))).toMatchObject({ m: 'BIGINT' });
    expect(await typesOf(await version(of('m=01', 'm=11')))).toMatchObject({ m: 'BIGINT' });
    expect(await typesOf(await version(of('m=', 'm=11')))).toMatchObject({ m: 'VARCHAR' });
    expect(await typesOf(await version(of('m=1.5', 'm=11')))).toMatchObject({ m: 'VARCHAR' });
  });

  it('may be a day or a point in time, with or without an offset', async () => {
    const day = await version(of('d=2024-01-02'), { contract: 'columns: { d: { type: date } }' });
    expect(await rowsOf(day, 'SELECT d FROM trips')).toEqual([['2024-01-02']]);
    const zoned = { contract: 'columns: { t: { type: timestamp } }' };
    const times = await version(of('t=2024-01-02T02%3A00%3A00+02%3A00'), zoned);
    expect(await typesOf(times)).toMatchObject({ t: 'TIMESTAMP WITH TIME ZONE' });
    expect(await rowsOf(times, "SELECT t = TIMESTAMPTZ '2024-01-02 00:00:00+00' FROM trips")).toEqual([[true]]);
    const mixed = await version(of('t=2024-01-02 00%3A00Z', 't=2024-01-02 00%3A00'), zoned);
    expect(await reasonOf(engine.describe(tableSource(mixed)))).toBe('partition-misfit');
  });

  it('that is not of the declared type is refused, and not shown where it is sensitive', async () => {
    const found = await version(of('y=1', 'y=abc'), { contract: 'columns: { y: { type: integer } }' });
    const [check] = (await checkDataset(engine, found)).checks;
    expect(check).toMatchObject({ verdict: 'fail', reason: 'partition-misfit' });
    expect(check?.sentence).toContain('"abc"');
    const hidden = await version(of('y=abc'), { contract: 'columns: { y: { type: integer, sensitive: true } }' });
    expect((await checkDataset(engine, hidden)).checks[0]?.sentence).not.toContain('abc');
  });

  it('is any text, escaped as writers of partitions do it', async () => {
    const escaped = (text: string) =>
      [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((each) => !each.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const found = await version(of('k=0'), { contract: 'columns: { k: { type: string } }' });
        const files = found.files.map((file) => ({ ...file, path: `data/k=${escaped(value)}/p.csv` }));
        const wanted = value === '__HIVE_DEFAULT_PARTITION__' ? null : value;
        expect(await rowsOf({ ...found, files }, 'SELECT k FROM trips')).toEqual([[wanted]]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is a partition', () => {
  const one = { 'data/year=2024/p.csv': 'a,b\n1,x\n' };

  it('is a folder of the dataset, and never one of the checkout or around one file that is named', async () => {
    expect(Object.keys(await typesOf(await version(one)))).toEqual(['a', 'b', 'year']);
    expect(Object.keys(await typesOf(await version(one, { source: 'data' })))).toContain('year');
    for (const source of ['data/year=2024/p.csv', 'data/year=2024/p.csv.dvc', 'https://x.org/data/year=2024/p.csv?v=1'])
      expect(Object.keys(await typesOf(await version(one, { source })))).toEqual(['a', 'b']);
    expect(Object.keys(await typesOf(await version({ 'data/p=1.csv': 'a,b\n1,x\n' })))).toEqual(['a', 'b']);
  });

  it('is asked anew of the same bytes in another folder', async () => {
    const found = await version({ 'data/y=1/p.parquet': 'SELECT 1 AS a' }, { format: parquet });
    const moved = { ...found, files: found.files.map((file) => ({ ...file, path: 'data/y=2/p.parquet' })) };
    for (const only of [undefined, ['y']]) {
      for (const [given, value] of [
        [found, 1],
        [moved, 2],
      ] as const) {
        const table = { ...tableSource(given), ...(only && { only }) };
        expect((await engine.query('SELECT y FROM trips', [table])).rows).toEqual([[value]]);
      }
    }
  });

  it('has to be the same for all files, in the same order', async () => {
    const row = 'a,b\n1,x\n';
    for (const other of ['data/q.csv', 'data/y=1/q.csv', 'data/m=1/y=1/q.csv', 'data/Y=1/m=1/q.csv']) {
      const found = await version({ 'data/y=1/m=1/p.csv': row, [other]: row });
      expect(said(await checkDataset(engine, found), 'files')).toBe('fail partitions-differ');
    }
  });

  it('has a name, once, in UTF-8, and none of ours', async () => {
    const row = 'a,b\n1,x\n';
    const of = async (path: string) => reasonOf(engine.describe(tableSource(await version({ [path]: row }))));
    expect(await of('data/=1/p.csv')).toBe('bad-partition-folder');
    expect(await of('data/y=1/Y=2/p.csv')).toBe('bad-partition-folder');
    expect(await of('data/y=%FF/p.csv')).toBe('bad-partition-folder');
    expect(await of('data/y=%00/p.csv')).toBe('bad-partition-folder');
    expect(await of('data/#row=1/p.csv')).toBe('reserved-column-name');
    expect(await of('data/file_index=1/p.csv')).toBe('reserved-column-name');
    const inFile = await version({ 'data/y=1/p.csv': 'file_index,b\n1,x\n' });
    expect(await reasonOf(engine.describe(tableSource(inFile)))).toBe('reserved-column-name');
    expect(await rowsOf(await version({ 'data/y=100%/p.csv': row }), 'SELECT y FROM trips')).toEqual([['100%']]);
  });

  it('takes no name from the columns of a file without a header', async () => {
    const format: DataFormat = { kind: 'csv', header: false, delimiter: ',', quote: '"', nulls: [''] };
    const contract = 'columns: { y: { type: integer }, a: { type: integer }, b: {} }';
    const found = await version({ 'data/y=7/p.csv': '1,x\n' }, { format, contract });
    expect(await rowsOf(found, 'SELECT y, a, b FROM trips')).toEqual([[7, 1, 'x']]);
  });
});
