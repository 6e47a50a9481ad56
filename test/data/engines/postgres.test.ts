import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { DatabaseTable } from '../../../src/data/engines/port.ts';
import { checkDataset, openPostgres } from '../../../src/data/index.ts';
import { postgresPrograms, startPostgres, testPassword } from '../../harness/postgres.ts';
import { contractOf } from '../checks/contract.ts';
import { problemsOf, reasonOf, scratch, testEngine, written } from '../engine.ts';

const server = postgresPrograms === '' ? undefined : await startPostgres(postgresPrograms);
afterAll(() => server?.stop());
const address = server?.address ?? '';

async function open(given = address, more: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const engine = await openPostgres({ variable: 'WAREHOUSE', env: { WAREHOUSE: given }, ...more });
  afterAll(() => engine.close());
  return engine;
}

const table = (...path: string[]): DatabaseTable => ({ name: 't', relation: { kind: 'table', path } });

describe.skipIf(server === undefined)('PostgreSQL', async () => {
  await server?.run(`CREATE TABLE public.t AS SELECT i AS a, 'x' || i AS b FROM generate_series(1, 10) r(i);
    CREATE TABLE public.secret AS SELECT 'hidden' AS word; CREATE TABLE public.nan (n numeric(6,2), m numeric);
    INSERT INTO public.nan VALUES ('NaN', 'Infinity'), (1.5, 2); CREATE DOMAIN public.positive AS int CHECK (value > 0);
    CREATE TYPE public.mood AS ENUM ('sad', 'ok');
    CREATE TABLE public.types (a smallint, b public.positive, c public.mood, d uuid, e jsonb, f int[], g char(3), h time, i numeric(4,-2));
    CREATE USER reader PASSWORD 'x'`);
  const engine = server === undefined ? undefined : await open();
  const ask = (sql: string) => {
    if (engine === undefined) throw new Error('no server');
    return engine.query(sql, [table('public', 't')]);
  };

  it.each([
    ['an address that is not set', '', 'database-not-set'],
    ['something else', 'http://x', 'database-address'],
    ['an unknown sslmode', `${address}?sslmode=maybe`, 'database-address'],
    ['a file for TLS that is not there', `${address}?sslmode=verify-full&sslrootcert=/nowhere`, 'database-address'],
    ['a wrong password', address.replace(testPassword, 'wrong'), 'database-login'],
    ['a database that is not there', address.replace(/postgres$/, 'nowhere'), 'database-login'],
    ['nobody at that port', 'postgres://u:verysecret@127.0.0.1:1/d', 'database-away'],
    ['TLS from a server without', `${address}?sslmode=require`, 'database-tls'],
  ])('names %s, and shows nothing of the address', async (_, given, reason) => {
    const problems = await problemsOf(open(given));
    expect(problems.map((problem) => problem.reason)).toEqual([reason]);
    expect(JSON.stringify(problems)).not.toMatch(/secret|wrong|127\.0\.0\.1|tester/);
  });

  it('connects with every sslmode that needs no TLS', async () => {
    for (const mode of ['disable', 'allow', 'prefer']) {
      const found = await (await open(`${address}?sslmode=${mode}`)).describe(table('public', 't'));
      expect(found.rows).toBe(10);
    }
  });

  it('sees its types in the words of DuckDB', async () => {
    const found = await engine?.describe(table('public', 'types'));
    expect(found?.columns.map(({ engineType }) => engineType)).toEqual([
      'SMALLINT',
      'INTEGER',
      'VARCHAR',
      'UUID',
      'POSTGRES JSONB',
      'POSTGRES _INT4',
      'VARCHAR',
      'TIME',
      'NUMERIC',
    ]);
  });

  it('finds NaN and infinity among decimals', async () => {
    if (engine === undefined) return;
    const dataset = contractOf('columns: { n: { type: number }, m: {} }');
    const report = await checkDataset(engine, {
      dataset,
      digest: 'd',
      files: [],
      relation: { kind: 'table', path: ['public', 'nan'] },
    });
    const found = report.checks.filter(({ check }) => check === 'not-finite');
    expect(found.map(({ column, verdict, rows }) => [column, verdict, rows.failed])).toEqual([
      ['n', 'fail', 1],
      ['m', 'fail', 1],
    ]);
  });

  it('knows no order of rows but that of a column without ties', async () => {
    if (engine === undefined) return;
    const dataset = contractOf(`key: a
columns: { a: { increasing: true }, tied: {}, b: {}, c: { increasing: { order: tied } }, d: { increasing: { order: a } } }`);
    const sql = 'SELECT a, a / 2 AS tied, b, a AS c, a AS d FROM public.t';
    const version = { dataset, digest: 'd', files: [], relation: { kind: 'query', sql } } as const;
    const report = await checkDataset(engine, version);
    const found = report.checks.filter(({ check }) => check === 'increasing');
    expect(found.map(({ column, verdict, reason }) => [column, verdict, reason])).toEqual([
      ['a', 'unknown', 'rows-without-order'],
      ['c', 'unknown', 'rows-without-order'],
      ['d', 'pass', 'kept'],
    ]);
  });

  it('names a table that is not there, or that this user may not read', async () => {
    expect(await reasonOf((await open()).describe(table('public', 'nothing')))).toBe('database-table-missing');
    const reader = await open(address.replace(`tester:${testPassword}`, 'reader:x'));
    expect(await reasonOf(reader.describe(table('public', 'secret')))).toBe('database-table-missing');
    expect(
      await reasonOf((await open()).describe({ name: 't', relation: { kind: 'query', sql: 'SELECT 1 AS a, 2 AS a' } })),
    ).toBe('database-columns');
  });

  it('takes a query for a table, and refuses files and to write', async () => {
    const found = await engine?.query('SELECT sum(a) FROM t', [
      { name: 't', relation: { kind: 'query', sql: 'SELECT a FROM public.t WHERE a > 8;' } },
    ]);
    expect(found?.rows).toEqual([[19]]);
    const file = written(scratch(), 'a.csv', 'a\n1\n');
    if (engine === undefined) return;
    expect(await reasonOf(engine.describe(file))).toBe('engine-other-source');
    expect(await reasonOf(engine.write('SELECT 1', [], 'x.csv'))).toBe('database-writes-no-files');
    const duckdb = await testEngine(scratch());
    expect(await reasonOf(duckdb.describe(table('public', 't')))).toBe('engine-other-source');
  });

  it.each([
    'SELECT * FROM public.secret',
    'SELECT a FROM t, public.secret',
    '(SELECT word FROM public.secret)',
    "SELECT query_to_xml('SELECT 1', true, true, '')",
    'SELECT pg_sleep(5)',
    'SELECT "pg_sleep"(5)',
    'SELECT pg_catalog.pg_sleep(5)',
    'SELECT pg_sleep /* x */ (5)',
    'SELECT U&"\\0070g_sleep"(5)',
    "SELECT E'\\''",
    'SELECT $$x$$',
    'SELECT 1; DROP TABLE public.t',
    'SELECT 1 -- x',
    'SELECT now()',
    'SELECT current_user',
    'SELECT CURRENT_TIMESTAMP',
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT nextval('s')",
    'SELECT random()',
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    'SELECT * FROM pg_catalog.pg_authid',
    'SELECT * FROM information_schema.tables',
    'SELECT * FROM t TABLESAMPLE system (10)',
    'WITH x AS (DELETE FROM public.t RETURNING a) SELECT * FROM x',
    'WITH x AS (UPDATE public.t SET a = 1 RETURNING a) SELECT * FROM x',
    'SELECT a INTO public.new FROM t',
    'SELECT a FROM t FOR UPDATE',
    'DELETE FROM t',
    'COPY t TO STDOUT',
    'SET statement_timeout = 0',
    'SELECT * FROM generate_series(1, 1000000000)',
    "SELECT dblink('x', 'y')",
    "SELECT current_setting('data_directory')",
    'SELECT 1)) FROM (SELECT ((1',
    'SELECT pg_terminate_backend(1)',
    "SELECT repeat('x', 1000000000)",
    "SELECT lpad('x', 1000000000)",
    "SELECT pg_notify('a', 'b')",
    'VACUUM',
    'CALL p()',
  ])('refuses %s', async (sql) => {
    expect(await reasonOf(ask(sql))).toMatch(/^sql-(not-allowed|syntax|failed)$/);
    expect((await ask('SELECT count(*), max(a) FROM t')).rows).toEqual([[10, 10]]);
  });

  it('counts one snapshot, whatever is written meanwhile, and after a query that failed', async () => {
    const one = await open();
    expect((await one.describe(table('public', 't'))).rows).toBe(10);
    await server?.run("INSERT INTO public.t VALUES (11, 'x11')");
    expect(await reasonOf(one.query('SELECT nothing FROM t', [table('public', 't')]))).toBe('sql-failed');
    expect((await one.query('SELECT count(*) FROM t', [table('public', 't')])).rows).toEqual([[10]]);
    expect((await (await open()).describe(table('public', 't'))).rows).toBe(11);
    await server?.run('DELETE FROM public.t WHERE a = 11');
  });

  const slow = 'SELECT count(*) FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j';

  it('stops a query after its time', async () => {
    const one = await open();
    expect(await reasonOf(one.query(slow, [table('public', 't')], [], { milliseconds: 200 }))).toBe('engine-timeout');
    expect((await one.query('SELECT max(a) FROM t', [table('public', 't')])).rows).toEqual([[10]]);
  });

  it('is cancelled within a second, on the server too', async () => {
    const controller = new AbortController();
    const one = await open(address, { signal: controller.signal });
    const work = reasonOf(one.query(slow, [table('public', 't')]));
    await sleep(500);
    const begun = performance.now();
    controller.abort();
    expect(await work).toBe('engine-cancelled');
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(await reasonOf(one.query('SELECT 1', []))).toBe('engine-cancelled');
    await sleep(1000 - (performance.now() - begun));
    const busy = `DO $$ BEGIN IF EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%t h, t i%' AND state = 'active' AND pid <> pg_backend_pid()) THEN RAISE 'busy'; END IF; END $$`;
    await server?.run(busy);
  });

  it('names a server that goes away', async () => {
    const one = await open();
    await server?.run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mlops-actions'",
    );
    await sleep(100);
    expect(await reasonOf(one.describe(table('public', 't')))).toBe('database-away');
  });

  it('names a server that cannot count as the others do', async () => {
    await server?.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
    expect(await reasonOf(open(address.replace(/postgres$/, 'latin')))).toBe('database-unfit');
  });

  it('gives up on a server that says nothing', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const at = silent.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    const found = await reasonOf(open(`postgres://u:p@127.0.0.1:${port}/d`));
    silent.close();
    expect(found).toBe('database-away');
  }, 20_000);
});
