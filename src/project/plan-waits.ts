import type { CommitFacts, PlanStep } from './plan.ts';
import { isModelStep } from './plan-order.ts';
import type { When } from './types.ts';

/** What a step waits for where nobody has asked for it. */
export type Until = Exclude<When, 'pull-request'>;

/** Whose training waits, which may be one that the step's own model needs, and for what. */
export interface Waiting {
  readonly model: string;
  readonly until: Until;
}

const why = {
  request: 'waits: somebody has to ask for it (`when: request`)',
  merge: 'waits: it is trained when it is merged (`when: merge`)',
} as const satisfies Readonly<Record<Until, string>>;

const elsewhere = {
  request: '`when: request`: on a pull request it waits until somebody asks for it',
  merge: '`when: merge`: on a pull request it waits for the merge',
} as const satisfies Readonly<Record<Until, string>>;

/**
 * Of a change for which nobody has asked: trainings of either side wait as the candidate's model says, and steps that need
 * what they make wait with them. What is recorded or refused waits for nothing. Where somebody has asked, that they would
 * wait is said of the candidate's.
 * @param steps in run order: each behind those that it needs
 */
export function withWaits(
  steps: readonly PlanStep[],
  { models }: Pick<CommitFacts, 'models'>,
  unasked: boolean,
): readonly PlanStep[] {
  const waiting = new Map<string, Waiting>();
  return steps.map((step): PlanStep => {
    if (!isModelStep(step) || step.decision !== 'run' || step.refused) return step;
    const { model } = step;
    const when = step.kind === 'train' ? models.get(model)?.model.train.when : undefined;
    const own = when === undefined || when === 'pull-request' ? undefined : { model, until: when };
    if (!unasked) {
      if (own === undefined || step.side === 'baseline') return step;
      return { ...step, reasons: [...step.reasons, elsewhere[own.until]] };
    }
    const found = own ?? step.needs.map((id) => waiting.get(id)).find((one) => one !== undefined);
    if (found === undefined) return step;
    waiting.set(step.id, found);
    const reason = found.model === model ? why[found.until] : `waits: it needs \`${found.model}\`, which waits`;
    return { ...step, decision: 'wait', waiting: found, reasons: [...step.reasons, reason] };
  });
}
