import type { Check } from '../../project/types.ts';
import { identifier } from '../engines/sql.ts';
import { allowance, exceeds, judged } from './amount.ts';
import { answer, type CheckContext, type CheckFamily, firstOf } from './family.ts';
import { refuseConstant } from './refuse-constant.ts';
import { commonOf, withUserSql } from './user-sql.ts';
import { agreeing, counted, share, whole } from './words.ts';

export const whereCheck: CheckFamily = {
  name: 'where',
  key: 'checks[].where',
  asks: 'For how many rows is the expression true? Those break the rule. Rows for which it is null are said, and leave the answer open. Each query may take two minutes.',
  reasons: [
    'rule-broken',
    'allowance-too-large',
    'null-result',
    'where-not-by-row',
    'sql-syntax',
    'sql-not-allowed',
    'sql-cannot-fail',
    'sql-failed',
    'sql-too-costly',
  ],
  plan: (context) =>
    context.dataset.checks.flatMap((check) => {
      const { rule } = check;
      return rule.kind === 'where'
        ? [() => withUserSql(context, check, (limited) => judge(limited, check, rule.text))]
        : [];
    }),
};

async function judge(context: CheckContext, check: Check, text: string) {
  const table = identifier(context.table.name);
  // Inside a list and inside parentheses: only one whole expression can stand in both.
  await context.engine.query(`SELECT ${context.engine.dialect.list(`\n${text}\n`)} FROM ${table} LIMIT 0`, [
    context.table,
  ]);
  const { rows } = await context.engine.query(
    `SELECT count(*), count(*) FILTER (WHERE broken), count(*) FILTER (WHERE broken IS NULL)
     FROM (SELECT CAST((\n${text}\n) AS BOOLEAN) AS broken FROM ${table}) AS "#part"`,
    [context.table],
  );
  const [checked = 0, failed = 0, nulls = 0] = (rows[0] ?? []).map(Number);
  const all = context.shape.rows;
  const common = { ...commonOf(check), nulls, failed, checked };
  if (checked !== all) {
    const sentence = `${check.name}: it gives ${counted(checked, 'answer')} for ${counted(all, 'row')}`;
    return answer(context, { ...common, verdict: 'unknown', reason: 'where-not-by-row', sentence });
  }
  await refuseConstant(context, `SELECT (\n${text}\n) AS "#part" LIMIT 0`);
  if (all === 0)
    return answer(context, { ...common, verdict: 'unknown', reason: 'no-rows', sentence: `${check.name}: no rows` });
  const examples = failed > 0 ? await context.examples(`CAST((\n${text}\n) AS BOOLEAN)`) : [];
  const open = nulls > 0 ? `; null result for ${counted(nulls, 'row')}` : '';
  const sentence = `${whole(failed)} of ${counted(all, 'row')}${share(failed, all)} ${agreeing(failed, 'break ')}the rule “${check.name}”, ${allowance(check.max)} may${open}${firstOf(examples)}`;
  if (exceeds(failed, check.max, all)) {
    return answer(context, { ...common, verdict: 'fail', reason: 'rule-broken', sentence, examples });
  }
  const undecided = exceeds(failed + nulls, check.max, all);
  return answer(context, {
    ...common,
    ...(undecided
      ? { verdict: 'unknown', reason: 'null-result' }
      : judged({ ...context, allowed: check.max }, failed, all, 'rule-broken')),
    sentence,
    examples: undecided ? await context.examples(`(\n${text}\n) IS NULL`) : examples,
  });
}
