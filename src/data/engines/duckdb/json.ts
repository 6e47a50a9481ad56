import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { TableSource } from '../port.ts';
import { identifier, literal, literals } from '../sql.ts';
import { scanText } from './scan-text.ts';
import { listedRejects, type RawFile } from './staged.ts';

/** Loads one file of JSON lines into a table of texts and kinds; a line that is no object is a reject. */
export async function loadJson(
  connection: DuckDBConnection,
  source: TableSource,
  file: string,
  table: string,
): Promise<RawFile> {
  await scanText(file);
  const lines = identifier(`${table}_lines`);
  await connection.run(
    `CREATE TABLE ${lines} AS SELECT line FROM read_csv(${literal(file)}, auto_detect = false, header = false,
       delim = '', quote = '', escape = '', columns = {line: 'VARCHAR'}, store_rejects = true, max_line_size = 16777216,
       rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0)`,
  );
  await refuseOtherBytes(connection, table, file);
  const bad = await connection.run(
    `SELECT rowid + 1, line, count(*) OVER () FROM ${lines} WHERE trim(line) <> '' AND ${notObject}
     ORDER BY rowid LIMIT ${listedRejects}`,
  );
  const badRows = await bad.getRows();
  const keys = await keysOf(connection, lines);
  const columns = uniqueKeys(file, keys);
  await connection.run(tableOf(table, lines, columns));
  const kinds = await kindsOf(connection, table, columns);
  await connection.run(`DROP TABLE ${lines}`);
  return {
    file,
    table,
    columns,
    // Stands in every row, since lines that are no rows are left out.
    line: '"#line"',
    rejects: badRows.map(([line, text]) => ({ file, line: Number(line), error: why(String(text)) })),
    rejected: Number(badRows[0]?.[2] ?? 0),
    problems: [],
    kinds,
    kindColumns: new Map(columns.map((column) => [column, kindName(column)])),
    strict: new Set(columns.filter((column) => source.types?.get(column) === 'string')),
  };
}

const notObject = `(NOT json_valid(line) OR json_type(line) <> 'OBJECT')`;
const isObject = `trim(line) <> '' AND CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END`;

export const kindName = (column: string) => `#kind ${column}`;

function why(line: string): string {
  const start = line.trimStart();
  if (start.startsWith('[')) return 'a list; each line has to be one JSON object';
  return 'not a JSON object';
}

async function refuseOtherBytes(connection: DuckDBConnection, table: string, file: string): Promise<void> {
  const result = await connection.run(
    `SELECT line, error_message FROM ${identifier(`${table}_rejects`)} ORDER BY line LIMIT 1`,
  );
  const first = (await result.getRows())[0];
  if (first === undefined) return;
  throw MlopsError.of(dataReasons, 'not-utf8', `${file} is not encoded in UTF-8: line ${first[0]} has other bytes.`);
}

async function keysOf(connection: DuckDBConnection, lines: string): Promise<readonly string[]> {
  const result = await connection.run(
    `SELECT key FROM (SELECT rowid AS line_at, unnest(json_keys(line)) AS key, generate_subscripts(json_keys(line), 1) AS place
       FROM ${lines} WHERE ${isObject}) GROUP BY key ORDER BY min(line_at), min(place), key`,
  );
  return (await result.getRows()).map((row) => String(row[0]));
}

function uniqueKeys(file: string, keys: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const key of keys) {
    const before = seen.get(key.toLowerCase());
    if (before !== undefined) {
      const message = `${file} has the keys ${before} and ${key}, which differ only in case.`;
      throw MlopsError.of(dataReasons, 'duplicate-header', message);
    }
    seen.set(key.toLowerCase(), key);
  }
  return keys;
}

/** One parse of a line gives all its values, one more all their kinds. */
function tableOf(table: string, lines: string, columns: readonly string[]): string {
  const pointers = literals(columns.map((column) => `/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const cells = columns.flatMap((column, index) => [
    `texts[${index + 1}] AS ${identifier(column)}`,
    `CASE types[${index + 1}] WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN NULL
       WHEN 'ARRAY' THEN 'list or object' WHEN 'OBJECT' THEN 'list or object' WHEN NULL THEN NULL
       ELSE CASE WHEN types[${index + 1}] IS NULL THEN NULL ELSE 'number' END END AS ${identifier(kindName(column))}`,
  ]);
  const read =
    columns.length > 0
      ? `, json_extract_string(line, ${pointers}) AS texts, json_type(line, ${pointers}) AS types`
      : '';
  return `CREATE TABLE ${identifier(table)} AS SELECT ${[...cells, '"#line"'].join(', ')} FROM (
    SELECT rowid + 1 AS "#line"${read} FROM ${lines} WHERE ${isObject} ORDER BY rowid)`;
}

async function kindsOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const column of columns) {
    const kind = identifier(kindName(column));
    const result = await connection.run(
      `SELECT DISTINCT ${kind} FROM ${identifier(table)} WHERE ${kind} IS NOT NULL ORDER BY 1`,
    );
    found.set(
      column,
      (await result.getRows()).map((row) => String(row[0])),
    );
  }
  return found;
}
