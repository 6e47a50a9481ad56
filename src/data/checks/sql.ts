import type { Check } from '../../project/types.ts';
import type { SqlValue } from '../engines/port.ts';
import { allowance, exceeds, judged } from './amount.ts';
import { answer, type CheckContext, type CheckFamily, firstOf } from './family.ts';
import { refuseConstant, refuseNoRows } from './refuse-constant.ts';
import { commonOf, withUserSql } from './user-sql.ts';
import { counted } from './words.ts';

export const sqlCheck: CheckFamily = {
  name: 'sql',
  key: 'checks[].sql',
  asks: 'How many rows does the SELECT return? Those break the rule. The table has the name of the dataset. Each query may take two minutes.',
  reasons: [
    'rule-broken',
    'allowance-too-large',
    'sql-syntax',
    'sql-not-allowed',
    'sql-cannot-fail',
    'sql-failed',
    'sql-too-costly',
  ],
  plan: (context) =>
    context.dataset.checks.flatMap((check) => {
      const { rule } = check;
      return rule.kind === 'sql'
        ? [() => withUserSql(context, check, (limited) => judge(limited, check, rule.text))]
        : [];
    }),
};

async function judge(context: CheckContext, check: Check, given: string) {
  const text = given.replace(/[;\s]+$/, '');
  // As a subquery and as a common table expression: only one whole SELECT can stand in both.
  const { columns } = await context.engine.query(`WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`, [
    context.table,
  ]);
  refuseNoRows(text);
  const { rows } = await context.engine.query(`SELECT count(*) FROM (\n${text}\n) AS "#part"`, [context.table]);
  // After the guard of other tables: of no rows some engines plan to read none.
  await refuseConstant(context, `WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`);
  const failed = Number(rows[0]?.[0]);
  const all = context.shape.rows;
  const common = { ...commonOf(check), failed };
  const returned = `${check.name}: the query returns ${counted(failed, 'row')}, ${allowance(check.max)} may`;
  const broken = exceeds(failed, check.max, all);
  if (all === 0 && !broken)
    return answer(context, { ...common, verdict: 'unknown', reason: 'no-rows', sentence: `${check.name}: no rows` });
  const examples = broken ? await firstRows(context, text, columns.length) : [];
  return answer(context, {
    ...common,
    ...judged({ ...context, allowed: check.max }, failed, all, 'rule-broken'),
    sentence: `${returned}${firstOf(examples)}`,
    examples,
  });
}

/** Nothing is shown of a dataset with sensitive columns: a query can rename them. */
async function firstRows(
  context: CheckContext,
  text: string,
  width: number,
): Promise<readonly Record<string, string>[]> {
  if ([...context.dataset.columns.values()].some((column) => column.sensitive)) return [];
  const order = Array.from({ length: width }, (_, index) => index + 1).join(', ');
  const { columns, rows } = await context.engine.query(
    `SELECT * FROM (\n${text}\n) AS "#part" ORDER BY ${order} LIMIT 5`,
    [context.table],
  );
  const shown = (value: SqlValue | undefined) => String(value ?? 'null').slice(0, 60);
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, shown(row[index])])));
}
