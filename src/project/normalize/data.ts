import { isDatabaseAddress } from '../../support/database-table.ts';
import { didYouMean } from '../../support/nearest.ts';
import { looksLikePath } from '../paths.ts';
import type { WrittenModel } from '../schema/model.ts';
import type { Dataset, ProjectPath } from '../types.ts';
import { bareDataset } from './bare-dataset.ts';
import { type Context, pathAt } from './context.ts';
import { checkRoles, isSafeName } from './names.ts';

/** The datasets of a project while models add those that they name by path. */
export interface DatasetTable {
  readonly declared: ReadonlyMap<string, Dataset>;
  readonly implicit: Map<string, Dataset>;
}

/** Role → dataset name; a path makes a dataset of its own, or finds the declared one with that source. */
export function dataOf(
  context: Context,
  written: WrittenModel['data'],
  at: ProjectPath,
  workingDirectory: string,
  table: DatasetTable,
): ReadonlyMap<string, string> {
  if (written === undefined) return new Map();
  if (typeof written === 'string')
    return new Map([['train', datasetNamed(context, written, at, workingDirectory, table)]]);
  checkRoles(context.list, at, Object.keys(written));
  return new Map(
    Object.entries(written).map(([role, text]) => [
      role,
      datasetNamed(context, text, [...at, role], workingDirectory, table),
    ]),
  );
}

function datasetNamed(
  context: Context,
  text: string,
  at: ProjectPath,
  workingDirectory: string,
  table: DatasetTable,
): string {
  if (context.names.datasets.has(text)) {
    refuseRows(context, at, table.declared.get(text));
    return text;
  }
  if (isDatabaseAddress(text)) {
    const message = 'an address with a password stands here, and a model takes files or the name of a dataset';
    context.list.add('database-variable', at, message, { secret: true });
    return text;
  }
  if (looksLikePath(text)) return datasetAt(context, text, at, workingDirectory, table);
  const names = context.names.datasets;
  const remedy = didYouMean(text, names) ?? `If a folder is meant, write \`${text}/\`.`;
  context.list.add(
    'unknown-dataset',
    at,
    `there is no dataset \`${text}\`; declared: ${[...names].join(', ') || 'none'}`,
    { value: true, remedy },
  );
  return text;
}

function refuseRows({ list }: Context, at: ProjectPath, dataset: Dataset | undefined): void {
  if (dataset?.format.kind !== 'table') return;
  const message = `\`${dataset.name}\` is rows of a database, and a model takes files`;
  list.add('database-for-model', at, message, { value: true });
}

function datasetAt(
  context: Context,
  text: string,
  at: ProjectPath,
  workingDirectory: string,
  table: DatasetTable,
): string {
  const source = pathAt(context, at, text, { workingDirectory, rooted: true });
  for (const dataset of [...table.declared.values(), ...table.implicit.values()]) {
    if (dataset.source === source && dataset.view === undefined) return dataset.name;
  }
  const name = freeName(source, new Set([...context.names.datasets, ...table.implicit.keys()]));
  table.implicit.set(name, bareDataset(name, source, at, true));
  return name;
}

/** `data/rides/*.parquet` → `data-rides-parquet`, with a number behind it where that is taken. */
function freeName(source: string, taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  const plain = source
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 56);
  const base = isSafeName(plain) ? plain : 'data';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!lower.has(name.toLowerCase())) return name;
  }
}
