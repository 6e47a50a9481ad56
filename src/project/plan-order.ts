import type { CommitFacts, ModelFacts, ModelStep, PlanStep, Side } from './plan.ts';
import type { Model } from './types.ts';

export function isModelStep(step: PlanStep): step is ModelStep {
  return step.kind === 'train' || step.kind === 'evaluate';
}

/** `train:delay`, `train:delay@baseline`; `take:prompt` of a model that is not trained. */
export function trainId({ name, train }: Model, side: Side): string {
  return stepId(train.run === undefined ? 'take' : 'train', name, side);
}

export function stepId(kind: string, name: string, side: Side): string {
  return side === 'candidate' ? `${kind}:${name}` : `${kind}:${name}@baseline`;
}

/**
 * The steps that make the models which another one needs. What is the same run on both sides is made once, for the
 * candidate; of a model that the candidate no longer has there is no step.
 */
export function neededSteps(
  { model: { needs = [] } }: ModelFacts,
  side: Side,
  candidate: CommitFacts,
  baseline: CommitFacts | undefined,
): readonly string[] {
  const ids = needs.flatMap(({ model }) => {
    const now = candidate.models.get(model);
    const then = baseline?.models.get(model);
    if (side === 'candidate' || now?.fingerprint === then?.fingerprint)
      return now ? [trainId(now.model, 'candidate')] : [];
    return now && then ? [trainId(then.model, 'baseline')] : [];
  });
  return [...new Set(ids)];
}

/** Each step behind those that it needs; else in their order. */
export function inRunOrder(steps: readonly PlanStep[]): readonly PlanStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const placed = new Set<PlanStep>();
  const open = new Set<PlanStep>();
  const place = (step: PlanStep): void => {
    if (placed.has(step) || open.has(step)) return;
    open.add(step);
    for (const need of step.needs) {
      const before = byId.get(need);
      if (before !== undefined) place(before);
    }
    placed.add(step);
  };
  for (const step of steps) place(step);
  return [...placed];
}
