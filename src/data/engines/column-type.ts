import type { ColumnType } from '../../project/types.ts';

const integers = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^DECIMAL\(\d+,0\)$/;
const numbers = /^(FLOAT|DOUBLE|NUMERIC)$|^DECIMAL\(/;

/** The contract's type of a column, from the engine's own name of it; `other` for lists, structs, blobs, times. */
export function columnTypeOf(engineType: string): ColumnType | 'other' {
  if (integers.test(engineType)) return 'integer';
  if (numbers.test(engineType)) return 'number';
  if (engineType === 'VARCHAR' || engineType === 'UUID' || engineType.startsWith('ENUM')) return 'string';
  if (engineType === 'BOOLEAN') return 'boolean';
  if (engineType === 'DATE') return 'date';
  if (engineType.startsWith('TIMESTAMP')) return 'timestamp';
  return 'other';
}

/** True where NaN and infinity can be stored; PostgreSQL's NUMERIC without a precision is such a type, too. */
export function isFloating(engineType: string): boolean {
  return engineType === 'FLOAT' || engineType === 'DOUBLE' || engineType === 'NUMERIC';
}
