import type { Environment } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';
import { targetInCheckout } from '../in-checkout.ts';
import type { commandReasons } from '../reasons.ts';

/** What keeps jobs from promoting to an environment: a release that they cannot deploy would block its branch. */
export function targetProblem({ name, target }: Environment): Problem {
  const reason: keyof typeof commandReasons = 'target-in-checkout';
  const folder = targetInCheckout(target) ?? '';
  const message = `Nothing is promoted to ${name}: its target is the folder ${folder} of the checkout, which goes with the job.`;
  return { reason, message };
}
