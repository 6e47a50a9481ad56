import type { Dialect } from '../engines/dialect.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';
import { countsOf } from './cells.ts';
import type { NumberCounts } from './count-numbers.ts';
import type { NumberColumn } from './number-pass.ts';
import { fineness } from './sums.ts';

/** Rows further out than 2^60 cells would not fit a sum of 128 bits; a column with such rows has no mean. */
const farthest = 60;

/** A column and what was counted of it. */
export interface Counted {
  readonly column: NumberColumn;
  readonly counts: NumberCounts;
}

/**
 * Means of the finite values, by column, from the pass that counted their cells or from one more over those that it has no sum of. Sums of doubles depend on the order in which
 * threads add them; these are sums of integers, in units that follow from the cells, so they are the same everywhere.
 * Columns without a finite value, or with one that is too far out, are left out.
 */
export async function meansOf(
  engine: DataEngine,
  table: TableSource,
  counted: readonly Counted[],
): Promise<ReadonlyMap<string, number>> {
  const means = new Map<string, number>();
  const asked: Counted[] = [];
  for (const each of counted) {
    if (finiteRows(each.counts) === 0 || Math.abs(each.counts.cells.exponent) >= 900) continue;
    const units = knownUnits(each.counts);
    if (units === undefined) asked.push(each);
    else means.set(each.column.name, meanOf(each.counts, units));
  }
  return new Map([...means, ...(await askedMeans(engine, table, asked))]);
}

/** The sum that the pass over the cells has taken already, or that the cells of whole numbers are. */
function knownUnits({ sum, whole, cells }: NumberCounts): bigint | undefined {
  if (sum?.scale === fineness - cells.exponent) return sum.units;
  if (!whole || cells.exponent !== 0 || cells.below.length + cells.above.length > 0) return undefined;
  let total = 0n;
  for (const [value, rows] of countsOf(cells)) total += BigInt(value) * BigInt(rows);
  return total << BigInt(fineness);
}

function meanOf(counts: NumberCounts, units: bigint): number {
  return (Number(units) / finiteRows(counts)) * 2 ** (counts.cells.exponent - fineness);
}

async function askedMeans(
  engine: DataEngine,
  table: TableSource,
  asked: readonly Counted[],
): Promise<ReadonlyMap<string, number>> {
  if (asked.length === 0) return new Map();
  const sql = `SELECT ${asked.map((each) => sumSql(engine.dialect, each)).join(', ')} FROM ${identifier(table.name)}`;
  const row = (await engine.query(sql, [table])).rows[0] ?? [];
  return new Map(
    asked.flatMap(({ column, counts }, k) => {
      const [sum, rows] = [row[2 * k], Number(row[2 * k + 1])];
      if (typeof sum !== 'string' || rows !== finiteRows(counts)) return [];
      return [[column.name, meanOf(counts, BigInt(sum))] as const];
    }),
  );
}

function finiteRows({ rows, nulls, nan, plusInfinity, minusInfinity }: NumberCounts): number {
  return rows - nulls - nan - plusInfinity - minusInfinity;
}

/** The sum as text, since no other type of an answer holds it exactly, and how many rows are in it. */
function sumSql(dialect: Dialect, { column, counts }: Counted): string {
  const value = column.value(identifier(column.name));
  const { exponent } = counts.cells;
  const near = `${dialect.finiteNumber(value)} AND abs(${value}) < ${dialect.doubleOf(2 ** (exponent + farthest))}`;
  const units = `floor(${dialect.scaled(value, fineness - exponent)})`;
  return `${dialect.exactSumOfDoubles(`CASE WHEN ${near} THEN ${units} END`)}, count(*) FILTER (WHERE ${near})`;
}
