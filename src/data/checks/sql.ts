import type { Check } from '../../project/types.ts';
import type { SqlValue } from '../engines/port.ts';
import { allowance, exceeds } from './amount.ts';
import { answer, type CheckContext, type CheckFamily, firstOf } from './family.ts';
import { commonOf, withUserSql } from './user-sql.ts';
import { counted } from './words.ts';

export const sqlCheck: CheckFamily = {
  name: 'sql',
  key: 'checks[].sql',
  asks: 'How many rows does the SELECT return? Those break the rule. The table has the name of the dataset.',
  reasons: ['rule-broken', 'sql-syntax', 'sql-not-allowed', 'sql-failed', 'sql-too-costly'],
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
  await context.engine.query(`WITH "#rule" AS (\n${text}\n) SELECT * FROM "#rule" LIMIT 0`, [context.table]);
  const { rows } = await context.engine.query(`SELECT count(*) FROM (\n${text}\n)`, [context.table]);
  const failed = Number(rows[0]?.[0]);
  const all = context.shape.rows;
  const common = { ...commonOf(check), failed };
  const returned = `${check.name}: the query returns ${counted(failed, 'row')}, ${allowance(check.max)} may`;
  const broken = exceeds(failed, check.max, all);
  if (all === 0 && !broken)
    return answer(context, { ...common, verdict: 'unknown', reason: 'no-rows', sentence: `${check.name}: no rows` });
  const examples = broken ? await firstRows(context, text) : [];
  return answer(context, {
    ...common,
    verdict: broken ? 'fail' : 'pass',
    reason: broken ? 'rule-broken' : 'kept',
    sentence: `${returned}${firstOf(examples)}`,
    examples,
  });
}

/** Nothing is shown of a dataset with sensitive columns: a query can rename them. */
async function firstRows(context: CheckContext, text: string): Promise<readonly Record<string, string>[]> {
  if ([...context.dataset.columns.values()].some((column) => column.sensitive)) return [];
  const { columns, rows } = await context.engine.query(`SELECT * FROM (\n${text}\n) ORDER BY ALL LIMIT 5`, [
    context.table,
  ]);
  const shown = (value: SqlValue | undefined) => String(value ?? 'null').slice(0, 60);
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, shown(row[index])])));
}
