import { integerOf } from '../database/answers.ts';
import type { ViewColumn } from '../database/views.ts';
import type { SqlValue } from '../port.ts';
import { identifier } from '../sql.ts';

const plainTypes: ReadonlyMap<string, string> = new Map([
  ['boolean', 'BOOLEAN'],
  ['tinyint', 'TINYINT'],
  ['smallint', 'SMALLINT'],
  ['integer', 'INTEGER'],
  ['bigint', 'BIGINT'],
  ['real', 'FLOAT'],
  ['double', 'DOUBLE'],
  ['date', 'DATE'],
]);

/** A column as the checks see it: of few types, timestamps in microseconds and UTC, what has no type of ours as text. */
export function viewColumn(name: string, type: string): ViewColumn {
  const stored = identifier(name);
  const plain = plainTypes.get(type);
  if (plain !== undefined) return { name, engineType: plain, cell: stored };
  const decimal = /^decimal\((\d+), ?(\d+)\)$/.exec(type);
  if (decimal !== null) return { name, engineType: `DECIMAL(${decimal[1]},${decimal[2]})`, cell: stored };
  const time = /^timestamp\((\d+)\)( with time zone)?$/.exec(type);
  if (time !== null) {
    const digits = Number(time[1]);
    if (time[2] === undefined) return { name, engineType: 'TIMESTAMP', cell: cut(stored, digits) };
    const utc = cut(`CAST(${stored} AT TIME ZONE 'UTC' AS timestamp(${digits}))`, digits);
    return { name, engineType: 'TIMESTAMP WITH TIME ZONE', cell: `with_timezone(${utc}, 'UTC')` };
  }
  if (type === 'uuid') return { name, engineType: 'UUID', cell: `CAST(${stored} AS varchar)` };
  if (/^(var)?char(\(\d+\))?$/.test(type)) {
    return { name, engineType: 'VARCHAR', cell: `CAST(${stored} AS varchar)` };
  }
  // Whether it is null is all that can be asked of it: not all of these become a text.
  return { name, engineType: `TRINO ${type.toUpperCase()}`, cell: `CASE WHEN ${stored} IS NOT NULL THEN '…' END` };
}

/** Finer parts than microseconds are cut off, and not rounded. */
function cut(stored: string, digits: number): string {
  if (digits <= 6) return `CAST(${stored} AS timestamp(6))`;
  return `CAST(regexp_replace(CAST(${stored} AS varchar), '(\\.\\d{6})\\d+', '$1') AS timestamp(6))`;
}

/** A value of an answer, which is JSON: integers that JavaScript would round come as text (`jsonWithExactIntegers`). */
export function sqlValueOf(cell: unknown, type: string): SqlValue {
  if (cell === null || cell === undefined) return null;
  if (/^(tinyint|smallint|integer|bigint)$/.test(type)) return integerOf(String(cell));
  if (type === 'double' || type === 'real') return Number(cell);
  return typeof cell === 'boolean' ? cell : String(cell);
}
