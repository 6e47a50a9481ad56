import type { Amount } from '../../project/types.ts';
import type { Answer, CheckContext } from './family.ts';
import { whole } from './words.ts';

/** Whether a count is more than an amount allows; a percentage is one of `all`, compared without rounding. */
export function exceeds(count: number, amount: Amount, all: number): boolean {
  return amount.kind === 'absolute' ? count > amount.value : count * 100 > amount.value * all;
}

/** `at most 12`, `at most 1 %`, `none`. */
export function allowance(amount: Amount): string {
  if (amount.value === 0) return 'none';
  return amount.kind === 'absolute' ? `at most ${whole(amount.value)}` : `at most ${amount.value} %`;
}

/** The verdict on rows that broke a rule, of so many that were asked; an allowance of all rows is no rule any more. */
export function judged(
  { allowed, datasetRows }: Pick<CheckContext, 'allowed' | 'datasetRows'>,
  failed: number,
  asked: number,
  reason: string,
): Pick<Answer, 'verdict' | 'reason'> {
  if (exceeds(failed, allowed, asked)) return { verdict: 'fail', reason };
  const isRule = allowed.value === 0 || exceeds(datasetRows, allowed, datasetRows);
  return isRule ? { verdict: 'pass', reason: 'kept' } : { verdict: 'unknown', reason: 'allowance-too-large' };
}
