import type { ColumnArray, ColumnArrays, QueryResult, SqlValue } from '../port.ts';

/** An integer as a number where that is exact. */
export function integerOf(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** Rows as one typed array for each column (see `DataEngine.columns`). */
export function arraysOf({ columns, rows }: QueryResult): ColumnArrays {
  const arrays = columns.map((name, index): readonly [string, ColumnArray] => {
    const cells = rows.map((row) => row[index] ?? null);
    return [name, cells.some((cell) => typeof cell === 'string') ? codesOf(cells) : numbersOf(cells)];
  });
  return { rows: rows.length, columns: new Map(arrays) };
}

function numbersOf(cells: readonly SqlValue[]): ColumnArray {
  return { kind: 'numbers', values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))) };
}

function codesOf(cells: readonly SqlValue[]): ColumnArray {
  const names = [...new Set(cells.filter((cell) => cell !== null).map(String))].sort(byBytes);
  const codes = new Map(names.map((name, code) => [name, code]));
  return { kind: 'codes', names, codes: Int32Array.from(cells, (cell) => codes.get(String(cell)) ?? -1) };
}

/** By code points, as the engines order texts; JavaScript orders by UTF-16. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
