import { strictestDataset } from '../../src/gates/policy/contract.ts';
import type { Column, Dataset } from '../../src/project/types.ts';

export const plain = (more: Partial<Dataset> = {}): Dataset => ({
  name: 'd',
  source: 'd.csv',
  format: { kind: 'parquet' },
  key: [],
  rows: {},
  extraColumns: 'warn',
  columns: new Map(),
  checks: [],
  drift: { against: 'base', columns: new Map() },
  implicit: false,
  path: ['datasets', 'd'],
  ...more,
});

export const withColumn = (more: Partial<Column>): Dataset => {
  const flags = { unique: false, required: true, absent: false, sensitive: false, level: 'fail' } as const;
  return plain({ columns: new Map([['x', { name: 'x', path: ['x'], ...flags, ...more }]]) });
};

export const merged = (base: Partial<Column>, head: Partial<Column>): Column | undefined =>
  strictestDataset(withColumn(base), withColumn(head)).columns.get('x');
