import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { parseSketch, type Sketch, sketchDataset, sketchText } from '../../../src/data/index.ts';
import { rowsOf } from '../../../src/data/sketch/cells.ts';
import type { DatasetVersion } from '../../../src/data/types.ts';
import type { Column, Dataset } from '../../../src/project/types.ts';
import { csv, reasonOf, scratch, testEngine, written } from '../engine.ts';
import { cellsOf, datasetOf } from './made.ts';

const folder = scratch();
const engine = await testEngine(folder);
const seed = written(folder, 'seed.csv', 'a\n1\n');

function version(files: readonly string[], dataset: Partial<Dataset> = {}): DatasetVersion {
  const bytes = files.map((local) => ({ path: local, local, bytes: statSync(local).size }));
  return { dataset: datasetOf(dataset), digest: 'd1', files: bytes };
}

async function made(name: string, select: string, by: DataEngine = engine): Promise<string> {
  const path = join(folder, name);
  await by.write(select, [seed], path);
  return path;
}

const column = (sketch: Sketch, name: string): Sketch['columns'][number] => {
  const found = sketch.columns.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

const columns = `i AS id, exp(((i * 7919) % 10007) / 1500.0) AS price, CASE WHEN i % 20 = 0 THEN NULL ELSE i % 7 END AS code,
  CASE WHEN i % 3 = 0 THEN CAST(i % 2 AS DOUBLE) END AS flag, 'k' || hash(i) AS event, 'm' || (i % 400) AS merchant,
  CASE WHEN i % 50 < 2 THEN NULL WHEN i % 50 < 30 THEN 'JFK' ELSE 'LGA' END AS origin, i % 3 = 0 AS late,
  DATE '2013-01-01' + CAST(i % 90 AS INTEGER) AS day, TIMESTAMP '2013-01-01' + to_seconds(i) AS at,
  CASE WHEN i = 5 THEN 1e12 WHEN i % 11 = 0 THEN 'nan'::DOUBLE WHEN i = 8 THEN 'infinity'::DOUBLE ELSE (i % 1000) / 8.0 END AS odd,
  [i] AS list`;
const rows = 25_000;
const whole = await made('whole.parquet', `SELECT ${columns} FROM range(${rows}) r(i)`);
const sketch = await sketchDataset(engine, version([whole]));

describe('sketchDataset', () => {
  it('counts every row of every column once', () => {
    expect(sketch.rows).toBe(rows);
    for (const each of sketch.columns) {
      const { content } = each;
      const special = each.nulls + each.nan + each.plusInfinity + each.minusInfinity;
      if (content.kind === 'numbers') expect(special + rowsOf(content.cells), each.name).toBe(rows);
      if (content.kind !== 'values') continue;
      expect(special + content.rest + content.values.reduce((sum, [, n]) => sum + n, 0), each.name).toBe(rows);
    }
  });

  it('has the cells that the law gives, found by the engine in one or more passes', () => {
    const price = Array.from({ length: rows }, (_, i) => Math.exp(((i * 7919) % 10007) / 1500));
    const odd = Array.from({ length: rows }, (_, i) =>
      i === 5 ? 1e12 : i % 11 === 0 || i === 8 ? Number.NaN : (i % 1000) / 8,
    );
    expect(column(sketch, 'price').content).toMatchObject({ whole: false });
    expect(column(sketch, 'odd').content).toMatchObject({ cells: cellsOf(odd), whole: false });
    expect(column(sketch, 'id').content).toMatchObject({ cells: cellsOf(price.map((_, i) => i)), whole: true });
    expect(column(sketch, 'odd')).toMatchObject({ nan: Math.ceil(rows / 11), plusInfinity: 1, minusInfinity: 0 });
  });

  it('has the means of the finite values to nine digits', () => {
    const price = Array.from({ length: rows }, (_, i) => Math.exp(((i * 7919) % 10007) / 1500));
    const mean = price.reduce((sum, one) => sum + one, 0) / rows;
    const meanOf = (name: string) => {
      const { content } = column(sketch, name);
      return content.kind === 'numbers' ? content.mean : undefined;
    };
    expect(Math.abs((meanOf('price') ?? 0) / mean - 1)).toBeLessThan(1e-9);
    expect(meanOf('id')).toBe((rows - 1) / 2);
    expect(meanOf('day')).toBeCloseTo(15706 + price.reduce((sum, _, i) => sum + (i % 90), 0) / rows, 6);
    expect(meanOf('odd')).toBeGreaterThan(1e12 / rows);
  });

  it('sees whole numbers that are stored as floats', () => {
    expect(column(sketch, 'flag').content).toMatchObject({
      whole: true,
      cells: { exponent: 0, runs: [[0, [4167, 4167]]] },
    });
  });

  it('lists all of few values, the frequent ones of many, none of an identifier', () => {
    expect(column(sketch, 'origin')).toMatchObject({ nulls: 1000, content: { unlisted: 0, rest: 0 } });
    expect(column(sketch, 'origin').content).toMatchObject({
      values: [
        ['JFK', 14_000],
        ['LGA', 10_000],
      ],
    });
    expect(column(sketch, 'late').content).toMatchObject({
      values: [
        ['false', 16_666],
        ['true', 8334],
      ],
    });
    const merchant = column(sketch, 'merchant').content;
    expect(merchant.kind === 'values' && merchant.values.length).toBe(256);
    expect(column(sketch, 'event').content).toMatchObject({ values: [], rest: rows, unlisted: 24 });
    expect(column(sketch, 'list').content).toEqual({ kind: 'counts' });
  });

  it('counts dates in days and timestamps in microseconds', () => {
    const day = Array.from({ length: rows }, (_, i) => 15_706 + (i % 90));
    const at = Array.from({ length: rows }, (_, i) => (1_356_998_400 + i) * 1e6);
    expect(column(sketch, 'day').content).toMatchObject({ unit: 'day', cells: cellsOf(day) });
    expect(column(sketch, 'at').content).toMatchObject({ unit: 'microsecond', cells: cellsOf(at) });
  });

  it('gives the same bytes for one thread, another order and another split into files', async () => {
    const one = await testEngine(folder, { threads: 1 });
    const text = sketchText(sketch);
    expect(sketchText(await sketchDataset(one, version([whole])))).toBe(text);
    const parts = await Promise.all(
      [0, 1, 2].map((part) =>
        made(
          `part-${part}.parquet`,
          `SELECT ${columns} FROM range(${rows}) r(i) WHERE i % 3 = ${part} ORDER BY hash(i)`,
        ),
      ),
    );
    expect(sketchText(await sketchDataset(engine, version(parts)))).toBe(text);
  });

  it('finds a frequent value among very many different ones', async () => {
    const path = await made(
      'frequent.parquet',
      `SELECT CASE WHEN i % 500 = 3 THEN 'often' ELSE 'v' || i END AS v FROM range(30000) r(i)`,
    );
    const { content } = column(await sketchDataset(engine, version([path])), 'v');
    expect(content).toMatchObject({ values: [['often', 60]], rest: 29_940, unlisted: 29 });
  });

  it('counts NaN of files whose statistics leave it out', async () => {
    const reference = join(import.meta.dirname, '..', 'references', 'nan.parquet');
    const found = column(await sketchDataset(engine, version([reference])), 'x');
    expect(found).toMatchObject({ rows: 2000, nan: 100 });
  });

  it('keeps no value of a sensitive column', async () => {
    const hide = (name: string): [string, Column] => [
      name,
      { name, unique: false, required: true, absent: false, sensitive: true, level: 'fail', path: [] },
    ];
    const hidden = new Map(['origin', 'price', 'odd'].map(hide));
    const found = await sketchDataset(engine, version([whole], { columns: hidden }));
    expect(column(found, 'origin').content).toMatchObject({ kind: 'lengths', lengths: { runs: [[3, [24_000]]] } });
    expect(column(found, 'price').content).toEqual({ kind: 'counts' });
    expect(column(found, 'odd')).toMatchObject({
      nan: Math.ceil(rows / 11),
      plusInfinity: 1,
      content: { kind: 'counts' },
    });
    expect(sketchText(found)).not.toContain('JFK');
  });

  it('reads text files and empty tables as well', async () => {
    const text = written(folder, 't.csv', 'a,b\n1,x\n,y\n', csv).files;
    const found = await sketchDataset(engine, version(text, { format: csv }));
    expect(column(found, 'a')).toMatchObject({ rows: 2, nulls: 1 });
    const empty = await made(
      'empty.parquet',
      "SELECT 1 AS n, 1.5::DOUBLE AS x, DATE '2020-01-01' AS d, 'a' AS s FROM range(0)",
    );
    const none = await sketchDataset(engine, version([empty]));
    expect(none.columns.map((each) => each.rows)).toEqual([0, 0, 0, 0]);
  });

  it('counts infinite dates apart', async () => {
    const path = await made(
      'dates.parquet',
      `SELECT unnest([DATE 'infinity', DATE '-infinity', NULL, DATE '1970-01-03']) AS d,
      unnest([TIMESTAMP 'infinity', NULL, TIMESTAMP '1970-01-01 00:00:01', NULL]) AS t`,
    );
    const found = await sketchDataset(engine, version([path]));
    expect(column(found, 'd')).toMatchObject({
      plusInfinity: 1,
      minusInfinity: 1,
      nulls: 1,
      content: { cells: { runs: [[2, [1]]] } },
    });
    expect(column(found, 't')).toMatchObject({ plusInfinity: 1, nulls: 2, content: { cells: cellsOf([1_000_000]) } });
  });

  it('does not look into format files', async () => {
    const found = await sketchDataset(engine, version([seed.files[0] ?? ''], { format: { kind: 'files' } }));
    expect(found).toMatchObject({ rows: 0, files: { count: 1, bytes: 4, sizes: [[3, 1]] }, columns: [] });
  });
});

describe('text of a sketch', () => {
  it('is canonical and reads back', () => {
    expect(parseSketch(sketchText(sketch))).toEqual(sketch);
    expect(sketchText(sketch).length).toBeLessThan(40_000);
  });

  it('refuses newer versions, damage and other documents', async () => {
    const reason = (text: string) => reasonOf(Promise.resolve().then(() => parseSketch(text)));
    expect(await reason('{"schemaVersion":2}')).toBe('newer-sketch');
    expect(await reason('{"schemaVersion":1,"rows":-1}')).toBe('bad-sketch');
    expect(await reason('{')).toBe('bad-sketch');
    expect(await reason('[]')).toBe('bad-sketch');
  });
});
