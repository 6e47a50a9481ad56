import { databaseText } from '../../support/database-table.ts';
import { defined } from '../defined.ts';
import type { WrittenDataset } from '../schema/dataset.ts';
import type { Dataset, ProjectPath } from '../types.ts';
import { amountOf, durationOf } from '../units.ts';
import { bareDataset } from './bare-dataset.ts';
import { builtOf } from './build.ts';
import { checkOf } from './checks.ts';
import { columnOf } from './column.ts';
import { type Context, oneOrMany } from './context.ts';
import { databaseAt } from './database.ts';
import { driftOf } from './drift.ts';
import { formatOf } from './format.ts';
import { sourceAt } from './source.ts';
import { refuseViewKeys, viewOf } from './view.ts';

/** A dataset from its short form (a path) or its table. */
export function datasetOf(context: Context, name: string, written: string | WrittenDataset): Dataset {
  const path: ProjectPath = ['datasets', name];
  if (typeof written === 'string') return bareDataset(name, sourceAt(context, path, written), path, false);
  const { rows } = written;
  return {
    ...sourceOf(context, name, written),
    key: oneOrMany(written.key),
    ...defined({
      time: written.time,
      freshness: written.freshness === undefined ? undefined : durationOf(written.freshness),
    }),
    rows: defined({
      min: rows?.min,
      max: rows?.max,
      change: rows?.change === undefined ? undefined : amountOf(rows.change),
    }),
    extraColumns: written['extra-columns'] ?? 'warn',
    columns: new Map(
      Object.entries(columnsIn(written)).map(([column, rules]) => [
        column,
        columnOf(column, rules, [...path, 'columns', column]),
      ]),
    ),
    checks: (written.checks ?? []).map((check, index) =>
      checkOf(context, check, [...path, 'checks', index], written.time),
    ),
    drift: driftOf(context, [...path, 'drift'], written.drift),
    ...(written.frozen === true && written.build === undefined && { frozen: true }),
  };
}

/** A file of columns has been read by now. */
function columnsIn({ columns = {} }: WrittenDataset): Exclude<WrittenDataset['columns'], string | undefined> {
  return typeof columns === 'string' ? {} : columns;
}

function sourceOf(context: Context, name: string, written: WrittenDataset): Dataset {
  const path: ProjectPath = ['datasets', name];
  if (written.build !== undefined) return builtOf(context, name, written, written.build);
  // What was to be a command is told already: it is neither a view nor files of the repository.
  if (context.list.touches([...path, 'build'])) return bareDataset(name, '', path, false);
  if (written.from !== undefined) return viewOf(context, name, written.from, written);
  const { source, digest, format } = written;
  refuseViewKeys(context, path, written);
  const at = [...path, 'source'];
  if (source === undefined) {
    if (!context.list.touches(path))
      context.list.add('missing-key', path, 'one of the keys `source` and `from` is missing');
    return bareDataset(name, '', path, false);
  }
  if (typeof source === 'string') {
    const found = sourceAt(context, at, source, digest);
    return {
      ...bareDataset(name, found, path, false),
      ...defined({ digest }),
      format: formatOf(found, format),
    };
  }
  const database = databaseAt(context, at, source);
  for (const [key, value] of Object.entries({ digest, format })) {
    if (value === undefined) continue;
    context.list.add('contradiction', [...path, key], `rows of a database have no \`${key}\` here`, {
      remedy: 'Remove the key; `mlops lock` writes which version of the rows is meant.',
    });
  }
  const text = database === undefined ? '' : databaseText(database);
  return { ...bareDataset(name, text, path, false), ...defined({ database }), format: { kind: 'table' } };
}
