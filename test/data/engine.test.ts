import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openDuckdb } from '../../src/data/index.ts';
import { csv, parquet, problemsOf, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const table = written(folder, 't.csv', 'id,city,x\n1,Ulm,0.5\n2,,\n3,Köln,-1\n', csv);
const secret = join(folder, 'secret.csv');
writeFileSync(secret, 'password\nhunter2\n');
symlinkSync(secret, join(folder, 'link.csv'));

describe('SQL that wants out', () => {
  const out = {
    'a file by function': `SELECT * FROM read_csv('/etc/passwd')`,
    'a file as text': `SELECT * FROM read_text('${secret}')`,
    'a file by name': `SELECT * FROM '${secret}'`,
    'a file through ..': `SELECT * FROM '${folder}/x/../secret.csv'`,
    'a file through a link': `SELECT * FROM read_csv('${folder}/link.csv')`,
    'a glob': `SELECT * FROM glob('${folder}/*')`,
    'a file in a subquery': `SELECT 1 WHERE EXISTS (SELECT * FROM read_blob('/etc/passwd'))`,
    'a file in a common table expression': `WITH a AS (SELECT * FROM parquet_scan('x')) SELECT * FROM a`,
    'the engine itself': 'SELECT * FROM duckdb_settings()',
    'another table': 'SELECT * FROM information_schema.tables',
    'a query in a text': `SELECT * FROM query('SELECT 1')`,
    'a table by name in a text': `SELECT * FROM query_table('t')`,
    ATTACH: `ATTACH '${folder}/new.db'`,
    COPY: `COPY (SELECT 1) TO '${folder}/out.csv'`,
    PRAGMA: 'PRAGMA database_list',
    INSTALL: 'INSTALL httpfs',
    LOAD: 'LOAD httpfs',
    SET: `SET memory_limit = '100GB'`,
    CREATE: 'CREATE TABLE z AS SELECT 1',
    'two statements': 'SELECT 1; SELECT 2',
    'a statement behind a comment': 'SELECT 1 /* ; */; DROP VIEW t',
    nothing: '',
    random: 'SELECT random()',
    'the clock': 'SELECT * FROM t WHERE id < epoch(now())',
    'the date as a word': 'SELECT current_date',
    'the time until now': `SELECT * FROM t WHERE age(TIMESTAMP '2024-01-01') > INTERVAL 1 DAY`,
    'the environment': `SELECT getenv('HOME')`,
    'a setting': `SELECT current_setting('temp_directory')`,
    'a sample': 'SELECT count(*) FROM t USING SAMPLE 10%',
    DESCRIBE: 'SELECT * FROM (DESCRIBE t)',
  };
  it.each(Object.entries(out))('%s is refused', async (_, sql) => {
    expect(await reasonOf(engine.query(sql, [table]))).toBe('sql-not-allowed');
    expect(await reasonOf(engine.write(sql, [table], join(folder, 'stolen.csv')))).toBe('sql-not-allowed');
    expect(existsSync(join(folder, 'stolen.csv'))).toBe(false);
  });

  it('a syntax error and an unknown column are errors of their own', async () => {
    expect(await reasonOf(engine.query('SELECT FROM WHERE', [table]))).toBe('sql-syntax');
    expect(await problemsOf(engine.query('SELECT cit FROM t', [table]))).toMatchObject([
      { reason: 'sql-failed', message: expect.stringContaining('city') },
    ]);
    expect(await reasonOf(engine.query('SELECT city::INTEGER FROM t', [table]))).toBe('sql-failed');
  });

  it('a query cannot see the files of the query before', async () => {
    await engine.query('SELECT 1 FROM t', [table]);
    expect(await reasonOf(engine.query('SELECT * FROM t', []))).toBe('sql-not-allowed');
  });

  it('names are taken as they are', async () => {
    const odd = { ...table, name: `a "b'; DROP` };
    expect((await engine.query(`SELECT count(*) FROM "a ""b'; DROP"`, [odd])).rows).toEqual([[3]]);
  });
});

describe('the answers', () => {
  it('bind parameters', async () => {
    expect((await engine.query('SELECT id FROM t WHERE x < $1 OR city = $2', [table], [0, 'Ulm'])).rows).toEqual([
      [1],
      [3],
    ]);
  });

  it('come as typed arrays in the order of the query', async () => {
    const arrays = await engine.columns('SELECT id, city, x, x > 0 AS plus, NULL AS none FROM t ORDER BY id DESC', [
      table,
    ]);
    expect(arrays.rows).toBe(3);
    expect(arrays.columns.get('id')).toEqual({ kind: 'numbers', values: Float64Array.of(3, 2, 1) });
    expect(arrays.columns.get('city')).toEqual({
      kind: 'codes',
      codes: Int32Array.of(0, -1, 1),
      names: ['Köln', 'Ulm'],
    });
    expect(arrays.columns.get('x')).toEqual({ kind: 'numbers', values: Float64Array.of(-1, Number.NaN, 0.5) });
    expect(arrays.columns.get('plus')).toEqual({ kind: 'numbers', values: Float64Array.of(0, Number.NaN, 1) });
  });

  it('are written whole, in the format of the name, over an older file', async () => {
    for (const ending of ['csv', 'jsonl', 'parquet']) {
      const target = join(folder, `out.${ending}`);
      writeFileSync(target, 'old');
      expect(await engine.write('SELECT * EXCLUDE (x) FROM t ORDER BY id', [table], target)).toEqual({ rows: 3 });
    }
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('id,city\n1,Ulm\n2,\n3,Köln\n');
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').split('\n')[1]).toBe('{"id":2,"city":null}');
    const copy = { name: 't', files: [join(folder, 'out.parquet')], format: parquet };
    expect((await engine.query('SELECT city FROM t', [copy])).rows).toEqual([['Ulm'], [null], ['Köln']]);
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
    expect(await reasonOf(engine.write('SELECT 1 AS a', [table], join(folder, 'out.xlsx')))).toBe(
      'unknown-target-format',
    );
  });

  it('do not replace what a link points to', async () => {
    const kept = join(folder, 'kept.csv');
    writeFileSync(kept, 'kept');
    symlinkSync(kept, join(folder, 'alias.csv'));
    await engine.write('SELECT 1 AS a', [table], join(folder, 'alias.csv'));
    expect(readFileSync(kept, 'utf8')).toBe('kept');
  });

  it('follow a file that was replaced under the same name', async () => {
    const first = written(folder, 'changing.csv', 'a\n1\n');
    expect((await engine.query('SELECT a FROM t', [first])).rows).toEqual([[1]]);
    const second = written(folder, 'changing.csv', 'a\n22\n');
    expect((await engine.query('SELECT a FROM t', [second])).rows).toEqual([[22]]);
  });

  it('are no table for a tree of files, or for no files', async () => {
    expect(await reasonOf(engine.describe({ ...table, format: { kind: 'files' } }))).toBe('not-a-table');
    expect(await reasonOf(engine.describe({ ...table, files: [] }))).toBe('no-data-files');
  });
});

const endless = 'SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 8';

/** Also without a parent that asks for it, a process that has ended is none that runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

describe('the process', () => {
  it('is interrupted at its time limit and goes on with the next call', async () => {
    const hasty = await testEngine(folder, { timeoutMs: 1500 });
    expect(await reasonOf(hasty.query(endless, []))).toBe('engine-timeout');
    expect((await hasty.query('SELECT 1', [])).rows).toEqual([[1]]);
  });

  it('is killed where it does not listen, and started again', async () => {
    const deaf = join(folder, 'deaf.mjs');
    const flag = join(folder, 'was-deaf');
    writeFileSync(
      deaf,
      `import { existsSync, writeFileSync } from 'node:fs';
process.on('message', (m) => {
  if (m.kind === 'query' && !existsSync(${JSON.stringify(flag)})) writeFileSync(${JSON.stringify(flag)}, '');
  else process.send({ id: m.id, value: { columns: ['a'], rows: [[1]] } });
});`,
    );
    const hung = await testEngine(folder, { timeoutMs: 300, worker: { command: process.execPath, args: [deaf] } });
    expect(await reasonOf(hung.query('SELECT 1', []))).toBe('engine-timeout');
    expect((await hung.query('SELECT 1', [])).rows).toEqual([[1]]);
  });

  it('may crash: an error, then a fresh one', async () => {
    const frail = join(folder, 'frail.mjs');
    const flag = join(folder, 'crashed');
    writeFileSync(
      frail,
      `import { existsSync, writeFileSync } from 'node:fs';
process.on('message', (m) => {
  if (m.kind === 'query' && !existsSync(${JSON.stringify(flag)})) { writeFileSync(${JSON.stringify(flag)}, ''); process.kill(process.pid, 'SIGSEGV'); }
  else process.send({ id: m.id, value: { columns: ['a'], rows: [[1]] } });
});`,
    );
    const engine = await testEngine(folder, { worker: { command: process.execPath, args: [frail] } });
    expect(await problemsOf(engine.query('SELECT 1', []))).toMatchObject([
      { reason: 'engine-crashed', message: expect.stringContaining('SIGSEGV') },
    ]);
    expect((await engine.query('SELECT 1', [])).rows).toEqual([[1]]);
  });

  it('says when memory runs out, in the engine or in Node', async () => {
    const small = await testEngine(folder, { memoryLimit: 64 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
    const reason = await reasonOf(small.query('SELECT list(range::VARCHAR) FROM range(10000000)', []));
    expect(['engine-out-of-memory', 'engine-disk-full']).toContain(reason);
    const hungry = join(folder, 'hungry.mjs');
    writeFileSync(
      hungry,
      `process.on('message', (m) => {
  if (m.kind === 'start') { process.send({ id: m.id, value: null }); return; }
  const kept = []; for (;;) kept.push(new Array(100000).fill({ a: Math.random() }));
});`,
    );
    const args = ['--max-old-space-size=30', hungry];
    const heap = await testEngine(folder, { worker: { command: process.execPath, args } });
    expect(await reasonOf(heap.query('SELECT 1', []))).toBe('engine-out-of-memory');
  });

  it('says when its temporary space is used up', async () => {
    const small = await testEngine(folder, { memoryLimit: 128 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
    const sql = 'SELECT range, hash(range) AS h, hash(range + 1) AS i FROM range(12000000) ORDER BY h';
    expect(await reasonOf(small.write(sql, [], join(folder, 'sorted.parquet')))).toBe('engine-disk-full');
    expect(existsSync(join(folder, 'sorted.parquet'))).toBe(false);
  });

  it('is ended by an abort, at once and for good', async () => {
    const controller = new AbortController();
    const engine = await testEngine(folder, { signal: controller.signal });
    const running = reasonOf(engine.query(endless, []));
    const waiting = reasonOf(engine.query('SELECT 1', []));
    setTimeout(() => controller.abort(), 200);
    expect(await running).toBe('engine-cancelled');
    expect(await waiting).toBe('engine-cancelled');
    expect(await reasonOf(engine.query('SELECT 1', []))).toBe('engine-cancelled');
  });

  it('ends when whoever started it is killed, also in the middle of a query', async () => {
    const home = join(folder, 'orphan');
    mkdirSync(join(home, 'worker-1'), { recursive: true });
    const parent = join(folder, 'parent.mjs');
    const module = join(import.meta.dirname, '..', '..', 'src', 'data', 'engines', 'duckdb-worker-process.ts');
    writeFileSync(
      parent,
      `import { defaultWorker, startWorker } from ${JSON.stringify(module)};
const worker = startWorker(defaultWorker(), { home: ${JSON.stringify(home)}, memoryLimit: 2 ** 28 });
const settings = { memoryLimit: 2 ** 29, threads: 2, scratch: ${JSON.stringify(join(home, 'worker-1'))}, scratchLimit: 2 ** 30 };
await worker.ask({ kind: 'start', id: 0, settings });
const select = { sql: ${JSON.stringify(endless)}, tables: [], parameters: [] };
void worker.ask({ kind: 'query', id: 1, select });
// Only when the engine has it, its threads are busy.
setTimeout(() => process.send(worker.pid), 500);`,
    );
    const child = fork(parent, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const pid = await new Promise<number>((resolve) => child.once('message', (said) => resolve(Number(said))));
    expect(isRunning(pid)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000, interval: 100 });
    expect(existsSync(home)).toBe(false);
  });

  it('sees no variable of ours but those that it needs, and leaves nothing behind', async () => {
    const nosy = join(folder, 'nosy.mjs');
    writeFileSync(nosy, `process.on('message', (m) => process.send({ id: m.id, value: Object.keys(process.env) }));`);
    const home = join(folder, 'home');
    mkdirSync(home);
    process.env['GITHUB_TOKEN'] = 'ghs_secret';
    const engine = await openDuckdb({ tempFolder: home, worker: { command: process.execPath, args: [nosy] } });
    const names: unknown = await engine.query('SELECT 1', []);
    delete process.env['GITHUB_TOKEN'];
    const allowed = [
      'HOME',
      'TMPDIR',
      'TZ',
      'LC_ALL',
      'PATH',
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
      'LD_LIBRARY_PATH',
      'MLOPS_DUCKDB',
    ];
    expect(Array.isArray(names) && names.filter((name) => !allowed.includes(name))).toEqual([]);
    await engine.close();
    expect(readdirSync(home)).toEqual([]);
  });

  it('says where the library is missing', async () => {
    process.env['MLOPS_DUCKDB'] = join(folder, 'nowhere');
    expect(await problemsOf(openDuckdb({ tempFolder: folder }))).toMatchObject([
      { reason: 'engine-missing', message: expect.stringContaining('nowhere') },
    ]);
    process.env['MLOPS_DUCKDB'] = join(import.meta.dirname, '..', '..');
    const found = await testEngine(folder);
    delete process.env['MLOPS_DUCKDB'];
    expect((await found.query('SELECT 1', [])).rows).toEqual([[1]]);
  });
});
