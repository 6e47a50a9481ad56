import { isModelStep, type Plan } from './plan.ts';
import type { Project } from './types.ts';

/**
 * One entry for each model with a training or a scoring to do, of candidate and baseline: the jobs of a workflow's
 * matrix. One job does both sides, as `mlops train --model` does.
 */
export function trainingJobs(plan: Plan, project: Project) {
  const todo = plan.steps.filter(isModelStep).filter((step) => step.decision === 'run');
  return [...new Set(todo.map((step) => step.model))].map((model) => {
    const train = project.models.get(model)?.train;
    if (train === undefined) throw new TypeError(`the plan names ${model}, which the project does not have`);
    const steps = todo.filter((step) => step.model === model);
    const trainings = steps.filter((step) => step.kind === 'train');
    const milliseconds = trainings.reduce((sum, { timeout, seeds }) => sum + timeout * Math.max(1, seeds.length), 0);
    const fingerprint = steps.find((step) => step.side === 'candidate')?.fingerprint ?? steps[0]?.fingerprint ?? '';
    return {
      model,
      fingerprint,
      // Of the job: who looks at the jobs of a run sees what it trains (docs/decisions/trainings-at-the-same-time.md).
      name: `${model} ${fingerprint.slice(0, 12)}`,
      'runs-on': train.runsOn,
      // A scoring has no limit of its own; beside it come checkout, hand-over and what GitHub takes to start.
      'timeout-minutes': Math.max(1, Math.ceil(milliseconds / 60_000)) + 30,
      why: steps.flatMap((step) => step.reasons).join('; '),
    };
  });
}
