import type { DuckDBConnection, DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';
import type { ColumnArray, ColumnArrays, QueryResult, SqlValue } from '../port.ts';
import { identifier, literal } from '../sql.ts';

/** All rows of a result with plain values (see `DataEngine.query`). */
export async function plainRows(result: DuckDBMaterializedResult): Promise<QueryResult> {
  const rows = await result.getRows();
  return { columns: result.columnNames(), rows: rows.map((row) => row.map(plain)) };
}

function plain(value: DuckDBValue): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value === 'object') return String(value);
  return value;
}

const numeric = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|BOOLEAN|DECIMAL\(.*\))$/;

/**
 * All rows of a SELECT as typed arrays. Where some of them are no numbers, the result is kept in a temporary table in its
 * order; texts become an ENUM of their sorted distinct values, so that a million of them cross over as integers and each
 * text only once.
 */
export async function columnArrays(
  connection: DuckDBConnection,
  sql: string,
  parameters: DuckDBValue[],
): Promise<ColumnArrays> {
  // Nobody knows the type of what a parameter alone decides.
  if (parameters.length > 0) return throughTable(connection, sql, parameters);
  const prepared = await connection.prepare(sql);
  const columns = Array.from({ length: prepared.columnCount }, (_, index) => index);
  const names = columns.map((index) => prepared.columnName(index));
  const types = columns.map((index) => String(prepared.columnType(index)));
  prepared.destroySync();
  const isPlain = types.every((type) => numeric.test(type)) && new Set(names.map(lower)).size === names.length;
  if (!isPlain) return throughTable(connection, sql, parameters);
  const cells = names.map((name, index) => cellOf(name, index, new Map()));
  return collect(await connection.run(`SELECT ${cells.join(', ')} FROM (\n${sql}\n) AS "#result"`), names, new Map());
}

const lower = (text: string) => text.toLowerCase();

async function throughTable(
  connection: DuckDBConnection,
  sql: string,
  parameters: DuckDBValue[],
): Promise<ColumnArrays> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE "#result" AS ${sql}\n`, parameters);
  try {
    const shape = await connection.run('SELECT * FROM "#result" LIMIT 0');
    const names = shape.columnNames();
    const types = shape.columnTypes().map(String);
    const dictionaries = new Map<number, readonly string[]>();
    for (const [index, type] of types.entries()) {
      if (!numeric.test(type)) dictionaries.set(index, await dictionary(connection, names[index] ?? '', index));
    }
    const cells = names.map((name, index) => cellOf(name, index, dictionaries));
    const result = await connection.run(`SELECT ${cells.join(', ')} FROM "#result"`);
    return await collect(result, names, dictionaries);
  } finally {
    await connection.run('DROP TABLE IF EXISTS "#result"');
    await connection.run('DROP TABLE IF EXISTS "#names"');
  }
}

function cellOf(name: string, index: number, dictionaries: ReadonlyMap<number, readonly string[]>): string {
  const texts = dictionaries.get(index);
  if (texts === undefined) return `coalesce(${identifier(name)}::DOUBLE, 'nan'::DOUBLE)`;
  if (texts.length === 0) return '-1::INTEGER';
  return `coalesce(enum_code(${identifier(name)}::VARCHAR::${enumName(index)})::INTEGER, -1)`;
}

const enumName = (index: number) => `"#e${index}"`;

async function dictionary(connection: DuckDBConnection, name: string, index: number): Promise<readonly string[]> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "#names" AS
     SELECT DISTINCT ${identifier(name)}::VARCHAR AS text FROM "#result" WHERE ${identifier(name)} IS NOT NULL
     ORDER BY text`,
  );
  const texts = (await (await connection.run('SELECT text FROM "#names"')).getRows()).map((row) => String(row[0]));
  await connection.run(`DROP TYPE IF EXISTS ${enumName(index)}`);
  if (texts.length > 0) await connection.run(`CREATE TYPE ${enumName(index)} AS ENUM (SELECT text FROM "#names")`);
  return texts;
}

async function collect(
  result: DuckDBMaterializedResult,
  names: readonly string[],
  dictionaries: ReadonlyMap<number, readonly string[]>,
): Promise<ColumnArrays> {
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = new Map<string, ColumnArray>();
  for (const [index, name] of names.entries()) {
    const texts = dictionaries.get(index);
    const values = texts === undefined ? new Float64Array(rows) : new Int32Array(rows);
    let at = 0;
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(index);
      const items: unknown = 'items' in vector ? vector.items : undefined;
      if (items instanceof Float64Array || items instanceof Int32Array) {
        values.set(items.subarray(0, chunk.rowCount), at);
      } else {
        for (let row = 0; row < chunk.rowCount; row += 1) values[at + row] = Number(vector.getItem(row));
      }
      at += chunk.rowCount;
    }
    if (values instanceof Float64Array) columns.set(name, { kind: 'numbers', values });
    else columns.set(name, { kind: 'codes', codes: values, names: texts ?? [] });
  }
  return { rows, columns };
}

/** The COPY options for the format that a file name ends with; undefined for an unknown ending. */
export function copyOptions(target: string): string | undefined {
  const never = 'USE_TMP_FILE false';
  if (target.endsWith('.parquet')) return `(FORMAT parquet, COMPRESSION zstd, ${never})`;
  if (target.endsWith('.csv')) return `(FORMAT csv, HEADER true, ${never})`;
  if (/\.(jsonl|ndjson|json)$/.test(target)) return `(FORMAT json, ${never})`;
  return undefined;
}

/** `COPY (…) TO …` of a SELECT that was guarded before. */
export function copyStatement(sql: string, target: string, options: string): string {
  return `COPY (\n${sql}\n) TO ${literal(target)} ${options}`;
}
