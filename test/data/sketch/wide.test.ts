import { describe, expect, it } from 'vitest';
import type { DataEngine } from '../../../src/data/engines/port.ts';
import { sketchDataset } from '../../../src/data/index.ts';
import { column, versionOf } from '../datasets.ts';
import { scratch, testEngine, written } from '../engine.ts';

const folder = scratch();
const engine = await testEngine(folder);

/** Columns of all kinds, `count` of them. */
function table(file: string, count: number) {
  const cells = (row: number) =>
    Array.from({ length: count }, (_, at) => [`t${row}`, row * at, row / (at + 1), row === 1 ? '' : 'true'][at % 4]);
  const lines = [Array.from({ length: count }, (_, at) => `c${at}`), cells(1), cells(2), cells(3)];
  return written(folder, file, `${lines.map((line) => line.join(',')).join('\n')}\n`);
}

describe('a wide table', () => {
  it('is sketched as a narrow one is, and few questions pay for all of its columns', async () => {
    let ofAll = 0;
    const counting: DataEngine = {
      ...engine,
      query: (sql, tables, ...rest) => {
        if (tables.some(({ only }) => only === undefined)) ofAll += 1;
        return engine.query(sql, tables, ...rest);
      },
      columns: (sql, tables, ...rest) => {
        if (tables.some(({ only }) => only === undefined)) ofAll += 1;
        return engine.columns(sql, tables, ...rest);
      },
    };
    const hidden = [column('c8', { sensitive: true })];
    const wide = await sketchDataset(counting, versionOf(table('wide.csv', 100), hidden));
    const narrow = await sketchDataset(engine, versionOf(table('narrow.csv', 90), hidden));
    expect(ofAll).toBe(0);
    expect(wide.columns).toHaveLength(100);
    const names = new Set(narrow.columns.map(({ name }) => name));
    expect(wide.columns.filter(({ name }) => names.has(name))).toEqual(narrow.columns);
  });

  it('has only the columns that were asked for', async () => {
    const source = { ...table('some.csv', 10), only: ['c2', 'c5'] };
    expect((await engine.query('SELECT * FROM t', [source])).columns).toEqual(['c2', 'c5']);
    await expect(engine.query('SELECT c3 FROM t', [source])).rejects.toMatchObject({ ends: 'unknown' });
  });
});
