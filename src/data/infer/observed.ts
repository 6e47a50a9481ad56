import type { Values } from '../../project/types.ts';
import { inList } from '../checks/values/values.ts';
import { columnTypeOf, isFloating } from '../engines/column-type.ts';
import type { DataEngine, TableSource } from '../engines/port.ts';
import { identifier } from '../engines/sql.ts';

/** A column as `describe` names it. */
export interface ObservedColumn {
  readonly name: string;
  readonly engineType: string;
}

/** The smallest or the largest value of a column, NaN left out, as text; undefined where there is none. */
export async function extremeOf(
  engine: DataEngine,
  table: TableSource,
  { name, engineType }: ObservedColumn,
  side: 'min' | 'max',
): Promise<string | undefined> {
  const cell = identifier(name);
  const only = isFloating(engineType) ? ` FILTER (WHERE NOT ${engine.dialect.isNan(cell)})` : '';
  const { rows } = await engine.query(
    `SELECT CAST(${side}(${cell})${only} AS VARCHAR) FROM ${identifier(table.name)}`,
    [table],
  );
  const value = rows[0]?.[0];
  return value === null || value === undefined ? undefined : String(value);
}

/** The different values outside of a list, in their order; undefined where there are more than `most`. */
export async function valuesOutside(
  engine: DataEngine,
  table: TableSource,
  { name, engineType }: ObservedColumn,
  list: Values,
  most: number,
): Promise<readonly string[] | undefined> {
  const inside = inList(engine.dialect, { name, engineType, type: columnTypeOf(engineType) }, list);
  if (inside === undefined) return undefined;
  const cell = identifier(name);
  const { rows } = await engine.query(
    `SELECT DISTINCT CAST(${cell} AS VARCHAR) FROM ${identifier(table.name)}
     WHERE ${cell} IS NOT NULL AND NOT (${inside}) ORDER BY 1 LIMIT ${most + 1}`,
    [table],
  );
  return rows.length > most ? undefined : rows.map(([value]) => String(value));
}
