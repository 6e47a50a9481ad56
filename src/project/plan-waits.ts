import type { CommitFacts, ModelStep, PlanStep } from './plan.ts';
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

/** A training that waits, of which the smoke run is to be made. */
export function isSmoke(step: PlanStep): boolean {
  return step.kind === 'train' && step.smoke === true;
}

/**
 * Of a change for which nobody has asked: trainings of either side wait as the candidate's model says, and steps that need
 * what they make wait with them; a smoke run waits only where the model needs what waits. What is recorded or refused waits
 * for nothing. Where somebody has asked, that they would wait is said of the candidate's.
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
    const { model: { train } = {} } = models.get(step.model) ?? {};
    const own = step.kind === 'train' ? ownWait(step.model, train?.when) : undefined;
    if (!unasked) return own === undefined ? step : withNotice(step, own);
    const needed = step.needs.map((id) => waiting.get(id)).find((one) => one !== undefined);
    const found = own ?? needed;
    if (found === undefined) return step;
    waiting.set(step.id, found);
    return waitingStep(step, found, train?.smoke !== undefined && needed === undefined);
  });
}

function ownWait(model: string, when: When = 'pull-request'): Waiting | undefined {
  return when === 'pull-request' ? undefined : { model, until: when };
}

function withNotice(step: ModelStep, { until }: Waiting): ModelStep {
  return step.side === 'baseline' ? step : { ...step, reasons: [...step.reasons, elsewhere[until]] };
}

function waitingStep(step: ModelStep, found: Waiting, mayRun: boolean): ModelStep {
  const reason = found.model === step.model ? why[found.until] : `waits: it needs \`${found.model}\`, which waits`;
  const waits = { decision: 'wait', waiting: found, reasons: [...step.reasons, reason] } as const;
  if (step.kind === 'evaluate' || step.side === 'baseline' || !mayRun) return { ...step, ...waits };
  return { ...step, ...waits, smoke: true, reasons: [...waits.reasons, 'its `smoke` runs now'] };
}
