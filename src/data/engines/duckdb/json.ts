import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { FileTable } from '../port.ts';
import { identifier, literal, literals } from '../sql.ts';
import { checkColumnNames } from './column-names.ts';
import { lineLimit, longestRecord } from './long-lines.ts';
import { scanText } from './scan-text.ts';
import { listedRejects, type RawFile } from './staged.ts';

/** Loads one file of JSON lines into a table of texts and kinds; a line that is no object is a reject. */
export async function loadJson(
  connection: DuckDBConnection,
  source: FileTable,
  file: string,
  table: string,
): Promise<RawFile> {
  const longest = longestRecord(file, await scanText(file));
  const lines = identifier(`${table}_lines`);
  await connection.run(
    `CREATE TABLE ${lines} AS SELECT line FROM read_csv(${literal(file)}, auto_detect = false, hive_partitioning = false, header = false,
       delim = '', quote = '', escape = '', columns = {line: 'VARCHAR'}, store_rejects = true,
       rejects_table = ${literal(`${table}_rejects`)}, rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0${lineLimit(longest)})`,
  );
  await refuseOtherBytes(connection, table, file);
  const { keys, isRow } = await shapesOf(connection, lines);
  const bad = await connection.run(
    `SELECT rowid + 1, line, CASE WHEN ${isObject} THEN to_json(json_keys(line))::VARCHAR ELSE '[]' END, count(*) OVER () FROM ${lines} WHERE trim(line) <> '' AND NOT (${isRow})
     ORDER BY rowid LIMIT ${source.listed ?? listedRejects}`,
  );
  const badRows = await bad.getRows();
  const columns = uniqueKeys(file, keys);
  await connection.run(tableOf(table, { lines, isRow }, columns));
  const kinds = await kindsOf(connection, table, columns);
  await connection.run(`DROP TABLE ${lines}`);
  return {
    file,
    table,
    columns,
    // Stands in every row, since lines that are no rows are left out.
    line: '"#line"',
    rejects: badRows.map(([line, text, found]) => ({
      file,
      line: Number(line),
      error: why(String(text), String(found)),
    })),
    rejected: Number(badRows[0]?.[3] ?? 0),
    problems: [],
    kinds,
    kindColumns: new Map(columns.map((column) => [column, kindName(column)])),
    strict: new Set(columns.filter((column) => source.types?.get(column) === 'string')),
  };
}

// Keys of a line that is no JSON are an error, and no AND promises an order.
const isObjectWith = (condition: string) =>
  `CASE WHEN json_valid(line) THEN CASE WHEN json_type(line) = 'OBJECT' THEN ${condition} ELSE false END ELSE false END`;
const isObject = isObjectWith('true');
const hasTwice = (keys: string) => `len(${keys}) > len(list_distinct(${keys}))`;

/** The kind of values that have values within. */
export const nested = 'list or object';

export const kindName = (column: string) => `#kind ${column}`;

function why(line: string, keys: string): string {
  const start = line.trimStart();
  const twice = keysTwice(keys);
  if (twice.length > 0) return `the ${twice.length === 1 ? 'key' : 'keys'} ${twice.join(', ')} twice`;
  if (start.startsWith('[')) return 'a list; each line has to be one JSON object';
  return 'not a JSON object';
}

/** @param keys a JSON list */
function keysTwice(keys: string): readonly string[] {
  const list: unknown = JSON.parse(keys);
  if (!Array.isArray(list)) return [];
  const texts = list.map(String);
  return [...new Set(texts.filter((key, at) => texts.indexOf(key) !== at))];
}

async function refuseOtherBytes(connection: DuckDBConnection, table: string, file: string): Promise<void> {
  const result = await connection.run(
    `SELECT line, error_message FROM ${identifier(`${table}_rejects`)} ORDER BY line LIMIT 1`,
  );
  const first = (await result.getRows())[0];
  if (first === undefined) return;
  throw MlopsError.of(dataReasons, 'not-utf8', `${file} is not encoded in UTF-8: line ${first[0]} has other bytes.`);
}

/** A key, and the first line that has it. */
interface FoundKey {
  readonly key: string;
  readonly line: number;
}

/** All keys in the order of their first appearance, and SQL of the lines that are rows: objects that have no key twice. */
async function shapesOf(connection: DuckDBConnection, lines: string) {
  const shapes = `(SELECT json_keys(line) AS keys, min(rowid) + 1 AS first FROM ${lines}
    WHERE trim(line) <> '' AND ${isObject} GROUP BY 1)`;
  const result = await connection.run(
    `SELECT key, min(first) AS first_line, bool_or(doubled) FROM (SELECT first, unnest(keys) AS key,
       generate_subscripts(keys, 1) AS place, ${hasTwice('keys')} AS doubled FROM ${shapes})
     GROUP BY key ORDER BY first_line, min(place), key`,
  );
  const rows = await result.getRows();
  const keys = rows.map(([key, line]): FoundKey => ({ key: String(key), line: Number(line) }));
  // The keys of each line once more are only worth it where some stand twice.
  const isDoubled = rows.some(([, , doubled]) => doubled === true);
  const isKept = isDoubled ? isObjectWith(`NOT (${hasTwice('json_keys(line)')})`) : isObject;
  return { keys, isRow: `trim(line) <> '' AND ${isKept}` };
}

function uniqueKeys(file: string, found: readonly FoundKey[]): readonly string[] {
  const keys = found.map(({ key }) => key);
  checkColumnNames(file, keys, 'of its keys');
  const seen = new Map<string, string>();
  for (const { key, line } of found) {
    const before = seen.get(key.toLowerCase());
    if (before !== undefined) {
      const message = `${file} has the keys ${before} and ${key}, which differ only in case: ${key} first in line ${line}.`;
      throw MlopsError.of(dataReasons, 'duplicate-header', message);
    }
    seen.set(key.toLowerCase(), key);
  }
  return keys;
}

/** One parse of a line gives all its values, one more all their kinds. */
function tableOf(
  table: string,
  { lines, isRow }: { readonly lines: string; readonly isRow: string },
  columns: readonly string[],
): string {
  const pointers = literals(columns.map((column) => `/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const cells = columns.flatMap((column, index) => [
    `texts[${index + 1}] AS ${identifier(column)}`,
    `CASE types[${index + 1}] WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN NULL
       WHEN 'ARRAY' THEN '${nested}' WHEN 'OBJECT' THEN '${nested}'
       ELSE CASE WHEN types[${index + 1}] IS NULL THEN NULL ELSE 'number' END END AS ${identifier(kindName(column))}`,
  ]);
  return `CREATE TABLE ${identifier(table)} AS SELECT ${[...cells, '"#line"'].join(', ')} FROM (
    SELECT rowid + 1 AS "#line", json_extract_string(line, ${pointers}) AS texts,
      json_type(line, ${pointers}) AS types FROM ${lines} WHERE ${isRow} ORDER BY rowid)`;
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
