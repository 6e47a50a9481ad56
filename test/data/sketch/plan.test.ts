import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { sketchDataset, sketchText } from '../../../src/data/index.ts';
import { scratch, testEngine, written } from '../engine.ts';
import { datasetOf } from './made.ts';

const folder = scratch();
const engine = await testEngine(folder);
const seed = written(folder, 'seed.csv', 'a\n1\n');
const rows = 45_000;

async function versionOf(file: string, column: string, order: string) {
  const path = join(folder, file);
  const sql = `SELECT x, i % 3 = 0 AS flag FROM (SELECT i, ${column} AS x FROM range(${rows}) r(i)) ORDER BY ${order}`;
  await engine.write(sql, [seed], path);
  return { dataset: datasetOf({}), digest: 'd', files: [{ path, local: path, bytes: statSync(path).size }] };
}

/** Columns whose first rows, range or magnitude lead one plan or another astray. */
const columns: readonly (readonly [name: string, sql: string])[] = [
  ['ordinary', 'ln(1.0 + i)::DOUBLE'],
  ['with outliers', 'CASE WHEN i % 9000 = 1 THEN i * 1e9 ELSE sin(i) END::DOUBLE'],
  ['with values beyond all integers', 'CASE WHEN i % 15000 = 2 THEN -1e300 ELSE sin(i) END::DOUBLE'],
  [
    'with NaN and infinities',
    "CASE i % 1000 WHEN 1 THEN 'nan' WHEN 2 THEN 'inf' WHEN 3 THEN '-inf' ELSE i::VARCHAR END::DOUBLE",
  ],
  ['with one far value at the end', 'CASE WHEN i = 44999 THEN 1e10 ELSE sin(i) END::DOUBLE'],
  ['with one value at the end that has no mean', 'CASE WHEN i = 44999 THEN 1e300 ELSE sin(i) END::DOUBLE'],
  ['far from zero', '1e15 + (i % 1000)::DOUBLE'],
  ['with nulls', 'CASE WHEN i % 7 > 0 THEN sqrt(i) END::REAL'],
  ['of whole numbers', '(i % 50)::DOUBLE'],
  ['of few integers, some null', 'CASE WHEN i % 5 > 0 THEN i % 900 - 450 END::INTEGER'],
  ['of integers around zero', '(i * 977 - 20000000)::BIGINT'],
  ['of integers beyond doubles', '9007199254740993 + i * 1000000007'],
  ['of times', "TIMESTAMP '2024-01-01' + to_seconds(i * 61)"],
  [
    'of times with infinite ones',
    "CASE WHEN i % 900 = 5 THEN TIMESTAMP 'infinity' ELSE TIMESTAMP '1960-01-01' + to_days((i % 9000)::INTEGER) END",
  ],
  ['of few days', "DATE '1969-12-01' + (i % 60)::INTEGER"],
];

describe('the plan of a sketch', () => {
  it.each(columns)('does not change its bytes: a column %s', async (name, sql) => {
    const texts: string[] = [];
    for (const order of ['i', 'x, i', 'x DESC, i', 'hash(i)']) {
      texts.push(sketchText(await sketchDataset(engine, await versionOf(`${name}.parquet`, sql, order))));
    }
    expect(new Set(texts).size).toBe(1);
  });

  it('has the exact mean, whichever pass has taken it', async () => {
    for (const order of ['i', 'x DESC']) {
      const { columns: found } = await sketchDataset(engine, await versionOf('mean.parquet', '(i * i)::DOUBLE', order));
      const mean = ((rows - 1) * (2 * rows - 1)) / 6;
      expect(found.find(({ name }) => name === 'x')).toMatchObject({ content: { mean } });
    }
  });

  it('reads each column once where the first rows are like the others', async () => {
    const asked: string[] = [];
    const counting: DataEngine = {
      ...engine,
      query: (sql, ...rest) => {
        asked.push(sql);
        return engine.query(sql, ...rest);
      },
      columns: (sql, ...rest) => {
        asked.push(sql);
        return engine.columns(sql, ...rest);
      },
    };
    await sketchDataset(counting, await versionOf('once.parquet', 'sin(i)::DOUBLE', 'hash(i)'));
    // Neither ranges (from the statistics of the file) nor first rows are passes.
    const passes = asked.filter((sql) => sql.includes('GROUP BY'));
    expect(passes).toHaveLength(2);
    expect(asked.filter((sql) => !sql.includes('LIMIT 20000'))).toHaveLength(3);
  });
});
