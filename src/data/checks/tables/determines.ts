import { identifier } from '../../engines/sql.ts';
import { allowance, judged } from '../amount.ts';
import { type CheckContext, type CheckFamily, firstOf, type Judge } from '../family.ts';
import { agreeing, counted, share, whole } from '../words.ts';
import { type AskedOfTable, answerOf, planTableRules } from './table-rule.ts';

export const determinesCheck: CheckFamily = {
  name: 'determines',
  key: 'checks[].determines',
  asks: 'Are rows that are equal in some columns equal in others? Of several values the most frequent one is taken for right; rows with a null are left out.',
  reasons: ['not-determined', 'allowance-too-large', 'missing-column'],
  plan: (context) => planTableRules(context, 'determines', ({ from, to }) => [...from, ...to], judge),
};

function judge(asked: AskedOfTable<'determines'>): Judge {
  const { context, rule } = asked;
  const { from, to } = rule;
  const filled = [...from, ...to].map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const full = context.count(`count(*) FILTER (WHERE ${filled})`);
  return async () => {
    const { rows } = context.shape;
    const nulls = rows - full();
    if (full() === 0)
      return answerOf(asked, {
        verdict: 'unknown',
        reason: 'no-rows',
        sentence: 'no row has a value in all columns',
        nulls,
      });
    const odd = oddSql(context, from, to, filled);
    const found = await context.engine.query(
      `SELECT coalesce(sum("#times"), 0), count(*) FROM (SELECT ${from.map(identifier).join(', ')}, sum("#times") AS "#times" FROM (${odd}) AS "#part" GROUP BY ${from.map(identifier).join(', ')}) AS "#part"`,
      [context.table],
    );
    const [failed = 0, groups = 0] = (found.rows[0] ?? []).map(Number);
    const cells = [...from, ...to].map(identifier).join(', ');
    const condition = `(${cells}) IN (SELECT ${context.engine.dialect.tuple(cells)} FROM (${odd}) AS "#part")`;
    const examples = failed > 0 ? await context.examples(condition) : [];
    return answerOf(asked, {
      ...judged(context, failed, rows, 'not-determined'),
      sentence: `${whole(failed)} of ${counted(rows, 'row')}${share(failed, rows)} ${agreeing(failed, 'have ')}another ${to.join(', ')} than most with the same ${from.join(', ')} (${counted(groups, 'value')} of it), ${allowance(context.allowed)} may${firstOf(examples)}`,
      nulls,
      failed,
      examples,
    });
  };
}

/** Combinations that are not the most frequent one of their `from`, and how often each stands. */
function oddSql({ relation }: CheckContext, from: readonly string[], to: readonly string[], filled: string): string {
  const [left, right] = [from.map(identifier).join(', '), to.map(identifier).join(', ')];
  const counts = `SELECT ${left}, ${right}, count(*) AS "#times" FROM ${relation} WHERE ${filled} GROUP BY ${left}, ${right}`;
  const ranked = `SELECT *, row_number() OVER (PARTITION BY ${left} ORDER BY "#times" DESC, ${right}) AS "#rank" FROM (${counts}) AS "#part"`;
  return `SELECT ${left}, ${right}, "#times" FROM (${ranked}) AS "#part" WHERE "#rank" > 1`;
}
