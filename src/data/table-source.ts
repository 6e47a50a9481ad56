import type { ColumnType } from '../project/types.ts';
import type { TableSource } from './engines/port.ts';
import type { DatasetVersion } from './types.ts';

/** One version of a dataset as a table of the engine, under the dataset's name, with the types its contract declares. */
export function tableSource(version: DatasetVersion, name: string = version.dataset.name): TableSource {
  const columns = [...version.dataset.columns.values()].filter((column) => !column.absent);
  const types = new Map<string, ColumnType>();
  for (const column of columns) if (column.type !== undefined) types.set(column.name, column.type);
  return {
    name,
    files: version.files.map((file) => file.local),
    format: version.dataset.format,
    types,
    names: version.dataset.fieldNames ?? columns.map((column) => column.name),
    hidden: columns.filter((column) => column.sensitive).map((column) => column.name),
  };
}
