import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableSource } from '../../src/data/engines/port.ts';
import { parquet, problemsOf, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const reference = join(import.meta.dirname, 'references', 'nan.parquet');
const table: TableSource = { name: 't', files: [reference], format: parquet };

describe('Parquet written by pyarrow', () => {
  it('finds NaN although the row-group statistics leave it out', async () => {
    const { rows } = await engine.query(
      `SELECT count(*) FILTER (WHERE isnan(x)), count(*) FILTER (WHERE x > 1), count(*) FILTER (WHERE NOT isfinite(x)),
         (SELECT count(*) FROM t WHERE x > 1), (SELECT count(*) FROM t WHERE NOT x BETWEEN 0 AND 1) FROM t`,
      [table],
    );
    // NaN sorts above every number, so it is part of x > 1: 100 NaN and 3 infinities; plus 2 negative infinities.
    expect(rows).toEqual([[100, 103, 105, 103, 105]]);
  });

  it('numbers rows and files', async () => {
    const { rows } = await engine.query('SELECT id, "#file", "#row" FROM "t#rows" WHERE id IN (0, 1999) ORDER BY id', [
      table,
    ]);
    expect(rows).toEqual([
      [0, 0, 1],
      [1999, 0, 2000],
    ]);
  });
});

describe('Parquet that is broken', () => {
  const bytes = readFileSync(reference);

  it('is refused by name where it is cut off, no Parquet, or empty', async () => {
    const cut = written(folder, 'cut.parquet', bytes.subarray(0, bytes.length - 100), parquet);
    expect(await problemsOf(engine.describe(cut))).toMatchObject([
      { reason: 'unreadable-data-file', message: expect.stringContaining('cut.parquet') },
    ]);
    const text = written(folder, 'text.parquet', 'a,b\n1,2\n', parquet);
    expect(await reasonOf(engine.describe(text))).toBe('unreadable-data-file');
    expect(await reasonOf(engine.describe(written(folder, 'none.parquet', '', parquet)))).toBe('empty-data-file');
  });

  it('is an error, not fewer rows, where only the pages are damaged', async () => {
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 20, 400);
    const broken = written(folder, 'pages.parquet', damaged, parquet);
    expect(await reasonOf(engine.query('SELECT sum(id), max(x), max(city) FROM t', [broken]))).toBe(
      'unreadable-data-file',
    );
  });

  it('names all damaged files at once', async () => {
    const files = ['a', 'b'].flatMap((name) => written(folder, `${name}.parquet`, 'no', parquet).files);
    expect(await problemsOf(engine.describe({ ...table, files: [...files, reference] }))).toHaveLength(2);
  });
});

describe('files of one dataset with different columns', () => {
  it('are united by name, and said', async () => {
    const [one, two] = [join(folder, 'one.parquet'), join(folder, 'two.parquet')];
    await engine.write('SELECT id, x FROM t', [table], one);
    await engine.write('SELECT x, id::VARCHAR AS id, city FROM t', [table], two);
    const both = { ...table, files: [one, two] };
    const shape = await engine.describe(both);
    expect(shape.rows).toBe(4000);
    expect(shape.columns.map((column) => column.name)).toEqual(['id', 'x', 'city']);
    expect(shape.problems.map((problem) => `${problem.column}: ${problem.reason}`)).toEqual([
      'id: files-differ',
      'city: files-differ',
    ]);
    const { rows } = await engine.query('SELECT count(x), count(city) FROM t', [both]);
    expect(rows).toEqual([[3990, 1334]]);
  });
});
