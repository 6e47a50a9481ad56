import { defined } from '../defined.ts';
import type { WrittenDataset } from '../schema/dataset.ts';
import type { Dataset, ProjectPath } from '../types.ts';
import { amountOf } from '../units.ts';
import { checkOf } from './checks.ts';
import { columnOf } from './column.ts';
import { type Context, oneOrMany, pathAt } from './context.ts';
import { driftOf } from './drift.ts';
import { formatFromEnding, formatOf } from './format.ts';

/** A dataset from its short form (a path) or its table. */
export function datasetOf(context: Context, name: string, written: string | WrittenDataset): Dataset {
  const path: ProjectPath = ['datasets', name];
  if (typeof written === 'string') return bareDataset(name, pathAt(context, path, written), path, false);
  const source = pathAt(context, [...path, 'source'], written.source);
  const rows = written.rows;
  return {
    ...bareDataset(name, source, path, false),
    format: formatOf(source, written.format),
    key: oneOrMany(written.key),
    ...defined({ time: written.time }),
    rows: defined({
      min: rows?.min,
      max: rows?.max,
      change: rows?.change === undefined ? undefined : amountOf(rows.change),
    }),
    extraColumns: written['extra-columns'] ?? 'warn',
    columns: new Map(
      Object.entries(written.columns ?? {}).map(([column, rules]) => [
        column,
        columnOf(column, rules, [...path, 'columns', column]),
      ]),
    ),
    checks: (written.checks ?? []).map((check, index) =>
      checkOf(context, check, [...path, 'checks', index], written.time),
    ),
    drift: driftOf(context, [...path, 'drift'], written.drift),
  };
}

/** A dataset of which nothing is known but its source. */
export function bareDataset(name: string, source: string, path: ProjectPath, implicit: boolean): Dataset {
  return {
    name,
    source,
    format: formatFromEnding(source),
    key: [],
    rows: {},
    extraColumns: 'warn',
    columns: new Map(),
    checks: [],
    drift: { against: 'base', columns: new Map() },
    implicit,
    path,
  };
}
