import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '../sql.ts';
import type { PartitionColumn } from './partitions.ts';
import type { FoundTable } from './staged.ts';

/** To open so many files again for every question costs more than to copy them once… */
const many = 200;
/** …where they are small: of larger ones a question reads few columns, and a copy would read all. */
const mostBytes = 2 ** 30;

/** The columns of a copy that say where a row came from. */
const placeColumns = ['#file', '#row'] as const;

/** @param spill bytes that the scratch folder may hold */
export function isWorthCopying(found: FoundTable, spill: number): boolean {
  if (found.files.length < many) return false;
  const bytes = found.files.reduce((sum, file) => sum + statSync(file).size, 0);
  return bytes <= Math.min(mostBytes, spill / 4);
}

/**
 * Copies all files into one, with the columns that their folders stand for, and with the file and row that each row came
 * from. Undefined where a copy would not say the same: a type that is stored as another, or a column with the name by
 * which the engine counts files.
 */
export async function copyOfMany(
  connection: DuckDBConnection,
  found: FoundTable,
  scan: string,
  target: string,
): Promise<FoundTable | undefined> {
  const partitions = found.partitions ?? [];
  const rows = `SELECT * FROM ${scan}`;
  const types = await typesOf(connection, rows);
  if (types.some(([name]) => name.toLowerCase() === 'file_index')) return undefined;
  const folders = partitions.map(({ name }) => `f.${identifier(name)}`);
  await connection.run(
    `COPY (SELECT ${['d.*', ...folders, 'd."file_index"::INTEGER AS "#file"', 'd."file_row_number" + 1 AS "#row"'].join(', ')}
       FROM ${scan} AS d ${partitions.length === 0 ? '' : `JOIN (${foldersSql(partitions)}) AS f ON f."#at" = d."file_index"`})
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, USE_TMP_FILE false)`,
  );
  const copied = { ...found, files: [target], alike: true, partitions: [], placed: true } as const;
  const own = placeColumns.map(identifier).join(', ');
  const stored = await typesOf(connection, `SELECT * EXCLUDE (${own}) FROM read_parquet(${literal(target)})`);
  const wanted = [...types, ...partitions.map(({ name, engineType }) => [name, engineType])];
  return JSON.stringify(stored) === JSON.stringify(wanted) ? copied : undefined;
}

/** A list of ten thousand literals would be looked up anew for each piece of the data; a join is made once. */
function foldersSql(partitions: readonly PartitionColumn[]): string {
  const cells = partitions.map(({ name, engineType, values }) => {
    const texts = values.map((value) => (value === null ? 'NULL' : literal(value))).join(', ');
    return `unnest([${texts}]::VARCHAR[])::${engineType} AS ${identifier(name)}`;
  });
  return `SELECT ${[...cells, `unnest(range(${partitions[0]?.values.length ?? 0})) AS "#at"`].join(', ')}`;
}

async function typesOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly [string, string])[]> {
  const described = await (await connection.run(`DESCRIBE ${sql}`)).getRows();
  return described.map((row) => [String(row[0]), String(row[1])] as const);
}
