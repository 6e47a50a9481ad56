import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import type { DataEngine, ShapeColumn, SqlValue, TableSource } from '../port.ts';
import { identifier } from '../sql.ts';

/** The rows that are left after some rules, by the conditions of these. */
export interface Left {
  readonly engine: DataEngine;
  readonly table: TableSource;
  readonly columns: readonly ShapeColumn[];
  readonly conditions: readonly string[];
}

/** @throws MlopsError `view-column` */
export function columnNamed({ columns }: Left, name: string, dataset: string, key: string): ShapeColumn {
  const found = columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const names = columns.map((column) => column.name).join(', ');
  throw MlopsError.of(dataReasons, 'view-column', `${dataset}: ${key} names the column ${name}; there are: ${names}.`);
}

/** The first row of a question to the rows that are left. @param end what stands behind FROM */
export async function firstRow(left: Left, cells: string, end = ''): Promise<readonly SqlValue[]> {
  const { engine, table } = left;
  // With limits, as SQL of users: Trino then looks which tables it reads, and of a query of no rows it cannot tell.
  const { rows } = await engine.query(`SELECT ${cells} FROM ${relationOf(left, false)}${end}`, [table], [], {});
  return rows[0] ?? [];
}

/** SQL for behind FROM. Each condition is asked of rows that the ones before have kept. @param placed with `#file` and `#row` */
export function relationOf({ table, conditions }: Left, placed: boolean): string {
  const all = identifier(placed ? `${table.name}#rows` : table.name);
  return conditions.reduce((from, condition) => `(SELECT * FROM ${from} WHERE ${condition}) AS "#kept"`, all);
}
