import { describe, expect, it } from 'vitest';
import { comparableEntry, sketchKey } from '../../../src/data/index.ts';
import type { Column, DataFormat, Dataset } from '../../../src/project/types.ts';
import { column } from '../datasets.ts';
import { datasetOf } from './made.ts';

const csv = { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] } as const;
const formats: Readonly<Record<string, DataFormat>> = {
  parquet: { kind: 'parquet' },
  json: { kind: 'json' },
  files: { kind: 'files' },
  csv,
  semicolons: { ...csv, delimiter: ';' },
  quotes: { ...csv, quote: "'" },
  headless: { ...csv, header: false },
  nulls: { ...csv, nulls: ['', 'NA'] },
};
const entry = (format: DataFormat, columns: readonly Column[] = [], more: Partial<Dataset> = {}): Dataset =>
  datasetOf({ format, columns: new Map(columns.map((one) => [one.name, one])), ...more });

describe('the key of a sketch', () => {
  it('is another for other data and for each way of writing and reading files', () => {
    const keys = Object.values(formats).map((format) => sketchKey('d1', entry(format)));
    expect(new Set([...keys, sketchKey('d2', entry(csv))]).size).toBe(keys.length + 1);
  });

  it('depends on declared types where files have none, and on sensitive columns', () => {
    const plain = column('a');
    for (const [name, format] of Object.entries(formats)) {
      const key = (one: Column) => sketchKey('d1', entry(format, [one]));
      const untyped = name === 'parquet' || name === 'files';
      expect([name, key({ ...plain, type: 'string' }) === key(plain)]).toEqual([name, untyped]);
      expect([name, key({ ...plain, sensitive: true }) === key(plain)]).toEqual([name, name === 'files']);
    }
  });

  it('depends on the order of columns where that names them', () => {
    const [one, two] = [column('a'), column('b')];
    const same = (format: DataFormat) =>
      sketchKey('d1', entry(format, [one, two])) === sketchKey('d1', entry(format, [two, one]));
    expect([same(csv), same({ ...csv, header: false })]).toEqual([true, false]);
  });

  it('depends on no rule, no limit and no name', () => {
    const strict = entry(csv, [column('a', { nulls: { kind: 'absolute', value: 0 }, min: 1, unique: true })], {
      name: 'other',
      key: ['a'],
      rows: { min: 5 },
      drift: { against: 'none', columns: new Map() },
    });
    expect(sketchKey('d1', strict)).toBe(sketchKey('d1', entry(csv, [column('a')])));
    const nulls = (list: readonly string[]) => sketchKey('d1', entry({ ...csv, nulls: list }));
    expect(nulls(['', 'NA'])).toBe(nulls(['NA', '']));
  });
});

describe('the entry under which the base is compared', () => {
  const [open, hidden] = [column('a'), column('a', { sensitive: true })];

  it('is its own where the head reads alike or hides more', () => {
    const base = entry(csv, [open]);
    expect(comparableEntry(base, entry(csv, [column('a', { min: 1 })]))).toBe(base);
    expect(comparableEntry(base, entry(csv, [hidden]))).toBe(base);
  });

  it('is its own where its files are written in another form', () => {
    const base = entry(formats['semicolons'] ?? csv, [open]);
    expect(comparableEntry(base, entry(csv, [open]))).toBe(base);
    expect(comparableEntry(base, entry({ kind: 'parquet' }, [open]))).toBe(base);
    const unnamed = { ...csv, header: false };
    const renamed = entry(unnamed, [open]);
    expect(comparableEntry(renamed, entry(unnamed, [column('b'), open]))).toBe(renamed);
  });

  it("is the head's where cells mean something else, or the base hides more", () => {
    const base = entry(csv, [open]);
    for (const head of [entry({ ...csv, nulls: ['NA'] }, [open]), entry(csv, [column('a', { type: 'string' })])]) {
      expect(comparableEntry(base, head)).toBe(head);
    }
    const head = entry(csv, [open]);
    expect(comparableEntry(entry(csv, [hidden]), head)).toBe(head);
  });
});
