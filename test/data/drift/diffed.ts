import { diffSketches } from '../../../src/data/index.ts';
import type { ColumnDiff, DataDiff } from '../../../src/data/types.ts';
import type { Column, DriftLimit } from '../../../src/project/types.ts';
import { datasetOf, sketchOf } from '../sketch/made.ts';
import { normal, sample } from './draws.ts';

export const many = 20_000;
export const gauss = (mean: number, deviation: number, rows: number, seed: number): number[] =>
  sample((r) => mean + deviation * normal(r), rows, seed);
export const codes = (share: number, rows = many): string[] =>
  Array.from({ length: rows }, (_, k) => (k < share * rows ? 'JFK' : 'LGA'));
export const limits = (found: Partial<Record<string, number>>): DriftLimit => ({ kind: 'limits', limits: found });

export type Values = Parameters<typeof sketchOf>[0];

export function diff(
  base: Values,
  head: Values,
  more: Parameters<typeof datasetOf>[0] = {},
  ruled: Record<string, DriftLimit> = {},
): DataDiff {
  return diffSketches(sketchOf(base), sketchOf(head), datasetOf(more, ruled));
}

export function only(found: DataDiff): ColumnDiff {
  const [first, ...others] = found.columns;
  if (first === undefined || others.length > 0) throw new Error(`${found.columns.length} columns`);
  return first;
}

export const contract = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  unique: false,
  required: true,
  absent: false,
  sensitive: false,
  level: 'fail',
  path: [],
  ...more,
});
