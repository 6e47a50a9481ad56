import type { CheckFamily, Judge } from '../family.ts';
import { inList } from '../values/values.ts';
import { listed } from '../words.ts';
import { rowJudge } from './row-rule.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const combinationsCheck: CheckFamily = {
  name: 'combinations',
  key: 'checks[].combinations',
  asks: 'Do the values of several columns go together in every row as in one of the combinations? Rows with a null are left out, or break it with `nulls: break`.',
  reasons: ['outside-combinations', 'allowance-too-large', 'missing-column', 'cannot-compare'],
  plan: (context) => planTableRules(context, 'combinations', ({ columns }) => columns, judge),
};

function judge(asked: AskedOfTable<'combinations'>): Judge {
  const { context, rule } = asked;
  const allowed = rule.values.map((values) =>
    values.map((value, index) =>
      inList(context.engine.dialect, storedColumn(context, rule.columns[index] ?? ''), [value]),
    ),
  );
  const unfit = allowed.findIndex((cells) => cells.includes(undefined));
  if (unfit >= 0) {
    const sentence = `${rule.columns.join(', ')} cannot be compared with ${rule.values[unfit]?.join(', ')}`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  return rowJudge(asked, {
    columns: rule.columns,
    nulls: rule.nulls,
    reason: 'outside-combinations',
    breaks: `NOT (${allowed.map((cells) => `(${cells.join(' AND ')})`).join(' OR ')})`,
    words: `have another combination than ${listed(rule.values.map((values) => values.join(' and ')))}`,
  });
}
