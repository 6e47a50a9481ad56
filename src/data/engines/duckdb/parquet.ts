import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { TableProblem } from '../port.ts';
import { identifier, literal, literals } from '../sql.ts';
import { explained } from './failures.ts';
import type { FoundTable, StagedTable } from './staged.ts';

/**
 * Columns by name over all files. `can_have_nan`: without it a filter believes row-group statistics, which leave NaN
 * out, and 100 NaN pass `x > 1` (measured; pyarrow, pandas and polars write such files).
 */
export function parquetScan(files: readonly string[], more = ''): string {
  return `read_parquet(${literals(files)}, can_have_nan = true, union_by_name = true${more})`;
}

/** SQL of the rows of a table, without the columns that are ours. */
export function rowsOf({ files, fromText }: FoundTable): string {
  return `SELECT * ${fromText ? 'EXCLUDE ("#row")' : ''} FROM ${parquetScan(files)}`;
}

/** The SQL of the two views of a table (see `DataEngine.query`). */
export function viewsOf(name: string, staged: StagedTable): readonly string[] {
  const rows = `CREATE VIEW ${identifier(name)} AS ${rowsOf(staged)}`;
  if (staged.narrow) return [rows];
  const position = `list_position(${literals(staged.files)}, "filename") - 1 AS "#file"`;
  const numbered = staged.fromText
    ? `SELECT * EXCLUDE ("filename"), ${position} FROM ${parquetScan(staged.files, ', filename = true')}`
    : `SELECT * EXCLUDE ("filename", "file_row_number"), ${position}, "file_row_number" + 1 AS "#row"
       FROM ${parquetScan(staged.files, ', filename = true, file_row_number = true')}`;
  return [rows, `CREATE VIEW ${identifier(`${name}#rows`)} AS ${numbered}`];
}

/** Copies some columns of a staged table into a file of their own. */
export async function stageNarrow(
  connection: DuckDBConnection,
  whole: StagedTable,
  columns: readonly string[],
  target: string,
): Promise<FoundTable> {
  await connection.run(
    `COPY (SELECT ${columns.map(identifier).join(', ')} FROM ${parquetScan(whole.files)})
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`,
  );
  return { ...whole, files: [target], fromText: false, narrow: true };
}

/** Reads the schema of every file: damaged ones are errors, all at once; differing ones are problems. */
export async function stageParquet(connection: DuckDBConnection, files: readonly string[]): Promise<FoundTable> {
  const schemas = new Map<string, ReadonlyMap<string, string>>();
  const broken: MlopsError[] = [];
  for (const file of files) {
    try {
      schemas.set(file, await schemaOf(connection, file));
    } catch (error) {
      const told = explained(error, [file]);
      if (!(told instanceof MlopsError)) throw told;
      broken.push(told);
    }
  }
  const first = broken[0];
  if (first)
    throw new MlopsError(
      first.ends,
      broken.flatMap((error) => error.problems),
    );
  return { files, fromText: false, rejects: [], rejected: 0, problems: differences(schemas) };
}

async function schemaOf(connection: DuckDBConnection, file: string): Promise<ReadonlyMap<string, string>> {
  const described = await connection.run(`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`);
  const columns = (await described.getRows()).map((row) => [String(row[0]), String(row[1])] as const);
  const stored = await connection.run(
    `SELECT lower(name), count(*) FROM (
       SELECT name, row_number() OVER () AS place FROM parquet_schema(${literal(file)})) WHERE place > 1
     GROUP BY lower(name) HAVING count(*) > 1 ORDER BY 1`,
  );
  const twice = (await stored.getRows()).map((row) => String(row[0]));
  const renamed = twice.filter((name) => columns.some(([column]) => column.toLowerCase() === `${name}_1`));
  if (renamed.length > 0) {
    throw MlopsError.of(dataReasons, 'duplicate-header', `${file} has more than one column ${renamed.join(', ')}.`);
  }
  return new Map(columns);
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
