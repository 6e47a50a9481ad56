import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { double, type NumberColumn, type NumberCounts } from './count-numbers.ts';

/** A value is taken down to 2^-28 of a cell's width: at a thousand cells that is eleven digits of the column's range. */
const fineness = 28;
/** Rows further out than 2^60 cells would not fit a sum of 128 bits; a column with such rows has no mean. */
const farthest = 60;

/** A column and what was counted of it. */
export interface Counted {
  readonly column: NumberColumn;
  readonly counts: NumberCounts;
}

/**
 * Means of the finite values, by column, in one pass over all of them. Sums of doubles depend on the order in which
 * threads add them; these are sums of integers, in units that follow from the cells, so they are the same everywhere.
 * Columns without a finite value, or with one that is too far out, are left out.
 */
export async function meansOf(
  engine: DataEngine,
  table: TableSource,
  counted: readonly Counted[],
): Promise<ReadonlyMap<string, number>> {
  const asked = counted.filter(({ counts }) => finiteRows(counts) > 0 && Math.abs(counts.cells.exponent) < 900);
  if (asked.length === 0) return new Map();
  const sql = `SELECT ${asked.map(sumSql).join(', ')} FROM ${identifier(table.name)}`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  return new Map(
    asked.flatMap(({ column, counts }, k) => {
      const [sum, rows] = [row[2 * k], Number(row[2 * k + 1])];
      if (typeof sum !== 'string' || rows !== finiteRows(counts)) return [];
      return [[column.name, (Number(BigInt(sum)) / rows) * 2 ** (counts.cells.exponent - fineness)] as const];
    }),
  );
}

function finiteRows({ rows, nulls, nan, plusInfinity, minusInfinity }: NumberCounts): number {
  return rows - nulls - nan - plusInfinity - minusInfinity;
}

/** The sum as text, since no other type of an answer holds it exactly, and how many rows are in it. */
function sumSql({ column, counts }: Counted): string {
  const value = column.value(identifier(column.name));
  const { exponent } = counts.cells;
  const near = `isfinite(${value}) AND abs(${value}) < ${double(2 ** (exponent + farthest))}`;
  const units = `CAST(floor(${value} * ${double(2 ** (fineness - exponent))}) AS HUGEINT)`;
  return `CAST(sum(CASE WHEN ${near} THEN ${units} END) AS VARCHAR), count(*) FILTER (WHERE ${near})`;
}
