import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDataset, sketchDataset } from '../../src/data/index.ts';
import type { Amount } from '../../src/support/amount.ts';
import { column, versionOf } from './datasets.ts';
import { parquet, scratch, testEngine } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const file = join(folder, 'long.parquet');
await engine.write('SELECT range AS a, sha256(range::VARCHAR) AS s FROM range(1500000)', [], file);
const version = versionOf({ name: 't', files: [file], format: parquet }, [
  column('a', { unique: true }),
  column('s', { unique: true }),
]);

it('a query that runs on tells how much of its rows it has seen', async () => {
  const shares: number[] = [];
  const table = { name: 't', files: [file], format: parquet };
  const sql = 'SELECT max(sha256(sha256(sha256(s)))), count(DISTINCT s) FROM t';
  await engine.query(sql, [table], [], { onShare: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(0);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(Math.max(...shares)).toBeGreaterThan(0);
});

it('checks tell rows while they count, then how many are answered', async () => {
  const told: (Amount | undefined)[] = [];
  const halfway: typeof engine = {
    ...engine,
    query: (sql, tables, parameters, limits) => {
      limits?.onShare?.(0.5);
      return engine.query(sql, tables, parameters, limits);
    },
  };
  await checkDataset(halfway, version, { tell: (amount) => told.push(amount) });
  const rows = told.filter((amount) => amount?.unit === 'rows');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]).toEqual({ unit: 'rows', done: 750_000, of: 1_500_000, what: 'read' });
  expect(told.at(-2)).toMatchObject({ unit: 'checks' });
  expect(told.at(-1)).toBeUndefined();
});

it('a sketch tells values, rows × columns, which never become fewer', async () => {
  const told: (Amount | undefined)[] = [];
  await sketchDataset(engine, version, (amount) => told.push(amount));
  const done = told.flatMap((amount) => (amount === undefined ? [] : [amount.done]));
  expect(told[0]).toMatchObject({ unit: 'values', of: 3_000_000, what: 'counted' });
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBeGreaterThanOrEqual(1_500_000);
  expect(done.at(-1)).toBeLessThanOrEqual(3_000_000);
});
