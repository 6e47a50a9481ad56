import { defined } from '../defined.ts';
import type { WrittenCheck, WrittenColumn, WrittenDataset, WrittenDrift } from '../schema/dataset.ts';
import type { Check, Column, Dataset, Drift, DriftLimit, DriftStatistic, ProjectPath } from '../types.ts';
import { amountOf, shareOf } from '../units.ts';
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
    checks: (written.checks ?? []).map((check, index) => checkOf(context, check, [...path, 'checks', index])),
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

function columnOf(name: string, written: WrittenColumn, path: ProjectPath): Column {
  const nulls = typeof written.nulls === 'object' ? written.nulls.max : written.nulls;
  return {
    name,
    ...defined({
      type: written.type,
      nulls: nulls === undefined ? undefined : amountOf(nulls),
      min: written.min,
      max: written.max,
      values: written.values,
      pattern: written.pattern,
    }),
    unique: written.unique ?? false,
    required: written.required ?? true,
    absent: written.absent ?? false,
    sensitive: written.sensitive ?? false,
    level: written.level ?? 'fail',
    path,
  };
}

function checkOf({ list }: Context, written: WrittenCheck, path: ProjectPath): Check {
  const { where, sql } = written;
  if (where !== undefined && sql !== undefined)
    list.add('contradiction', path, 'a check has either `where` or `sql`, not both');
  if (where === undefined && sql === undefined && !list.touches(path))
    list.add('missing-key', path, 'one of the keys `where` and `sql` is missing');
  const rule =
    sql === undefined ? ({ kind: 'where', text: where ?? '' } as const) : ({ kind: 'sql', text: sql } as const);
  return {
    name: written.name ?? rule.text,
    rule,
    max: amountOf(written.max ?? 0),
    level: written.level ?? 'fail',
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
