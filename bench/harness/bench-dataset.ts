import { statSync } from 'node:fs';
import type { TableSource } from '../../src/data/engines/port.ts';
import type { DatasetVersion } from '../../src/data/types.ts';

/** One Parquet file as a dataset version without a contract, keyed and timed as the made table is. */
export function benchVersion(file: string): DatasetVersion {
  return {
    dataset: {
      name: 'd',
      source: file,
      format: { kind: 'parquet' },
      key: ['row_id'],
      time: 'ts',
      rows: {},
      extraColumns: 'warn',
      columns: new Map(),
      checks: [],
      drift: { against: 'base', columns: new Map() },
      implicit: false,
      path: ['datasets', 'd'],
    },
    digest: file,
    files: [{ path: file, local: file, bytes: statSync(file).size }],
  };
}

export function benchTable(file: string): TableSource {
  return { name: 'd', files: [file], format: { kind: 'parquet' } };
}
