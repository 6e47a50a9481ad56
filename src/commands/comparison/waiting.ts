import { isModelStep, type Until } from '../../project/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { Situation } from '../situation/situation.ts';

const reasons = {
  request: 'training-not-requested',
  merge: 'training-at-merge',
} as const satisfies Readonly<Record<Until, keyof typeof commandReasons>>;

/** What is said of a model of which a step waits until somebody asks or merges; undefined where none does. */
export function waitingProblem({ plan, request }: Situation, model: string): Problem | undefined {
  const step = plan.steps.filter(isModelStep).find((one) => one.model === model && one.waiting !== undefined);
  if (step?.waiting === undefined) return undefined;
  const { until, model: whose } = step.waiting;
  const own = step.side === 'baseline' ? `the baseline of ${model}` : model;
  const what = whose === model ? `${own} is` : `${own} needs ${whose}, which is`;
  const ask = `comment \`/mlops train ${request.unasked?.head ?? '<the whole commit id of the head>'}\``;
  return until === 'request'
    ? {
        reason: reasons.request,
        message: `${what} trained when somebody asks for it, and nobody has.`,
        remedy: `To have it trained and judged, ${ask}.`,
      }
    : {
        reason: reasons.merge,
        message: `${what} trained when the change is merged: nobody has judged it yet.`,
        remedy: `Merge without a verdict on it, or ${ask} to have it trained and judged before.`,
      };
}
