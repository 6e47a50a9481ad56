import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sketchDataset } from '../../../src/data/index.ts';
import { scratch, testEngine, written } from '../engine.ts';
import { cellsOf, datasetOf } from './made.ts';

const folder = scratch();
const engine = await testEngine(folder);
const seed = written(folder, 'seed.csv', 'a\n1\n');
const rows = 24_000;
const glimpse = 20_000;

/** The first rows are those that the sketch looks at before it counts; the others are something else entirely. */
const cases: readonly (readonly [name: string, later: string, value: (i: number) => number])[] = [
  ['far wider', 'i * 1e9', (i) => i * 1e9],
  ['one value beyond what the first scale can hold', 'CASE WHEN i = 23999 THEN 1e308 ELSE 0.5 END', last(1e308)],
  ['one value beyond exact indices', 'CASE WHEN i = 23999 THEN -1e20 ELSE 0.5 END', last(-1e20)],
  ['far narrower', '0.5 + i / 1e12', (i) => 0.5 + i / 1e12],
];

function last(value: number): (i: number) => number {
  return (i) => (i === rows - 1 ? value : 0.5);
}

it.each(cases)('cells do not depend on the first rows: the others are %s', async (_, later, value) => {
  const early = (i: number): number => 0.25 + (i % 7) / 64;
  const path = join(folder, 'made.parquet');
  const sql = `SELECT CASE WHEN i < ${glimpse} THEN 0.25 + (i % 7) / 64.0 ELSE CAST(${later} AS DOUBLE) END::DOUBLE AS x FROM range(${rows}) r(i)`;
  await engine.write(sql, [seed], path);
  const files = [{ path, local: path, bytes: statSync(path).size }];
  const { columns } = await sketchDataset(engine, { dataset: datasetOf({}), digest: 'd', files });
  const values = Array.from({ length: rows }, (_, i) => (i < glimpse ? early(i) : value(i)));
  expect(columns[0]?.content).toMatchObject({ cells: cellsOf(values) });
  expect(columns[0]).toMatchObject({ nan: 0, plusInfinity: 0, minusInfinity: 0 });
});

it('infinities and numbers after first rows without a number are told apart', async () => {
  const path = join(folder, 'late.parquet');
  const later = "CASE i % 4 WHEN 0 THEN 'infinity' WHEN 1 THEN '-infinity' WHEN 2 THEN 'nan' ELSE '1e300' END";
  await engine.write(
    `SELECT CASE WHEN i >= ${glimpse} THEN CAST(${later} AS DOUBLE) END AS x FROM range(${rows}) r(i)`,
    [seed],
    path,
  );
  const files = [{ path, local: path, bytes: statSync(path).size }];
  const { columns } = await sketchDataset(engine, { dataset: datasetOf({}), digest: 'd', files });
  expect(columns[0]).toMatchObject({ nulls: glimpse, nan: 1000, plusInfinity: 1000, minusInfinity: 1000 });
  expect(columns[0]?.content).toMatchObject({ cells: cellsOf(Array.from({ length: 1000 }, () => 1e300)) });
});
