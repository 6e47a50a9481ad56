import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { DatabaseTable } from '../../../src/data/engines/port.ts';
import { checkDataset, contentOf, openTrino } from '../../../src/data/index.ts';
import { bareDataset } from '../../../src/project/index.ts';
import { startTrino, trinoFolder } from '../../harness/trino.ts';
import { contractOf } from '../checks/contract.ts';
import { problemsOf, reasonOf, scratch, written } from '../engine.ts';
import { saysTheSameAsDuckdb } from './same-answers.ts';
import { noticesEveryRow } from './same-content.ts';
import { knowsHowNew } from './same-freshness.ts';
import { writesFailingRows } from './same-rows.ts';
import { putTable } from './tables.ts';

// Everything that needs Trino is in this file, since one takes 20 seconds to start and is slow while it is new.
const server = trinoFolder === '' ? undefined : await startTrino(trinoFolder);
afterAll(() => server?.stop());

describe.skipIf(server === undefined)('Trino and DuckDB', { timeout: 180_000 }, async () => {
  if (server === undefined) return;
  const engine = await openTrino({ variable: 'LAKE', env: { LAKE: server.address } });
  await saysTheSameAsDuckdb({
    engine,
    put: async (name, table) => {
      await putTable(server, name, table);
      return { kind: 'table', path: ['memory', 'default', name] };
    },
  });
});

const table = (name: string): DatabaseTable => ({
  name: 't',
  relation: { kind: 'table', path: ['memory', 'default', name] },
});

describe.skipIf(server === undefined)('the digest of rows in Trino', { timeout: 120_000 }, () => {
  noticesEveryRow({
    engine: () => openTrino({ variable: 'LAKE', env: { LAKE: server?.address } }),
    text: 'varchar',
    double: 'double',
  });

  it('refuses columns of which it sees only whether they are null', async () => {
    const engine = await openTrino({ variable: 'LAKE', env: { LAKE: server?.address } });
    const relation = { kind: 'query', sql: 'SELECT 1 AS a, ARRAY[1] AS b' } as const;
    const version = { dataset: bareDataset('d', 'd', [], false), digest: '', files: [], relation };
    expect(await problemsOf(contentOf(engine, version))).toEqual([
      {
        reason: 'database-column-unseen',
        message: 'd: nobody can tell whether values of b (array(integer)) change.',
      },
    ]);
  });
});

describe.skipIf(server === undefined)('failing rows of Trino', { timeout: 120_000 }, () => {
  writesFailingRows(() => openTrino({ variable: 'LAKE', env: { LAKE: server?.address } }), 'varchar');
});

describe.skipIf(server === undefined)('how new rows in Trino are', { timeout: 120_000 }, () => {
  knowsHowNew(() => openTrino({ variable: 'LAKE', env: { LAKE: server?.address } }));
});

describe.skipIf(server === undefined)('Trino', async () => {
  const open = (more: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {}) =>
    openTrino({ variable: 'LAKE', env: { LAKE: server?.address }, ...more });
  const user = { milliseconds: 60_000 };
  await server?.run(
    "CREATE TABLE memory.default.ten AS SELECT a, 'x' || CAST(a AS varchar) AS b FROM UNNEST(sequence(1, 10)) AS s(a)",
  );
  await server?.run("CREATE TABLE memory.default.secret AS SELECT 'hidden' AS word");
  await server?.run(`CREATE TABLE memory.default.types AS SELECT CAST(1 AS tinyint) AS a, CAST('x' AS char(3)) AS b, uuid() AS c,
    JSON '{}' AS d, ARRAY[1] AS e, TIME '10:00:00' AS f, CAST('y' AS varchar(5)) AS g, X'00' AS h, CAST(1.5 AS decimal(5, 2)) AS i,
    TIMESTAMP '1969-12-31 23:59:59.123456789' AS j, TIMESTAMP '2024-06-01 12:00:00.1234567 Europe/Berlin' AS k`);

  it('sees its types in the words of DuckDB, and moments in microseconds and UTC', async () => {
    const engine = await open();
    const { columns } = await engine.describe(table('types'));
    const types = [
      'TINYINT',
      'VARCHAR',
      'UUID',
      'TRINO JSON',
      'TRINO ARRAY(INTEGER)',
      'TRINO TIME(0)',
      'VARCHAR',
      'TRINO VARBINARY',
    ];
    const rest = ['DECIMAL(5,2)', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE'];
    expect(columns.map(({ engineType }) => engineType)).toEqual([...types, ...rest]);
    const cells = ['j', 'k'].map((name, k) => engine.dialect.text(name, rest[k + 1] ?? ''));
    const { rows } = await engine.query(`SELECT d, ${cells.join(', ')} FROM t`, [table('types')]);
    expect(rows).toEqual([['…', '1969-12-31 23:59:59.123456', '2024-06-01 10:00:00.123456+00']]);
  });

  it.each([
    'SELECT * FROM memory.default.secret',
    'SELECT a FROM t, memory.default.secret',
    'SELECT a FROM t WHERE EXISTS (SELECT word FROM memory.default.secret)',
    'SELECT * FROM secret',
    'SELECT * FROM memory.information_schema.tables',
    'SELECT * FROM system.runtime.queries',
    'SELECT * FROM tpch.tiny.nation',
    'SELECT * FROM t TABLESAMPLE BERNOULLI (10)',
    'SELECT * FROM TABLE(sequence(1, 10))',
    'SELECT random()',
    'SELECT now()',
    'SELECT current_user',
    "SELECT fail('x')",
    'SELECT U&"\\0061" FROM t',
    'SELECT 1 -- x',
    'SELECT 1; DROP TABLE memory.default.ten',
    'DELETE FROM memory.default.ten',
    'INSERT INTO memory.default.ten SELECT * FROM memory.default.ten',
    'CREATE TABLE memory.default.other AS SELECT 1 AS a',
    "SET SESSION query_max_run_time = '1h'",
    "CALL system.runtime.kill_query('x')",
    'SELECT 1)) FROM (SELECT ((1',
  ])('refuses %s', async (sql) => {
    const engine = await open();
    expect(await reasonOf(engine.query(sql, [table('ten')], [], user))).toMatch(/^sql-(not-allowed|syntax|failed)$/);
    expect((await engine.query('SELECT count(*), max(a) FROM t', [table('ten')], [], user)).rows).toEqual([[10, 10]]);
  });

  it('refuses rules that read another table, whatever kind they are of', async () => {
    const theft = 'EXISTS (SELECT word FROM memory.default.secret)';
    const dataset = contractOf(`key: a
columns: { a: {}, b: {} }
checks:
  - { where: "${theft}", name: one }
  - { if: "${theft}", columns: { a: { min: 1 } }, name: two }
  - { sql: "SELECT word FROM memory.default.secret", name: three }
  - { where: a > 10, name: four }`);
    const { relation } = table('ten');
    const report = await checkDataset(await open(), { dataset, digest: 'd', files: [], relation });
    const said = new Map(report.checks.map(({ name, verdict, reason }) => [name, `${verdict} ${reason}`]));
    for (const name of ['one', 'two', 'three']) expect(said.get(name)).toBe('unknown sql-not-allowed');
    expect(said.get('four')).toBe('pass kept');
    expect(JSON.stringify(report)).not.toContain('hidden');
  });

  it('takes a query for a table, and refuses files and to write', async () => {
    const engine = await open();
    const sql = 'SELECT a FROM memory.default.ten WHERE a > 8;';
    const source: DatabaseTable = { name: 't', relation: { kind: 'query', sql } };
    expect((await engine.query('SELECT sum(a) FROM t', [source], [], user)).rows).toEqual([[19]]);
    expect(await reasonOf(engine.describe(written(scratch(), 'a.csv', 'a\n1\n')))).toBe('engine-other-source');
    expect(await reasonOf(engine.write('SELECT 1', [], 'x.csv'))).toBe('database-writes-no-files');
    expect(await reasonOf(engine.describe(table('nothing')))).toBe('database-table-missing');
    const twice: DatabaseTable = { name: 't', relation: { kind: 'query', sql: 'SELECT 1 AS a, 2 AS a' } };
    expect(await reasonOf(engine.describe(twice))).toBe('database-columns');
  });

  const slow = 'SELECT count(*) FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j, t k';

  it('stops a query after its time', async () => {
    const engine = await open();
    const problems = await problemsOf(engine.query(slow, [table('ten')], [], { milliseconds: 2000 }));
    expect(problems.map(({ reason }) => reason)).toEqual(['engine-timeout']);
    expect((await engine.query('SELECT max(a) FROM t', [table('ten')])).rows).toEqual([[10]]);
  });

  it('is cancelled within a second, on the coordinator too', async () => {
    const controller = new AbortController();
    const engine = await open({ signal: controller.signal });
    const work = reasonOf(engine.query(slow, [table('ten')]));
    await sleep(2000);
    const begun = performance.now();
    controller.abort();
    expect(await work).toBe('engine-cancelled');
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(await reasonOf(engine.query('SELECT 1', []))).toBe('engine-cancelled');
    await server?.run(`SELECT 1 / (CASE WHEN count(*) = 0 THEN 1 ELSE 0 END) FROM system.runtime.queries
      WHERE state = 'RUNNING' AND source = 'mlops-actions'`);
  });
});
