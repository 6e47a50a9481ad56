import { isModelStep, type Until } from '../../project/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { Situation } from '../situation/situation.ts';

const reasons = {
  request: 'training-not-requested',
  merge: 'training-at-merge',
} as const satisfies Readonly<Record<Until, keyof typeof commandReasons>>;

/** What is said of a model of which a step waits for somebody to ask; undefined where none does. */
export function waitingProblem({ plan, request }: Situation, model: string): Problem | undefined {
  const step = plan.steps.filter(isModelStep).find((one) => one.model === model && one.decision === 'wait');
  if (step?.until === undefined) return undefined;
  const what = step.side === 'baseline' ? `the baseline of ${model}` : model;
  const asked = `comment \`/mlops train ${request.unasked?.head ?? '<head>'}\``;
  return step.until === 'request'
    ? {
        reason: reasons.request,
        message: `${what} is trained when somebody asks for it, and nobody has.`,
        remedy: `To have it trained and judged, ${asked}, with the whole commit id.`,
      }
    : {
        reason: reasons.merge,
        message: `${what} is trained when it is merged: nobody has judged it yet.`,
        remedy: `Merge without a verdict on it, or ${asked} to have it trained and judged before.`,
      };
}
