import type { Amount } from '../../project/types.ts';
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
