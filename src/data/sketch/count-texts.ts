import type { DataEngine, SqlValue, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { add, noCells } from './cells.ts';
import { refine } from './refine.ts';
import type { NumberCells } from './schema.ts';

/** All values are listed up to this many; beyond, only those with at least 0.1 % of the rows, at most this many. */
export const maxValues = 256;

export interface TextCounts {
  readonly rows: number;
  readonly nulls: number;
  /** Most frequent first, equal counts by value. */
  readonly values: readonly (readonly [string, number])[];
  readonly rest: number;
  readonly unlisted: number;
  readonly lengths: NumberCells;
}

/** How many rows are looked at to choose a plan; the result does not depend on them. */
const glimpse = 20_000;
const buckets = 4096;

/** Which columns seem to have too many distinct values for a table of all of them; decides work, not results. */
export async function manyValued(
  engine: DataEngine,
  table: TableSource,
  columns: readonly string[],
): Promise<ReadonlySet<string>> {
  if (columns.length === 0) return new Set();
  const names = columns.map(identifier);
  const counts = names.map((name) => `count(DISTINCT ${name})`).join(', ');
  const sql = `SELECT ${counts} FROM (SELECT ${names.join(', ')} FROM ${identifier(table.name)} LIMIT ${glimpse}) AS "#part"`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  return new Set(columns.filter((_, k) => toCount(row[k]) > glimpse / 2));
}

/** Values, their lengths and nulls of one column by counting each distinct value. */
export async function countValues(engine: DataEngine, table: TableSource, column: string): Promise<TextCounts> {
  const { dialect } = engine;
  // The cast stands outside: within, it would be pushed below the counting, to every row.
  const text = 'CAST(v AS VARCHAR)';
  const sql = `WITH g AS ${dialect.materialized}(SELECT ${identifier(column)} AS v, count(*) AS n FROM ${identifier(table.name)} GROUP BY 1)
    SELECT 'length' AS kind, NULL AS v, ${dialect.bytes(text)} AS size, CAST(sum(n) AS BIGINT) AS n, count(*) AS distinct_values
      FROM g WHERE v IS NOT NULL GROUP BY ${dialect.bytes(text)}
    UNION ALL SELECT 'value', v, 0, n, 0
      FROM (SELECT ${text} AS v, n FROM g WHERE v IS NOT NULL ORDER BY n DESC, 1 LIMIT ${maxValues + 1}) AS "#part"
    UNION ALL SELECT 'null', NULL, 0, n, 0 FROM g WHERE v IS NULL`;
  const found = read((await engine.query(sql, [table])).rows);
  return listed(found, found.distinct <= maxValues);
}

/**
 * The same for columns of very many values, without a table of all of them: a value with 0.1 % of the rows makes its
 * hash bucket at least as heavy, so only the values of heavy buckets are counted one by one. Exact as well.
 */
export async function countFrequent(engine: DataEngine, table: TableSource, column: string): Promise<TextCounts> {
  const { dialect } = engine;
  const [from, name] = [identifier(table.name), identifier(column)];
  const bucket = dialect.bucket(name, buckets);
  const sql = `WITH g AS ${dialect.materialized}(SELECT ${bucket} AS b, ${dialect.bytes(name)} AS size, count(*) AS n FROM ${from} GROUP BY 1, 2)
    SELECT 'length' AS kind, NULL AS v, size, CAST(sum(n) AS BIGINT) AS n, 0 AS d FROM g WHERE size IS NOT NULL GROUP BY size
    UNION ALL SELECT 'bucket', NULL, b, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NOT NULL GROUP BY b
    UNION ALL SELECT 'null', NULL, 0, CAST(sum(n) AS BIGINT), 0 FROM g WHERE size IS NULL HAVING sum(n) > 0`;
  const { rows } = await engine.query(sql, [table]);
  const found = read(rows);
  const least = threshold(found.texts);
  const heavy = rows.filter((row) => row[0] === 'bucket' && toCount(row[3]) >= least).map((row) => toCount(row[2]));
  if (heavy.length === 0) return listed(found, false);
  const frequent = `SELECT 'value', ${name}, 0, count(*), 0 FROM ${from}
    WHERE ${name} IS NOT NULL AND ${bucket} IN (${heavy.join(', ')}) GROUP BY ${name} HAVING count(*) >= ${least}
    ORDER BY count(*) DESC, ${name} LIMIT ${maxValues + 1}`;
  const values = read((await engine.query(frequent, [table])).rows).values;
  return listed({ ...found, values }, false);
}

interface Found {
  readonly lengths: ReadonlyMap<number, number>;
  readonly values: readonly (readonly [string, number])[];
  readonly nulls: number;
  readonly distinct: number;
  readonly texts: number;
}

function read(rows: readonly (readonly SqlValue[])[]): Found {
  const lengths = new Map<number, number>();
  const values: [string, number][] = [];
  let [nulls, distinct, texts] = [0, 0, 0];
  for (const [kind, value, size, n, different] of rows) {
    if (kind === 'value') values.push([String(value), toCount(n)]);
    if (kind === 'null') nulls += toCount(n);
    if (kind !== 'length') continue;
    add(lengths, toCount(size), toCount(n));
    texts += toCount(n);
    distinct += toCount(different);
  }
  return { lengths, values, nulls, distinct, texts };
}

function listed(found: Found, complete: boolean): TextCounts {
  const least = complete ? 1 : threshold(found.texts);
  const frequent = found.values.filter(([, rows]) => rows >= least);
  const values = frequent.slice(0, maxValues);
  const rest = found.texts - values.reduce((sum, [, rows]) => sum + rows, 0);
  const cut = frequent[maxValues]?.[1];
  const unlisted = complete ? 0 : (cut ?? least - 1);
  return {
    rows: found.texts + found.nulls,
    nulls: found.nulls,
    values,
    rest,
    unlisted,
    lengths: lengthCells(found.lengths),
  };
}

/** A value is listed from 0.1 % of the rows on, and never for a single row. */
function threshold(texts: number): number {
  return Math.max(2, Math.ceil(texts / 1000));
}

/** Lengths in the cells of whole numbers. */
export function lengthCells(lengths: ReadonlyMap<number, number>): NumberCells {
  if (lengths.size === 0) return noCells;
  const step = refine({ exponent: 0, counts: lengths, outside: [] }, true);
  return step.kind === 'done' ? step.cells : noCells; // at width 1 there is nothing finer to ask for
}

function toCount(value: SqlValue | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}
