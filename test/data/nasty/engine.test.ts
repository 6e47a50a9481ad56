import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { checkDataset, sketchDataset } from '../../../src/data/index.ts';
import { column, versionOf } from '../datasets.ts';
import { reasonOf, scratch, testEngine, written } from '../engine.ts';
import { workers } from './workers.ts';

const folder = scratch();
const endless = 'SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 8';

/** Does something beside the third question that an engine is asked. */
function meanwhile(engine: DataEngine, act: () => void): DataEngine {
  let asked = 0;
  return {
    ...engine,
    query: (...given) => {
      asked += 1;
      if (asked === 2) act();
      return engine.query(...given);
    },
  };
}

describe('while it is read', () => {
  const rows = (from: number) => `a,b\n${Array.from({ length: 100 }, (_, at) => `${from + at},x`).join('\n')}\n`;

  it('a file that changes gives no report, and none of half of it', async () => {
    const engine = await testEngine(folder);
    const table = written(folder, 'changing.csv', rows(0));
    const version = versionOf(table, [column('a', { unique: true }), column('b')]);
    const act = () => writeFileSync(table.files[0] ?? '', rows(1000));
    expect(await reasonOf(sketchDataset(meanwhile(engine, act), version))).toBe('data-file-changed');
    const replaced = written(folder, 'replaced.csv', rows(0));
    const other = replaced.files[0] ?? '';
    const gone = versionOf(replaced, [column('a'), column('b')]);
    const checks = {
      ...engine,
      describe: async (...given: Parameters<DataEngine['describe']>) => {
        const shape = await engine.describe(...given);
        writeFileSync(other, rows(5));
        return shape;
      },
    };
    expect(await reasonOf(checkDataset(checks, gone))).toBe('data-file-changed');
    rmSync(other);
    expect((await checkDataset(engine, gone)).checks[0]).toMatchObject({ reason: 'missing-data-file' });
    // A file that has come to rest is read like any other.
    expect((await checkDataset(engine, version)).rows).toBe(100);
  });

  it.runIf(process.platform === 'linux')(
    'an engine that is killed says so, and the next question is answered',
    async () => {
      const before = workers();
      const engine = await testEngine(folder);
      const running = reasonOf(engine.query(endless, []));
      const [own] = workers().filter((pid) => !before.includes(pid));
      setTimeout(() => process.kill(own ?? 0, 'SIGKILL'), 300);
      expect(await running).toBe('engine-crashed');
      expect((await engine.query('SELECT 1', [])).rows).toEqual([[1]]);
    },
  );

  it('memory that runs out is no answer, and the next question is answered', async () => {
    const small = await testEngine(folder, { memoryLimit: 64 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
    const reason = await reasonOf(
      small.query('SELECT max(list) FROM (SELECT list(range::VARCHAR) AS list FROM range(9000000))', []),
    );
    expect(['engine-out-of-memory', 'engine-disk-full']).toContain(reason);
    expect((await small.query('SELECT 1', [])).rows).toEqual([[1]]);
  });

  it('an answer larger than the heap of the process is no answer, and the next question is answered', async () => {
    const small = await testEngine(folder, { memoryLimit: 512 * 2 ** 20 });
    const sql = 'SELECT range::VARCHAR, (range + 1)::VARCHAR FROM range(6000000)';
    expect(await reasonOf(small.query(sql, []))).toBe('engine-out-of-memory');
    expect((await small.query('SELECT 1', [])).rows).toEqual([[1]]);
  });

  it('temporary disk that runs out is no answer, and the next question is answered', async () => {
    const small = await testEngine(folder, { memoryLimit: 128 * 2 ** 20, tempLimit: 64 * 2 ** 20 });
    const sql =
      'SELECT count(*) FROM (SELECT hash(range) AS h FROM range(12000000) GROUP BY hash(range), hash(range + 1))';
    expect(await reasonOf(small.query(sql, []))).toBe('engine-disk-full');
    expect((await small.query('SELECT 1', [])).rows).toEqual([[1]]);
  });
});
