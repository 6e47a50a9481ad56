import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { infer } from '../../../src/commands/infer.ts';
import type { Ports } from '../../../src/commands/ports.ts';
import { openDatabase } from '../../../src/data/index.ts';
import { loadProject } from '../../../src/project/index.ts';
import { csv as csvFormat, problemsOf, reasonOf, scratch, testEngine, written } from '../../data/engine.ts';
import { postgresPrograms, startPostgres, testPassword } from '../../harness/postgres.ts';
import { ports as bare, folderWith } from './world.ts';

const server = postgresPrograms === '' ? undefined : await startPostgres(postgresPrograms);
afterAll(() => server?.stop());
await server?.run(`CREATE TABLE public."Rides" AS SELECT i::bigint AS id, CASE WHEN i % 2 = 1 THEN 'city' ELSE 'cargo' END AS bike,
    i::float8 / 4 AS fare, TIMESTAMP '2026-01-01' + i * INTERVAL '1 minute' AS at FROM generate_series(0, 399) r(i);
  CREATE TABLE public.readings AS SELECT 's' || (i % 20) AS sensor, DATE '2026-01-01' + i / 20 AS day, i * 1.5::float8 AS value
    FROM generate_series(0, 399) r(i);
  CREATE TABLE public.people AS SELECT i::bigint AS id, '4' || lpad((i % 7)::text, 3, '0') || '11111111' AS x,
    (ARRAY['4111111111111111', '5500005555555559', '4012 8888 8888 1881'])[1 + i % 3] AS paid, (ARRAY[4111111111111111, 5500005555555559])[1 + i % 2] AS number,
    (ARRAY['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'FR1420041010050500013M02606'])[1 + i % 3] AS bank,
    (ARRAY['4111111111111112', '5500005555555551', '4012888888881882'])[1 + i % 3] AS sum, to_char(DATE '2026-01-01' + i, 'DD.MM.YYYY') AS "on",
    CASE WHEN i = 3 THEN 'NaN'::float8 ELSE i / 8.0 END AS score FROM generate_series(0, 399) r(i);
  CREATE TABLE public.empty (a int)`);

const ports: Ports = {
  ...bare,
  openDatabase: (place) => openDatabase(place, { env: { WAREHOUSE_URL: server?.address } }),
};
const run = (folder: string, data: readonly string[], more: { write?: boolean; update?: boolean } = {}) =>
  infer(
    { folder, projectFile: 'mlops.yaml', remote: 'origin', offline: true, data, write: false, update: false, ...more },
    ports,
  );
const textOf = async (folder: string, ...data: readonly string[]) =>
  (await run(folder, data)).text({ width: 80, color: false });

const rides = 'postgres:WAREHOUSE_URL/public."Rides"';
const csv = `${[
  'id,bike,fare,at',
  ...Array.from({ length: 400 }, (_, at) => {
    const time = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString().slice(0, 19).replace('T', ' ');
    return `${at},${at % 2 ? 'city' : 'cargo'},${at / 4},${time}`;
  }),
].join('\n')}\n`;

describe('a table of a database', () => {
  it('is no name of a dataset that could be updated, and nothing is asked before that is said', async () => {
    const folder = folderWith({ 'mlops.yaml': 'version: 1\nmodels: {}\n' });
    expect(await reasonOf(run(folder, ['postgres:NOT_SET/public.t'], { update: true }))).toBe('infer-database-source');
  });

  it('that nobody can read the name of is said with all others', async () => {
    const problems = await problemsOf(run(folderWith({}, false), ['postgres:W', 'postgres://u:geheim@h/d', 'a.csv']));
    expect(problems.map(({ reason }) => reason)).toEqual(['data-side-database', 'data-side-address']);
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });
});

describe.skipIf(server === undefined)('a table of a real database', () => {
  it('has the contract that a file with the same rows has', async () => {
    const folder = folderWith({}, false);
    const types = { id: 'integer', bike: 'string', fare: 'number', at: 'timestamp' } as const;
    const engine = await testEngine(scratch());
    const table = written(folder, 'all.csv', csv, csvFormat, types);
    await engine.write('SELECT * FROM t', [table], join(folder, 'rides.parquet'));
    const [ofTable, ofFile] = [await run(folder, [rides]), await run(folder, ['rides.parquet'])];
    expect(ofTable).toMatchObject({ ends: 'pass', reason: 'infer-proposed', data: { written: false } });
    const contractOf = ({ data }: typeof ofTable) => {
      const [{ source: _, ...contract } = {}] = (data as { datasets: readonly Record<string, unknown>[] }).datasets;
      return contract;
    };
    expect(contractOf(ofTable)).toMatchObject({ dataset: 'rides', key: { columns: ['id'] }, time: { column: 'at' } });
    expect(contractOf(ofTable)).toEqual(contractOf(ofFile));
    expect(existsSync(join(folder, 'mlops.yaml'))).toBe(false);
  });

  it('is printed with its source as it will be written, and with what to do next', async () => {
    const text = await textOf(folderWith({}, false), rides, rides, 'postgres:WAREHOUSE_URL?query=SELECT 1 AS "N"');
    expect(text).toContain('source: { postgres: WAREHOUSE_URL, table: "public.\\"Rides\\"" }');
    expect(text).toContain('\n  rides:\n');
    expect(text).toMatch(/# `mlops lock rides` writes which version of these rows is meant/);
    expect(text).toContain('\n  rides-2:\n');
    expect(text).toMatch(/\n {2}query:\n {4}source: \{ postgres: WAREHOUSE_URL, query: .*SELECT 1 AS/);
    expect(text).not.toMatch(new RegExp(`${testPassword}|127\\.0\\.0\\.1`));
  });

  it('goes into `mlops.yaml` with `--write`, and is the dataset of that name from then on', async () => {
    const folder = folderWith({ 'a.csv': csv });
    expect((await run(folder, [rides], { write: true })).reason).toBe('infer-written');
    const { project } = loadProject(readFileSync(join(folder, 'mlops.yaml'), 'utf8'), 'mlops.yaml');
    expect(project.datasets.get('rides')).toMatchObject({ source: rides, key: ['id'], format: { kind: 'table' } });
    expect((await run(folder, ['rides'])).reason).toBe('infer-nothing-new');
    expect((await run(folder, ['rides'], { update: true })).reason).toBe('infer-nothing-new');
  });

  it('may have a key of several columns', async () => {
    expect(await textOf(folderWith({}, false), 'postgres:WAREHOUSE_URL/public.readings')).toContain(
      'key: [sensor, day]',
    );
  });

  it('has its check digits, dates and NaN looked at as a file has', async () => {
    const outcome = await run(folderWith({}, false), ['postgres:WAREHOUSE_URL/public.people']);
    const { datasets } = outcome.data as {
      datasets: readonly {
        broken: readonly string[];
        columns: readonly { name: string; rules: Record<string, unknown> }[];
      }[];
    };
    const rules = Object.fromEntries((datasets[0]?.columns ?? []).map((column) => [column.name, column.rules]));
    const sensitive = Object.keys(rules).filter((name) => rules[name]?.['sensitive'] === true);
    expect(sensitive).toEqual(['paid', 'number', 'bank']);
    expect(rules['on']).toEqual({ type: 'string', nulls: '5%', format: '%d.%m.%Y' });
    expect(datasets[0]?.broken).toEqual([expect.stringMatching(/^score: 1 NaN in 400 rows/)]);
    expect(JSON.stringify([outcome.data, outcome.text({ width: 80, color: false })])).not.toMatch(
      /1881|4111111111111111|GB82|0532013000/,
    );
  });

  it('that is not there, or has no rows, is an error, several at once', async () => {
    const folder = folderWith({}, false);
    const gone = ['postgres:WAREHOUSE_URL/public.a', 'postgres:WAREHOUSE_URL/public.b', 'postgres:NOT_SET/public.c'];
    expect((await problemsOf(run(folder, gone))).map(({ reason }) => reason)).toEqual([
      'database-table-missing',
      'database-table-missing',
      'database-not-set',
    ]);
    expect(await reasonOf(run(folder, ['postgres:WAREHOUSE_URL/public.empty']))).toBe('infer-no-table');
  });
});
