import { integerOf } from '../database/answers.ts';
import type { ViewColumn } from '../database/views.ts';
import type { SqlValue } from '../port.ts';
import { identifier } from '../sql.ts';

/** Types by their fixed numbers in `pg_type`, as DuckDB calls them. */
const plainTypes: ReadonlyMap<number, string> = new Map([
  [16, 'BOOLEAN'],
  [20, 'BIGINT'],
  [21, 'SMALLINT'],
  [23, 'INTEGER'],
  [700, 'FLOAT'],
  [701, 'DOUBLE'],
  [1082, 'DATE'],
  [1114, 'TIMESTAMP'],
  [1184, 'TIMESTAMP WITH TIME ZONE'],
]);
const texts: ReadonlySet<string> = new Set(['text', 'varchar', 'bpchar', 'name', 'char', 'citext']);
const numeric = 1700;

export interface PostgresField {
  readonly name: string;
  readonly oid: number;
  /** As PostgreSQL packs precision and scale; -1 for none. */
  readonly modifier: number;
  /** `typname` and `typtype` of `pg_type`. */
  readonly typeName: string;
  readonly isEnum: boolean;
}

/** A column as the checks see it: of few types, texts in the order of their bytes, what has no type of ours as text. */
export function viewColumn(field: PostgresField): ViewColumn {
  const stored = identifier(field.name);
  const plain = plainTypes.get(field.oid);
  if (plain !== undefined) return { name: field.name, engineType: plain, cell: stored };
  if (field.oid === numeric) return { name: field.name, engineType: numericType(field.modifier), cell: stored };
  return { name: field.name, engineType: textType(field), cell: `CAST(${stored} AS text) COLLATE "C"` };
}

function textType({ typeName, isEnum }: PostgresField): string {
  if (typeName === 'uuid') return 'UUID';
  return isEnum || texts.has(typeName)
    ? 'VARCHAR'
    : typeName === 'time'
      ? 'TIME'
      : `POSTGRES ${typeName.toUpperCase()}`;
}

/** A scale may be negative, or above the precision: then it says nothing that DuckDB's types could. */
function numericType(modifier: number): string {
  if (modifier < 4) return 'NUMERIC';
  const [precision, scale] = [((modifier - 4) >> 16) & 0xffff, (((modifier - 4) & 0x7ff) ^ 1024) - 1024];
  return scale < 0 || scale > precision ? 'NUMERIC' : `DECIMAL(${precision},${scale})`;
}

const integers: ReadonlySet<number> = new Set([20, 21, 23, 26]);

/** How an answer is read: numbers as numbers where they are exact, everything else as text. */
export function parserOf(oid: number): (text: string) => SqlValue {
  if (oid === 16) return (text) => text === 't';
  if (integers.has(oid)) return integerOf;
  return oid === 700 || oid === 701 ? Number : String;
}
