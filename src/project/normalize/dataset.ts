import { defined } from '../defined.ts';
import type { WrittenDataset, WrittenDrift } from '../schema/dataset.ts';
import type { Dataset, Drift, DriftLimit, DriftStatistic, ProjectPath } from '../types.ts';
import { amountOf, shareOf } from '../units.ts';
import { checkOf } from './checks.ts';
import { columnOf } from './column.ts';
import { type Context, oneOrMany, pathAt } from './context.ts';
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
    drift: driftOf(written.drift),
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

function driftOf(written: false | WrittenDrift | undefined): Drift {
  if (written === false) return { against: 'none', columns: new Map() };
  const columns = Object.entries(written?.columns ?? {}).map(([name, limits]) => [name, limitOf(limits)] as const);
  return { against: written?.against ?? 'base', columns: new Map(columns) };
}

type WrittenLimit = NonNullable<WrittenDrift['columns']>[string];

function limitOf(written: WrittenLimit): DriftLimit {
  if (written === false) return { kind: 'ignore' };
  const share = (value: number | string | undefined): number | undefined =>
    value === undefined ? undefined : shareOf(value);
  const limits: Partial<Record<DriftStatistic, number>> = defined({
    wasserstein: share(written.wasserstein),
    'l-infinity': share(written['l-infinity']),
    'jensen-shannon': share(written['jensen-shannon']),
    nulls: share(written.nulls),
    'new-category': share(written['new-category']),
  });
  return { kind: 'limits', limits };
}
