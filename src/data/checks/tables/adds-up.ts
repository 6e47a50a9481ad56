import { doubleOf } from '../../engines/dialect.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import type { CheckFamily, Judge } from '../family.ts';
import { kindOf } from './compare.ts';
import { rowJudge } from './row-rule.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const addsUpCheck: CheckFamily = {
  name: 'adds-up',
  key: 'checks[].adds-up',
  asks: 'Is the sum of some columns another column, or a number, in every row? Rows with a null are left out, or break it with `nulls: break`.',
  reasons: ['sum-differs', 'missing-column', 'cannot-compare'],
  plan: (context) =>
    planTableRules(
      context,
      'adds-up',
      ({ columns, to }) => (typeof to === 'string' ? [...columns, to] : columns),
      judge,
    ),
};

/** Ten digits and more agree: what adding doubles loses is far less. */
const billionth = 1e-9;

function judge(asked: AskedOfTable<'adds-up'>): Judge {
  const { context, rule } = asked;
  const columns = typeof rule.to === 'string' ? [...rule.columns, rule.to] : rule.columns;
  const odd = columns.map((name) => storedColumn(context, name)).find((column) => kindOf(column) !== 'number');
  if (odd !== undefined) {
    const sentence = `${odd.name} is stored as ${typeWords(odd)} and cannot be added`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  const cell = (name: string) => `CAST(${identifier(name)} AS DOUBLE)`;
  const sum = `(${rule.columns.map(cell).join(' + ')})`;
  const wanted = typeof rule.to === 'string' ? cell(rule.to) : doubleOf(rule.to);
  const sizes = [...rule.columns.map((name) => `abs(${cell(name)})`), `abs(${wanted})`].join(', ');
  const within = rule.within === undefined ? `${doubleOf(billionth)} * greatest(${sizes})` : doubleOf(rule.within);
  return rowJudge(asked, {
    columns,
    nulls: rule.nulls,
    reason: 'sum-differs',
    // Of two infinities the difference is NaN, which is not within anything.
    breaks: `NOT coalesce(abs(${sum} - ${wanted}) <= ${within} AND NOT isnan(${sum} - ${wanted}), false)`,
    words: `do not add up to ${rule.to}`,
  });
}
