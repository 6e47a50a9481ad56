import type { Comparison } from '../../../project/types.ts';
import { identifier } from '../../engines/sql.ts';
import { typeWords } from '../../type-words.ts';
import type { CheckFamily, Judge, StoredColumn } from '../family.ts';
import { rowJudge } from './row-rule.ts';
import { type AskedOfTable, answerOf, planTableRules, storedColumn } from './table-rule.ts';

export const compareCheck: CheckFamily = {
  name: 'compare',
  key: 'checks[].compare',
  asks: 'Does the comparison of two columns hold in every row? Rows in which one of them is null are left out, or break it with `nulls: break`.',
  reasons: ['comparison-broken', 'allowance-too-large', 'missing-column', 'cannot-compare'],
  plan: (context) => planTableRules(context, 'compare', ({ left, right }) => [left, right], judge),
};

/** What is true where the comparison is not. */
const opposites: Readonly<Record<Comparison, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '<>',
  '!=': '=',
};

function judge(asked: AskedOfTable<'compare'>): Judge {
  const { context, rule } = asked;
  const [left, right] = [storedColumn(context, rule.left), storedColumn(context, rule.right)];
  if (!comparable(left, right, rule.operator)) {
    const sentence = `${typeWords(left)} and ${typeWords(right)} cannot be compared by ${rule.operator}`;
    return () => answerOf(asked, { verdict: 'unknown', reason: 'cannot-compare', sentence, checked: 0 });
  }
  return rowJudge(asked, {
    columns: [rule.left, rule.right],
    nulls: rule.nulls,
    reason: 'comparison-broken',
    breaks: `${identifier(rule.left)} ${opposites[rule.operator]} ${identifier(rule.right)}`,
    words: 'break it',
  });
}

/** The order of texts differs between engines; equal they are everywhere. */
function comparable(left: StoredColumn, right: StoredColumn, operator: Comparison): boolean {
  const [one, other] = [kindOf(left), kindOf(right)];
  if (one === undefined || one !== other) return false;
  return one === 'number' || one === 'time' || operator === '=' || operator === '!=';
}

export function kindOf({ type }: StoredColumn): 'number' | 'time' | 'string' | 'boolean' | undefined {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'date' || type === 'timestamp') return 'time';
  return type === 'other' ? undefined : type;
}
