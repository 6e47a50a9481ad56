import type { PlanStep } from '../project/index.ts';

/** How many steps of each kind; `take`: artifacts of models that are not trained; `smoke`: alone, where the training waits. */
export type StepCounts = { readonly [Kind in PlanStep['kind']]: number } & {
  readonly take?: number;
  readonly smoke?: number;
};

const words = {
  build: ['build', 'builds'],
  validate: ['validation', 'validations'],
  smoke: ['smoke run', 'smoke runs'],
  train: ['training', 'trainings'],
  take: ['artifact of the commit', 'artifacts of the commit'],
  evaluate: ['scoring', 'scorings'],
} as const;

/** "2 validations, 1 training, 1 scoring": what is to do and what is done, counted in one way. Undefined for none. */
export function stepsText(counts: StepCounts): string | undefined {
  const parts = (['build', 'validate', 'smoke', 'train', 'take', 'evaluate'] as const).flatMap((kind) => {
    const [one, many] = words[kind];
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}
