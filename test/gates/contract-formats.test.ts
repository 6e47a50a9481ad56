import { describe, expect, it } from 'vitest';
import { strictestDataset } from '../../src/gates/policy/contract.ts';
import type { Column, DataFormat, Dataset, DatasetFormat } from '../../src/project/types.ts';
import { plain } from './contracts.ts';

describe('a format', () => {
  const csv = (nulls: readonly string[], header = true): DataFormat => ({
    kind: 'csv',
    header,
    delimiter: ',',
    quote: '"',
    nulls,
  });
  const format = (base: DatasetFormat, head: DatasetFormat): DatasetFormat =>
    strictestDataset(plain({ format: base }), plain({ format: head })).format;

  it('is how the head writes it; what stands for null, and that it is looked into, is the base’s', () => {
    expect(format(csv(['']), { ...csv(['', 'NA']), delimiter: ';' } as DataFormat)).toEqual({
      ...csv(['']),
      delimiter: ';',
    });
    expect(format(csv(['', 'NA']), csv(['']))).toEqual(csv(['', 'NA']));
    expect(format(csv(['a', 'b']), csv(['b', 'a']))).toEqual(csv(['b', 'a']));
    expect(format(csv(['']), { kind: 'files' })).toEqual(csv(['']));
    expect(format({ kind: 'files' }, csv(['x']))).toEqual(csv(['x']));
    expect(format({ kind: 'parquet' }, csv(['x']))).toEqual(csv(['x']));
  });

  it('without a header names the columns by their place as the head does', () => {
    const side = (names: readonly string[], more: Partial<Column> = {}): Dataset => {
      const flags = { unique: false, required: true, absent: false, sensitive: false, level: 'fail' } as const;
      const columns = names.map(
        (name) => [name, { name, path: [name], ...flags, ...(name === 'x' ? more : {}) }] as const,
      );
      return plain({ format: csv([''], false), columns: new Map(columns) });
    };
    const fields = (base: Dataset, head: Dataset): readonly string[] => {
      const { columns, fieldNames } = strictestDataset(base, head);
      return fieldNames ?? [...columns.values()].filter((column) => !column.absent).map(({ name }) => name);
    };
    expect(fields(side(['a', 'b']), side(['a', 'new', 'b']))).toEqual(['a', 'new', 'b']);
    expect(fields(side(['a', 'b', 'c']), side(['b', 'c']))).toEqual(['b', 'c', 'a']);
    expect(fields(side(['a', 'x', 'b'], { absent: true }), side(['a', 'x', 'b']))).toEqual(['a', 'x', 'b']);
    expect(fields(side(['a', 'x', 'b']), side(['a', 'x', 'b'], { absent: true }))).toEqual(['a', 'b', 'x']);
    const same = side(['a', 'x'], { absent: true });
    expect(strictestDataset(same, same)).toEqual(same);
  });
});
