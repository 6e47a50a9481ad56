import { identifier } from '../engines/sql.ts';
import { type Hash, surelyDifferent } from './all-different.ts';
import type { CheckContext } from './family.ts';

/** Rows whose values of some columns, none of them null, occur more than once. Exact at any size. */
export interface Repeated {
  /** Rows, the first of each value included. */
  readonly failed: number;
  /** Different values that occur more than once. */
  readonly values: number;
  /** SQL, true for such a row. */
  readonly condition: string;
}

/** @param hash for tests: one that makes different values alike */
export async function repeated(context: CheckContext, columns: readonly string[], hash?: Hash): Promise<Repeated> {
  if (await surelyDifferent(context, columns, hash)) return { failed: 0, values: 0, condition: 'false' };
  const cells = columns.map(identifier).join(', ');
  const filled = columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const groups = `SELECT ${cells}, count(*) AS "#times" FROM ${context.relation} WHERE ${filled} GROUP BY ${cells} HAVING count(*) > 1`;
  const { rows } = await context.engine.query(
    `SELECT coalesce(sum("#times"), 0), count(*) FROM (${groups}) AS "#part"`,
    [context.table],
  );
  return {
    failed: Number(rows[0]?.[0]),
    values: Number(rows[0]?.[1]),
    condition: `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${groups}) AS "#part")`,
  };
}
