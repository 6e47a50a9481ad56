import type { PlanStep } from '../project/index.ts';

/** How many steps of each kind. */
export type StepCounts = { readonly [Kind in PlanStep['kind']]: number };

const words = {
  build: ['build', 'builds'],
  validate: ['validation', 'validations'],
  train: ['training', 'trainings'],
  evaluate: ['scoring', 'scorings'],
} as const;

/** "2 validations, 1 training, 1 scoring": what is to do and what is done, counted in one way. Undefined for none. */
export function stepsText(counts: StepCounts): string | undefined {
  const parts = (['build', 'validate', 'train', 'evaluate'] as const).flatMap((kind) => {
    const [one, many] = words[kind];
    return counts[kind] === 0 ? [] : [`${counts[kind]} ${counts[kind] === 1 ? one : many}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}
