import { neededBelow } from './needs.ts';
import type { ModelStep, Plan, TrainStep } from './plan.ts';
import { isModelStep } from './plan-order.ts';
import { isSmoke } from './plan-waits.ts';
import type { Project, Train } from './types.ts';

/**
 * One entry for each model with a training, a smoke run or a scoring to do, of candidate and baseline: the jobs of a workflow's
 * matrix. One job does both sides, as `mlops train --model` does.
 */
export function trainingJobs(plan: Plan, project: Project) {
  const todo = plan.steps.filter(isModelStep).filter((step) => step.decision === 'run' || isSmoke(step));
  const names = [...new Set(todo.map((step) => step.model))];
  const levels = levelsOf(names, todo);
  return names.map((model) => {
    const { train, evaluate } = project.models.get(model) ?? {};
    if (train === undefined) throw new TypeError(`the plan names ${model}, which the project does not have`);
    const steps = todo.filter((step) => step.model === model);
    const trainings = steps.filter((step) => step.kind === 'train');
    const smokes = steps.some(isSmoke);
    const milliseconds =
      train.run === undefined
        ? (steps.length - trainings.length) * (evaluate?.repeat ?? 1) * (evaluate?.timeout ?? 0)
        : trainings.reduce((sum, step) => sum + timeOf(step, train), 0);
    const fingerprint = steps.find((step) => step.side === 'candidate')?.fingerprint ?? steps[0]?.fingerprint ?? '';
    return {
      model,
      fingerprint,
      // Of the job: who looks at the jobs of a run sees what it trains (docs/decisions/trainings-at-the-same-time.md).
      name: `${model}${smokes ? ' smoke' : ''} ${fingerprint.slice(0, 12)}`,
      'runs-on': train.runsOn,
      // A scoring beside a training has no limit of its own here; beside it come checkout, hand-over and what GitHub takes to start.
      'timeout-minutes': Math.max(1, Math.ceil(milliseconds / 60_000)) + 30,
      // Jobs of a level wait for all of the one before it: theirs are the models that it needs.
      level: levels.get(model) ?? 1,
      needs: neededBelow(project.models, model).join(' '),
      why: steps.flatMap((step) => step.reasons).join('; '),
    };
  });
}

/** Milliseconds: a limit for each seed, and for the smoke run before them or alone. */
function timeOf(step: TrainStep, { smoke }: Train): number {
  const seeds = isSmoke(step) ? 0 : Math.max(1, step.seeds.length);
  return step.timeout * (seeds + (smoke !== undefined && step.side === 'candidate' ? 1 : 0));
}

/**
 * 1 for a model that needs nothing that is still to be made, else one more than the highest of those. Of what the baseline
 * needs only as far as it goes with what the candidate needs: two commits may need each other's models in a circle.
 */
function levelsOf(names: readonly string[], todo: readonly ModelStep[]): ReadonlyMap<string, number> {
  const makers = new Map(todo.map((step) => [step.id, step.model]));
  const needsOf = (steps: readonly ModelStep[]) =>
    new Map(
      names.map((name) => {
        const own = steps.filter(({ model }) => model === name).flatMap(({ needs }) => needs);
        return [name, own.flatMap((id) => makers.get(id) ?? []).filter((model) => model !== name)] as const;
      }),
    );
  return levels(needsOf(todo)) ?? levels(needsOf(todo.filter(({ side }) => side === 'candidate'))) ?? new Map();
}

/** Undefined where models need each other in a circle. */
function levels(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>();
  while (found.size < needs.size) {
    const ready = [...needs].filter(([name, needed]) => !found.has(name) && needed.every((one) => found.has(one)));
    if (ready.length === 0) return undefined;
    const reached = ready.map(
      ([name, needed]) => [name, 1 + Math.max(0, ...needed.map((one) => found.get(one) ?? 0))] as const,
    );
    for (const [name, level] of reached) found.set(name, level);
  }
  return found;
}
