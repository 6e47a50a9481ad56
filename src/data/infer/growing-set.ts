import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier, literal } from '../engines/sql.ts';
import { closedSetOf } from './closed-set.ts';
import type { ColumnEvidence } from './evidence.ts';
import { timeOf } from './time-column.ts';

/**
 * Rows of a value that would be expected before it came, if it always had the share it has: none of so many has
 * probability e⁻⁷, 0.001.
 */
const mostMissed = 7;

/** Marks the columns that look closed, but of which a value came late in the time of the table. */
export async function withGrowth(
  engine: DataEngine,
  table: TableSource,
  columns: readonly ColumnEvidence[],
  rows: number,
): Promise<readonly ColumnEvidence[]> {
  const time = timeOf({ columns, rows })?.time;
  if (time === undefined) return columns;
  const marked: ColumnEvidence[] = [];
  for (const column of columns) {
    const isGrowing = closedSetOf(column) !== undefined && (await cameLate(engine, table, column, time));
    marked.push(isGrowing ? { ...column, isGrowing } : column);
  }
  return marked;
}

async function cameLate(
  engine: DataEngine,
  table: TableSource,
  { name, values = [], filled }: ColumnEvidence,
  time: string,
): Promise<boolean> {
  const relation = identifier(table.name);
  const [cell, at] = [identifier(name), identifier(time)];
  const value = `CAST(${cell} AS VARCHAR)`;
  const last = await engine.query(
    `SELECT ${value}, min(${at}) FROM ${relation} WHERE ${cell} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1`,
    [table],
  );
  const newest = String(last.rows[0]?.[0]);
  const first = `SELECT min(${at}) FROM ${relation} WHERE ${value} = ${literal(newest)}`;
  const before = await engine.query(`SELECT count(${cell}) FROM ${relation} WHERE ${at} < (${first})`, [table]);
  const share = (values.find((each) => each.value === newest)?.rows ?? 0) / filled;
  return share * Number(before.rows[0]?.[0]) > mostMissed;
}
