import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { literal } from '../sql.ts';

const tableFunctions = new Set(['range', 'generate_series', 'unnest']);

/** Functions whose answer changes although the data does not, or that look at the engine instead of the data. */
const closedFunctions = new Set(
  `random setseed age uuid gen_random_uuid uuidv4 uuidv7 now current_timestamp get_current_timestamp transaction_timestamp
   current_date today current_time get_current_time current_localtime current_localtimestamp localtime localtimestamp
   nextval currval txid_current current_setting getenv getvariable current_user current_database current_schema
   current_schemas version current_query query query_table sleep_ms write_log parse_duckdb_log_message in_search_path
   current_connection_id current_query_id current_transaction_id current_role session_user user get_block_size
   pg_typeof_oid add_parquet_key json_execute_serialized_sql from_substrait stats vector_type`.split(/\s+/),
);

/** Without parentheses these are functions as well. */
const closedWords = new Set('current_date current_time current_timestamp localtime localtimestamp'.split(' '));

type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Refuses anything but one SELECT over the named tables. The engine's own parser is asked, so that nothing can be
 * said in a way that we do not understand and it does. The database is locked besides; each of the two would do.
 */
export async function guardSelect(connection: DuckDBConnection, sql: string, tables: readonly string[]): Promise<void> {
  const parsed = await parse(connection, sql);
  const statements = parsed['statements'];
  if (!Array.isArray(statements) || statements.length !== 1 || !isObject(statements[0])) {
    const count = Array.isArray(statements) ? statements.length : 0;
    throw notAllowed(`one SELECT is allowed, this is ${count} statements`);
  }
  const node = statements[0]['node'];
  const names = new Set([...tables, ...tables.map((table) => `${table}#rows`), ...cteNames(node)].map(lower));
  walk(node, (item) => check(item, names));
}

async function parse(connection: DuckDBConnection, sql: string): Promise<Json> {
  const result = await connection.run(`SELECT json_serialize_sql(${literal(sql)})`);
  const text = (await result.getRowsJson())[0]?.[0];
  // Positions of "nowhere" are 2^64 - 1: not exact in JSON, and of no use here.
  const parsed = fromJson(String(text));
  if (!isObject(parsed)) throw notAllowed('it cannot be parsed');
  if (parsed['error'] !== true) return parsed;
  const message = String(parsed['error_message'] ?? 'it cannot be parsed');
  if (parsed['error_type'] === 'parser') throw MlopsError.of(dataReasons, 'sql-syntax', `SQL: ${message}`);
  throw notAllowed(message);
}

/** A number beyond a double becomes a word that JSON does not know. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAllowed('it holds a number that is too large');
  }
}

function walk(value: unknown, visit: (item: Json) => void): void {
  if (Array.isArray(value)) for (const entry of value) walk(entry, visit);
  if (!isObject(value)) return;
  visit(value);
  for (const entry of Object.values(value)) walk(entry, visit);
}

function check(item: Json, tables: ReadonlySet<string>): void {
  if (item['type'] === 'BASE_TABLE') checkTable(item, tables);
  if (item['type'] === 'TABLE_FUNCTION') checkTableFunction(item);
  if (item['type'] === 'SHOW_REF') throw notAllowed('SHOW and DESCRIBE are closed');
  if (item['class'] === 'FUNCTION') checkFunction(item);
  if (item['class'] === 'COLUMN_REF') checkWord(item);
  if (isObject(item['sample'])) throw notAllowed('samples are closed: counts are over all rows');
}

function checkTableFunction(item: Json): void {
  const called = isObject(item['function']) ? lower(String(item['function']['function_name'])) : '';
  if (!tableFunctions.has(called)) throw notAllowed(`the table function ${called} is closed`);
}

function checkFunction(item: Json): void {
  const name = lower(String(item['function_name']));
  if (closedFunctions.has(name)) throw notAllowed(`the function ${name} is closed`);
}

function checkWord(item: Json): void {
  const names = item['column_names'];
  const word = Array.isArray(names) && names.length === 1 ? lower(String(names[0])) : '';
  if (closedWords.has(word)) throw notAllowed(`${word} is closed`);
}

function checkTable(item: Json, tables: ReadonlySet<string>): void {
  const name = String(item['table_name']);
  if (item['schema_name'] !== '' || item['catalog_name'] !== '' || !tables.has(lower(name))) {
    const known = [...tables].filter((table) => !table.endsWith('#rows')).join(', ');
    throw notAllowed(`there is no table ${name} here (there is: ${known})`);
  }
}

function cteNames(node: unknown): string[] {
  const names: string[] = [];
  walk(node, (item) => {
    const map = isObject(item['cte_map']) ? item['cte_map']['map'] : undefined;
    if (Array.isArray(map)) for (const entry of map) if (isObject(entry)) names.push(String(entry['key']));
    if (typeof item['cte_name'] === 'string') names.push(item['cte_name']);
  });
  return names;
}

const lower = (text: string) => text.toLowerCase();

function notAllowed(why: string): MlopsError {
  return MlopsError.of(dataReasons, 'sql-not-allowed', `SQL: ${why}.`);
}
