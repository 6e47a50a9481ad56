import { posix } from 'node:path';
import { isPlainPath } from '../project/index.ts';
import type { ColumnType } from '../project/types.ts';
import type { FileTable, TableSource } from './engines/port.ts';
import type { DatasetVersion } from './types.ts';

/** One version of a dataset as a table of the engine, under the dataset's name. */
export function tableSource(version: DatasetVersion, name: string = version.dataset.name): TableSource {
  const { relation, dataset } = version;
  if (relation === undefined) return fileTable(version, name);
  const { view } = dataset;
  return { name, relation, hidden: allHidden(version), ...(view && { view: view.rules }) };
}

/** The same of a version in files, with the types its contract declares. */
export function fileTable(version: DatasetVersion, name: string = version.dataset.name): FileTable {
  const { format, view } = version.dataset;
  const { types, names } = view?.reading ?? readingOf(version);
  if (format.kind === 'table') throw new TypeError(`${name} is in a database and has no files`);
  return {
    name,
    files: version.files.map((file) => file.local),
    ...(isPartitioned(version) && { paths: version.files.map((file) => file.path) }),
    format,
    types,
    names,
    hidden: allHidden(version),
    ...(view && { view: view.rules }),
  };
}

function readingOf(version: DatasetVersion) {
  const columns = columnsOf(version);
  const types = new Map<string, ColumnType>();
  for (const column of columns) if (column.type !== undefined) types.set(column.name, column.type);
  return { types, names: version.dataset.fieldNames ?? columns.map((column) => column.name) };
}

/** Folders `name=value` are columns of a folder or a glob; those around one file that is named are mere folders. */
function isPartitioned({ dataset, files }: DatasetVersion): boolean {
  if (!files.some(({ path }) => posix.dirname(path).includes('='))) return false;
  const [only] = files;
  if (files.length > 1 || only === undefined) return true;
  const { source } = dataset;
  if (/^https?:/i.test(source)) return false;
  return !isPlainPath(source) || posix.basename(source).replace(/\.dvc$/, '') !== posix.basename(only.path);
}

function columnsOf({ dataset }: DatasetVersion) {
  return [...dataset.columns.values()].filter((column) => !column.absent);
}

/** Also what a view leaves out may stand in a message about its rows. */
function allHidden(version: DatasetVersion): readonly string[] {
  return [...new Set([...(version.dataset.view?.reading.hidden ?? []), ...hiddenOf(version)])];
}

function hiddenOf(version: DatasetVersion): readonly string[] {
  return columnsOf(version)
    .filter((column) => column.sensitive)
    .map((column) => column.name);
}
