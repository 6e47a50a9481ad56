import { datasetsOf } from './fingerprint.ts';
import { neededBelow } from './needs.ts';
import type { CommitFacts, Known, ModelFacts, ModelStep, PlanStep } from './plan.ts';
import { isModelStep } from './plan-order.ts';

/** `mlops train` refuses all that a model still needs where one of its datasets is not there or breaks its contract. */
export function withRefused(
  steps: readonly ModelStep[],
  { model }: ModelFacts,
  { broken }: Known,
  { datasets }: CommitFacts,
): readonly ModelStep[] {
  const read = datasetsOf(model).flatMap((name) => {
    const facts = datasets.get(name);
    return facts === undefined ? [] : [{ name, ...facts }];
  });
  const missing = read.find((dataset) => dataset.missing);
  const unfit = missing ?? read.find(({ reportKey }) => broken?.has(reportKey));
  if (unfit === undefined) return steps;
  const what = missing === undefined ? 'breaks its contract' : 'is not there';
  const why = `refused: \`${unfit.name}\` ${what}, and nothing is trained or scored on it`;
  return steps.map((step) =>
    step.decision === 'reuse'
      ? step
      : { ...step, refused: true, reasons: missing === undefined ? [...step.reasons, why] : [why] },
  );
}

/** What is refused is not there for those that need it. */
export function refusedThrough(steps: readonly PlanStep[], { models }: CommitFacts): readonly PlanStep[] {
  const all = new Map([...models].map(([name, { model }]) => [name, model]));
  const refused = new Set(steps.flatMap((step) => (isModelStep(step) && step.refused ? [step.model] : [])));
  if (refused.size === 0) return steps;
  return steps.map((step) => {
    if (!isModelStep(step) || step.refused || step.decision === 'reuse') return step;
    const needed = neededBelow(all, step.model).find((name) => refused.has(name));
    if (needed === undefined) return step;
    return { ...step, refused: true, reasons: [...step.reasons, `refused: it needs \`${needed}\`, which is refused`] };
  });
}
