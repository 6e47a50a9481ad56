import type { Check } from '../../project/types.ts';
import type { CheckResult } from '../types.ts';
import { narrowedContext } from './context.ts';
import { answer, type CheckContext, type Judge } from './family.ts';
import { commonOf, withUserSql } from './user-sql.ts';
import { counted } from './words.ts';

/**
 * Plans a rule about the table, with what it allows. Where it has a condition, that is SQL of the user's own: it is
 * tried first, and then everything is counted over its rows, in passes of their own.
 */
export function narrowed(
  context: CheckContext,
  check: Check,
  plan: (context: CheckContext) => readonly Judge[],
): readonly Judge[] {
  const { rule, max } = check;
  const condition = 'if' in rule ? rule.if : undefined;
  const allowing = { ...context, allowed: max };
  if (condition === undefined) return plan(allowing);
  return [() => withUserSql(allowing, check, (limited) => ask(limited, check, condition, plan))];
}

async function ask(
  context: CheckContext,
  check: Check,
  condition: string,
  plan: (context: CheckContext) => readonly Judge[],
): Promise<CheckResult | readonly CheckResult[]> {
  // Inside a list and inside parentheses: only one whole expression can stand in both.
  await context.engine.query(
    `SELECT ${context.engine.dialect.list(`\n${condition}\n`)} FROM ${context.relation} LIMIT 0`,
    [context.table],
  );
  const { rows } = await context.engine.query(
    `SELECT count(*), count(*) FILTER (WHERE "#asked"), count(*) FILTER (WHERE "#asked" IS NULL)
     FROM (SELECT CAST((\n${condition}\n) AS BOOLEAN) AS "#asked" FROM ${context.relation}) AS "#part"`,
    [context.table],
  );
  const [all = 0, asked = 0, open = 0] = (rows[0] ?? []).map(Number);
  if (all !== context.shape.rows) {
    const sentence = `${check.name}: its \`if\` gives ${counted(all, 'answer')} for ${counted(context.shape.rows, 'row')}`;
    const where = { ...commonOf(check), path: [...check.path, 'if'] };
    return answer(context, { ...where, verdict: 'unknown', reason: 'where-not-by-row', sentence, checked: all });
  }
  // What no row of an empty table breaks is not kept.
  if (all === 0)
    return answer(context, {
      ...commonOf(check),
      verdict: 'unknown',
      reason: 'no-rows',
      sentence: `${check.name}: no rows`,
    });
  const inner = narrowedContext(context, condition, { rows: asked, skipped: open });
  const judges = plan(inner.context);
  await inner.counter.run();
  const results: CheckResult[] = [];
  for (const judge of judges) results.push(...[await judge()].flat());
  return results;
}
