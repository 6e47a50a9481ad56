import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../../project/types.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { FileTable } from '../port.ts';
import { identifier, literal, literals } from '../sql.ts';
import { type FolderValues, folderValues } from './partition-folders.ts';
import { castOf, misfitOf, zoneCounts } from './text-types.ts';

/** A column that the folders of the files stand for: one value a file. */
export interface PartitionColumn {
  readonly name: string;
  readonly engineType: string;
  /** As text, in the order of the files. */
  readonly values: readonly (string | null)[];
}

/** Keys that are folders, for tables whose paths say them. Errors: those of `folderValues`. */
export function partitionKeys(table: FileTable): readonly string[] {
  return (folderValues(table.paths ?? [])[0] ?? []).map(([key]) => key);
}

/**
 * The partition columns of a table, with the types that its contract declares.
 * @param inFiles the columns that the files have themselves
 * @throws MlopsError `partition-column-twice`, `partition-misfit`, `reserved-column-name`, and those of `folderValues`
 */
export async function partitionsOf(
  connection: DuckDBConnection,
  table: FileTable,
  inFiles: Iterable<string>,
): Promise<readonly PartitionColumn[]> {
  const folders = folderValues(table.paths ?? []);
  const keys = partitionKeys(table);
  if (keys.length === 0) return [];
  refuseInFiles(table, keys, [...inFiles]);
  const columns: PartitionColumn[] = [];
  for (const [at, name] of keys.entries()) columns.push(await typed(connection, table, name, textsAt(folders, at)));
  return columns;
}

const textsAt = (folders: readonly FolderValues[], at: number) => folders.map((values) => values[at]?.[1] ?? null);

function refuseInFiles(table: FileTable, keys: readonly string[], inFiles: readonly string[]): void {
  const wanted = new Set(keys.map((key) => key.toLowerCase()));
  const twice = [...new Set(inFiles.filter((column) => wanted.has(column.toLowerCase())))];
  if (twice.length > 0) {
    const sentence = `${table.name}: folders and files both have a column ${twice.join(', ')}; nobody can say which one counts.`;
    throw MlopsError.of(dataReasons, 'partition-column-twice', sentence);
  }
  // The engine gives its own number of the file under this name, and the column where there is one.
  if (![...inFiles, ...keys].some((column) => column.toLowerCase() === 'file_index')) return;
  const sentence = `${table.name} is partitioned and has a column named file_index.`;
  throw MlopsError.of(dataReasons, 'reserved-column-name', sentence);
}

async function typed(
  connection: DuckDBConnection,
  table: FileTable,
  name: string,
  texts: readonly (string | null)[],
): Promise<PartitionColumn> {
  const type = table.types?.get(name) ?? inferred(texts);
  const distinct = [...new Set(texts.filter((text) => text !== null))];
  const from = `FROM (SELECT unnest(${literals(distinct)}::VARCHAR[]) AS "k")`;
  const ask = async (sql: string) => await (await connection.run(`SELECT ${sql} ${from}`)).getRows();
  const misfits = (await ask(`"k", ${misfitOf('k', type)}`)).flatMap(([text, bad]) => (bad ? [String(text)] : []));
  if (misfits.length > 0) throw misfit(table, name, type, misfits);
  const zoned = type === 'timestamp' && (await areZoned(await ask(zoneCounts('k').join(', ')), name));
  const cast = castOf('k', type, zoned);
  const cells = new Map((await ask(`"k", (${cast})::VARCHAR`)).map(([text, cell]) => [String(text), String(cell)]));
  const values = texts.map((text) => (text === null ? null : (cells.get(text) ?? null)));
  return { name, engineType: zoned ? 'TIMESTAMP WITH TIME ZONE' : engineTypes[type], values };
}

const engineTypes: Readonly<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/**
 * Integers where all are plain ones, else text. `01` is an integer here, unlike in a file: the month 01 that arrives
 * beside 10 and 11 must not turn the column into text on one side of a comparison.
 */
function inferred(texts: readonly (string | null)[]): ColumnType {
  const filled = texts.filter((text) => text !== null);
  return filled.length > 0 && filled.every((text) => /^-?[0-9]{1,18}$/.test(text)) ? 'integer' : 'string';
}

function misfit(table: FileTable, name: string, type: ColumnType, texts: readonly string[]): MlopsError {
  const shown = texts.slice(0, 3).map((text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text));
  const which = table.hidden?.includes(name) ? `${texts.length} values` : shown.join(', ');
  const sentence = `${table.name}: folders give the column ${name} ${which}, not of type ${type} (${texts.length} of its values).`;
  return MlopsError.of(dataReasons, 'partition-misfit', sentence);
}

async function areZoned([counts]: readonly (readonly unknown[])[], name: string): Promise<boolean> {
  const [times, offsets] = [Number(counts?.[0]), Number(counts?.[1])];
  if (offsets === 0 || offsets === times) return offsets > 0;
  const sentence = `Folders give the column ${name} ${offsets} of ${times} points in time with an offset from UTC, and none to the others.`;
  throw MlopsError.of(dataReasons, 'partition-misfit', sentence);
}

/** SQL of the partition columns of a scan of exactly these files. Every key of a file has one value, so this costs next to nothing. */
export function partitionCells(columns: readonly PartitionColumn[] = []): readonly string[] {
  return columns.map(({ name, engineType, values }) => {
    const list = values.map((value) => (value === null ? 'NULL' : literal(value))).join(', ');
    return `([${list}]::${engineType}[])[file_index::BIGINT + 1] AS ${identifier(name)}`;
  });
}
