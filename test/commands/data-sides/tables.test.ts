import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataDiff } from '../../../src/commands/data-diff.ts';
import { versionOfFiles } from '../../../src/commands/data-sides/files.ts';
import type { Ports } from '../../../src/commands/ports.ts';
import { type DataEngine, openDatabase, openDuckdb, sketchDataset, sketchText } from '../../../src/data/index.ts';
import type { DataDiff } from '../../../src/data/types.ts';
import { dataDiff as diffSchema } from '../../../src/report/schema/data.ts';
import { postgresPrograms, startPostgres, testPassword } from '../../harness/postgres.ts';
import { makeScene, refusal } from '../../repository/scene.ts';
import { ports as bare } from '../situation/bare-ports.ts';

const server = postgresPrograms === '' ? undefined : await startPostgres(postgresPrograms);
afterAll(() => server?.stop());
const address = server?.address ?? '';
const env = {
  WAREHOUSE_URL: address,
  OTHER_URL: address,
  AWAY_URL: 'postgres://u:verysecret@127.0.0.1:1/d',
  WRONG_URL: address.replace(testPassword, 'geheim'),
};

const table = 'postgres:WAREHOUSE_URL/public.outcomes';
const scene = await makeScene();
const { folder } = scene;
let duckdb: DataEngine;
let opened: string[] = [];
let closed = 0;

const project = (more: string) => `version: 1
datasets:
  outcomes: { source: outcomes.csv, columns: { ${more} } }
models: {}
`;
const line = (at: number) => `${at},${at % 2 === 0 ? 'Lima' : 'Oslo'},${at % 80}.5`;
const csv = `id,city,fare\n${Array.from({ length: 2000 }, (_, at) => line(at)).join('\n')}\n`;

beforeAll(async () => {
  duckdb = await openDuckdb({ tempFolder: folder, memoryLimit: 512 * 2 ** 20, threads: 2 });
  await server?.run(`CREATE TABLE public.outcomes AS SELECT i::bigint AS id,
      CASE WHEN i % 2 = 0 THEN 'Lima' ELSE 'Oslo' END AS city, (i % 80) + 0.5::float8 AS fare FROM generate_series(0, 1999) r(i);
    CREATE SCHEMA "My Schema"; CREATE VIEW "My Schema"."Late.Ones" AS
      SELECT id, 'Rome' AS city, fare + 40 AS fare FROM public.outcomes;
    CREATE TABLE public.nothing (id bigint, city text, fare float8)`);
  await scene.commit({ 'mlops.yaml': project('city: { sensitive: true }'), 'outcomes.csv': csv });
});
afterAll(() => duckdb.close());

const ports: Ports = {
  ...bare,
  openEngine: async () => ({ ...duckdb, close: async () => undefined }),
  openDatabase: async (place) => {
    opened.push(place.variable);
    const engine = await openDatabase(place, { env });
    const close = () => {
      closed += 1;
      return engine.close();
    };
    return { ...engine, close };
  },
};

const run = (base: string, head: string, failOn?: string) =>
  dataDiff({ folder, projectFile: 'mlops.yaml', remote: 'origin', base, head, ...(failOn && { failOn }) }, ports);
const refused = (base: string, head: string) => refusal(run(base, head));
const diffOf = async (base: string, head: string) => ((await run(base, head)).data as { diff: DataDiff }).diff;
const same = '3 columns compared: 0 drifted, 0 unknown, 0 changed, 3 the same.';

describe.skipIf(server === undefined)('a table of a database as a side', () => {
  it('is compared with a file, a sketch, a query, a view, and a dataset of a commit', async () => {
    const file = await versionOfFiles('outcomes.csv', [join(folder, 'outcomes.csv')], { folder });
    writeFileSync(join(folder, 'sketch.json'), sketchText(await sketchDataset(duckdb, file)));
    for (const other of [
      'outcomes.csv',
      'sketch.json',
      'outcomes@HEAD',
      table,
      'postgres:WAREHOUSE_URL?query=SELECT fare, id, city FROM public.outcomes;',
    ]) {
      expect((await run(other, table)).sentence, other).toBe(same);
      expect((await run(table, other)).sentence, other).toBe(same);
    }
    const moved = await run(table, 'postgres:WAREHOUSE_URL/"My Schema"."Late.Ones"', 'drifted');
    expect(moved).toMatchObject({ ends: 'fail', reason: 'new-category' });
    expect(moved.text({ width: 200, color: false })).toMatch(/fare moved by 1\.7 .*: mean 40 → 80[\s\S]*new: Rome/);
  });

  it('says the name of the variable in the report, and never its value', async () => {
    const found = await run(table, 'outcomes.csv');
    const text = found.text({ width: 200, color: false });
    expect(text.split('\n')[0]).toBe(`${table} → outcomes.csv`);
    expect(JSON.stringify(found) + text).not.toMatch(new RegExp(`${testPassword}|tester|127\\.0\\.0\\.1`));
    const { diff } = found.data as { diff: unknown };
    expect(diffSchema.parse(diff)).toEqual(diff);
  });

  it('has the digest of its counts, which is that of no file, and another one where rows differ', async () => {
    const { base, head } = await diffOf(table, 'outcomes.csv');
    expect(base.digest).toMatch(/^sketch:[0-9a-f]{64}$/);
    expect(head.digest).toMatch(/^[0-9a-f]{64}$/);
    const again = await diffOf(table, 'postgres:WAREHOUSE_URL?query=SELECT * FROM public.outcomes');
    expect(again.head.digest).toBe(again.base.digest);
    // The dataset of the file hides a column on both sides, so that fewer counts are made.
    expect(again.base.digest).not.toBe(base.digest);
    const fewer = await diffOf(table, 'postgres:WAREHOUSE_URL?query=SELECT * FROM public.outcomes WHERE id > 0');
    expect(fewer.base.digest).toBe(again.base.digest);
    expect(fewer.head.digest).not.toBe(again.base.digest);
  });

  it('shows no value of a column that the dataset on the other side calls sensitive', async () => {
    const late = 'postgres:WAREHOUSE_URL/"My Schema"."Late.Ones"';
    const both: readonly (readonly [string, string])[] = [
      ['outcomes@HEAD', late],
      [late, 'outcomes@HEAD'],
    ];
    for (const sides of both) {
      const found = await run(...sides);
      const shown = JSON.stringify(found.data) + found.text({ width: 200, color: false });
      expect(shown).not.toMatch(/Rome|Lima|Oslo/);
      expect(found.sentence).toMatch(/^3 columns compared: 1 drifted/);
    }
  });

  it('costs one connection for each database, which is closed, also after an error', async () => {
    [opened, closed] = [[], 0];
    await run(table, 'postgres:WAREHOUSE_URL/"My Schema"."Late.Ones"');
    expect([opened, closed]).toEqual([['WAREHOUSE_URL'], 1]);
    await run(table, 'postgres:OTHER_URL/public.outcomes');
    expect([opened, closed]).toEqual([['WAREHOUSE_URL', 'WAREHOUSE_URL', 'OTHER_URL'], 3]);
    await refused(table, 'gone.csv');
    expect([opened.length, closed]).toEqual([4, 4]);
  });

  it('without rows is unknown', async () => {
    expect(await run('outcomes.csv', 'postgres:WAREHOUSE_URL/public.nothing')).toMatchObject({
      ends: 'unknown',
      reason: 'data-nothing-in-common',
    });
  });

  it.each([
    ['postgres:WAREHOUSE_URL/public.gone', /^input database-table-missing: .*public\.gone: there is no such table/],
    ['postgres:WAREHOUSE_URL?query=SELECT * FROM public.gone', /^\w+ sql-failed: .*public\.gone: SQL: /],
    ['postgres:WAREHOUSE_URL?query=SELECT FROM', /^\w+ (sql-syntax|sql-failed|database-columns): /],
    ['postgres:WAREHOUSE_URL?query=DELETE FROM public.outcomes', /^\w+ sql-not-allowed: /],
    ['postgres:WAREHOUSE_URL?query=SELECT 1 AS a; SELECT 2 AS a', /^\w+ sql-/],
    ['postgres:WAREHOUSE_URL?query=SELECT 1 AS a, 2 AS a', /^input database-columns: /],
    ["postgres:WAREHOUSE_URL?query=SELECT pg_read_file('/etc/passwd') AS a", /^\w+ sql-not-allowed: /],
    ['postgres:NOT_SET/public.outcomes', /^unavailable database-not-set: NOT_SET is not set\./],
    ['postgres:AWAY_URL/public.outcomes', /^unavailable database-away: The database of AWAY_URL: /],
    ['postgres:WRONG_URL/public.outcomes', /^unavailable database-login: The database of WRONG_URL: /],
    ['postgres:WAREHOUSE_URL/outcomes', /^input data-side-database: /],
    ['postgres://u:geheim@h/db', /^input data-side-address: /],
  ])('as %s, is one clear error', async (side, message) => {
    const found = await refused('outcomes.csv', side);
    expect(found).toMatch(message);
    expect(found.split('\n')).toHaveLength(1);
    expect(found).not.toMatch(/geheim|verysecret|127\.0\.0\.1/);
  });

  it('that is none is said together with the other one, and once where both are the same', async () => {
    const reasons = async (...sides: readonly [string, string]) =>
      (await refused(...sides)).split('\n').map((each) => each.split(' ')[1]?.replace(':', ''));
    const gone = 'postgres:WAREHOUSE_URL/public.gone';
    expect(await reasons('postgres:NOT_SET/public.a', 'postgres:AWAY_URL/public.a')).toEqual([
      'database-not-set',
      'database-away',
    ]);
    expect(await reasons(gone, 'gone.csv')).toEqual(['database-table-missing', 'data-side-missing']);
    expect(await reasons(gone, 'postgres:OTHER_URL/public.gone')).toEqual([
      'database-table-missing',
      'database-table-missing',
    ]);
    expect(await reasons('postgres:NOT_SET/public.a', 'postgres:NOT_SET/public.b')).toEqual(['database-not-set']);
  });
});
