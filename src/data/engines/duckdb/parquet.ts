import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileTable, TableProblem } from '../port.ts';
import { identifier, literals } from '../sql.ts';
import { copyOfMany, isWorthCopying } from './many-files.ts';
import { groupsOf } from './parquet-schemas.ts';
import { partitionCells, partitionsOf } from './partitions.ts';
import type { FoundTable, StagedTable } from './staged.ts';

/**
 * Columns by name over all files; files that are alike are not opened for it. `can_have_nan`: without it a filter
 * believes row-group statistics, which leave NaN out, and 100 NaN pass `x > 1` (measured; pyarrow, pandas and polars
 * write such files). `hive_partitioning`: without it the engine makes columns of folders of this machine.
 */
function parquetScan({ files, alike }: Pick<FoundTable, 'files' | 'alike'>, more = ''): string {
  return `read_parquet(${literals(files)}, can_have_nan = true, hive_partitioning = false, union_by_name = ${!alike}${more})`;
}

/** SQL of the rows of a table, without the columns that are ours. */
export function rowsOf(found: FoundTable): string {
  return `SELECT ${cellsOf(found).join(', ')} FROM ${parquetScan(found)}`;
}

/** A wide table is bound anew for every question: who asks for some of its columns gets these by name, not by `*`. */
function cellsOf({ only, fromText, firstLine, placed, partitions = [] }: FoundTable): readonly string[] {
  const own = placed ? ['#file', '#row'] : fromText && firstLine === undefined ? ['#row'] : [];
  const all = own.length === 0 ? '*' : `* EXCLUDE (${own.map(identifier).join(', ')})`;
  if (only === undefined) return [all, ...partitionCells(partitions)];
  const folders = new Map(partitions.map((column) => [column.name, column]));
  return only.flatMap((name) => {
    const folder = folders.get(name);
    return folder === undefined ? [identifier(name)] : partitionCells([folder]);
  });
}

/** The SQL of the two views of a table (see `DataEngine.query`), by their names. */
export function viewsOf(name: string, staged: StagedTable): readonly (readonly [view: string, sql: string])[] {
  const rows = [name, rowsOf(staged)] as const;
  if (staged.only !== undefined) return [rows];
  if (staged.placed) return [rows, [`${name}#rows`, `SELECT * FROM ${parquetScan(staged)}`]];
  const scan = parquetScan(staged, `, filename = '#name'`);
  const file = `list_position(${literals(staged.files)}, "#name") - 1 AS "#file"`;
  const folders = partitionCells(staged.partitions);
  const cells = staged.fromText
    ? ['* EXCLUDE ("#name")', ...rowFrom(staged.firstLine), ...folders, file]
    : ['* EXCLUDE ("#name")', ...folders, file, ...rowFrom(1)];
  return [rows, [`${name}#rows`, `SELECT ${cells.join(', ')} FROM ${scan}`]];
}

/** @param first number of the first row of each file; absent where the files carry the numbers */
function rowFrom(first: number | undefined): readonly string[] {
  return first === undefined ? [] : [`"file_row_number" + ${first} AS "#row"`];
}

/**
 * Reads the schema of every file: damaged ones are errors, all at once; differing ones are problems. Many small files become one.
 * @param copy where it may lie, and how many bytes the folder around it may hold
 */
export async function stageParquet(
  connection: DuckDBConnection,
  table: FileTable,
  copy: { readonly file: string; readonly most: number },
): Promise<FoundTable> {
  const { files } = table;
  const groups = await groupsOf(connection, files);
  const columns = new Set(groups.flatMap(({ types }) => [...types.keys()]));
  const partitions = await partitionsOf(connection, table, columns);
  const problems = differences(new Map(groups.flatMap(({ files: of, types }) => of.map((file) => [file, types]))));
  const alike = groups.length === 1;
  const found: FoundTable = { files, fromText: false, alike, partitions, rejects: [], rejected: 0, problems };
  if (!isWorthCopying(found, copy.most)) return found;
  return (await copyOfMany(connection, found, parquetScan(found), copy.file)) ?? found;
}

/** What differs between files, column by column, as seen from the union of all columns. */
export function differences(schemas: ReadonlyMap<string, ReadonlyMap<string, string>>): TableProblem[] {
  const names = new Set([...schemas.values()].flatMap((schema) => [...schema.keys()]));
  return [...names].flatMap((column) => {
    const missing = [...schemas].filter(([, schema]) => !schema.has(column)).map(([file]) => file);
    const types = new Set([...schemas.values()].flatMap((schema) => schema.get(column) ?? []));
    const found: TableProblem[] = [];
    if (missing.length > 0) {
      const message = `Column ${column} is missing in ${missing.length} of ${schemas.size} files: ${some(missing)}.`;
      found.push({ reason: 'files-differ', column, message });
    }
    if (types.size > 1) {
      const message = `Column ${column} has different types in different files: ${[...types].join(', ')}.`;
      found.push({ reason: 'files-differ', column, message });
    }
    return found;
  });
}

function some(files: readonly string[]): string {
  const rest = files.length - 3;
  return files.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
