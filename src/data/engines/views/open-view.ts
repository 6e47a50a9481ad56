import type { ViewRule } from '../../../project/types.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { withoutValues } from '../../without-values.ts';
import type { DataEngine, ShapeColumn, TableSource } from '../port.ts';
import { identifier } from '../sql.ts';
import { cutOf } from './cut.ts';
import { columnNamed, firstRow, type Left, relationOf } from './left.ts';

/** A view of which it is known what it keeps. */
export interface OpenView {
  readonly rules: readonly ViewRule[];
  readonly rows: number;
  readonly columns: readonly ShapeColumn[];
  /** Of the table that it keeps rows of. */
  readonly state: string | undefined;
  /** SQL for behind FROM, with the rows that it keeps and all columns of the table. @param placed with `#file` and `#row` */
  relation(placed: boolean): string;
}

/**
 * Looks once at the rows for each rule that counts by time, and once at those that are left in the end.
 * @throws MlopsError `view-where`, `view-column`, `view-time`, `view-time-missing`, and those of the engine
 */
export async function openView(engine: DataEngine, table: TableSource, rules: readonly ViewRule[]): Promise<OpenView> {
  const { columns, state } = await engine.describe(table);
  let left: Left = { engine, table, columns, conditions: [] };
  for (const rule of rules) left = await kept(left, rule);
  const found = left;
  const [count = null] = await firstRow(found, 'count(*)');
  return {
    ...{ rules, state, rows: Number(count), columns: found.columns },
    relation: (placed) => relationOf(found, placed),
  };
}

async function kept(before: Left, rule: ViewRule): Promise<Left> {
  const { where, dropLast, last, time, dataset, select } = rule;
  let left = before;
  if (where !== undefined) {
    left = also(left, `(\n${where}\n)`);
    await tryWhere(before, left, where).catch((error: unknown) => {
      throw asWhere(error, dataset, left.table.hidden ?? []);
    });
  }
  if (dropLast !== undefined && time !== undefined)
    left = also(left, await cutOf(left, dropLast, time, 'before', dataset));
  if (last !== undefined && time !== undefined) left = also(left, await cutOf(left, last, time, 'after', dataset));
  return select === undefined
    ? left
    : { ...left, columns: select.map((name) => columnNamed(left, name, dataset, '`select`')) };
}

const also = (left: Left, condition: string): Left => ({ ...left, conditions: [...left.conditions, condition] });

/** Inside a list, and inside an aggregate of booleans: only one whole condition of a row can stand in both. */
async function tryWhere(before: Left, after: Left, where: string): Promise<void> {
  const { engine, table, columns } = before;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  const from = `FROM (SELECT ${names} FROM ${relationOf(before, false)}) AS "#kept" LIMIT 0`;
  await engine.query(`SELECT ${engine.dialect.list(`\n${where}\n`)} ${from}`, [table], [], {});
  await engine.query(`SELECT bool_and((\n${where}\n)) ${from}`, [table], [], {});
  // Of all rows: a cell may be what the condition cannot be asked of.
  await firstRow(after, 'count(*)');
}

/** @param hidden columns whose values the engine may quote */
function asWhere(error: unknown, dataset: string, hidden: readonly string[]): unknown {
  // The table itself was there: one that is missing is another one.
  const own = ['sql-syntax', 'sql-not-allowed', 'sql-failed', 'database-table-missing'];
  if (!(error instanceof MlopsError) || !own.includes(error.problems[0]?.reason ?? '')) return error;
  const said = error.problems.map(({ reason, message }) =>
    hidden.length > 0 && reason === 'sql-failed' ? withoutValues(message) : message,
  );
  const why = said.join('; ');
  return MlopsError.of(
    dataReasons,
    'view-where',
    `${dataset}: \`where\` is no condition that can be asked of each row: ${why}`,
  );
}
