import { type BuildStep, buildSteps, needOf, noBuilds } from './build-steps.ts';
import { type Lost, nothingLost } from './lost.ts';
import { namedDatasets } from './named-datasets.ts';
import { type CommitFacts, type Known, type ModelStep, makePlan, type Plan, type PlanStep } from './plan.ts';
import { isModelStep } from './plan-order.ts';
import { isSmoke } from './plan-waits.ts';
import { readByStep } from './step-reads.ts';

/** The plan of a change with the commands that have to make datasets for it. Pure: same facts, same plan. */
export function planWithBuilds(
  candidate: CommitFacts,
  baseline: CommitFacts | undefined,
  known: Known,
  lost: Lost = nothingLost,
): Plan {
  const plan = makePlan(candidate, baseline, known, lost);
  const builds = known.builds ?? noBuilds;
  const own = buildSteps('candidate', candidate, readByCandidate(plan, candidate), builds, baseline);
  const before =
    baseline === undefined
      ? []
      : buildSteps('baseline', baseline, readOfBaseline(plan, candidate, baseline, known), builds);
  // What is the same on both sides is made once, and what of the baseline is there is nobody's business.
  const made = new Set(own.map(({ fingerprint }) => fingerprint));
  const others = before.filter(({ decision, fingerprint }) => decision === 'run' && !made.has(fingerprint));
  const steps = [...own, ...others];
  if (steps.length === 0) return plan;
  return { ...plan, steps: [...steps, ...plan.steps.map((step) => withNeeds(step, steps, candidate, baseline))] };
}

/** Names of datasets of which the candidate's steps read the files. */
function readByCandidate({ steps }: Plan, { project, models }: CommitFacts): readonly string[] {
  return steps.flatMap((step) => {
    if ((step.decision !== 'run' && !isSmoke(step)) || step.refused) return [];
    if (step.kind === 'validate') return [step.dataset, ...namedIn(project, step.dataset)];
    if (!isModelStep(step)) return [];
    const rows = step.kind === 'evaluate' ? models.get(step.model)?.model.evaluate?.label?.dataset : undefined;
    return [...(rows === undefined ? [] : [rows]), ...(step.side === 'candidate' ? readBy(step, models) : [])];
  });
}

/** The same of the baseline: to train and score it, to compare data with it, and for labels that only it vouches for. */
function readOfBaseline(
  { steps }: Plan,
  candidate: CommitFacts,
  baseline: CommitFacts,
  { builds = noBuilds }: Known,
): readonly string[] {
  const read = steps
    .filter(isModelStep)
    .filter(({ side, decision, refused }) => side === 'baseline' && decision === 'run' && !refused)
    .flatMap((step) => readBy(step, baseline.models));
  const waiting = new Set(steps.flatMap((step) => (isModelStep(step) && step.decision === 'wait' ? [step.model] : [])));
  const labels = [...candidate.models.values()].flatMap(({ model }) =>
    waiting.has(model.name) ? [] : (model.evaluate?.label?.dataset ?? []),
  );
  const changed = labels.filter((name) => candidate.datasets.get(name)?.digest !== baseline.datasets.get(name)?.digest);
  return [...read, ...changed, ...builds.unsketched];
}

function readBy(step: ModelStep, models: CommitFacts['models']): readonly string[] {
  const facts = models.get(step.model);
  return facts === undefined ? [] : readByStep(step, facts.model);
}

function namedIn({ datasets }: CommitFacts['project'], name: string): readonly string[] {
  const dataset = datasets.get(name);
  return dataset === undefined ? [] : namedDatasets(dataset).map((named) => named.dataset);
}

/** Steps that read what a command makes come after it. */
function withNeeds(
  step: PlanStep,
  builds: readonly BuildStep[],
  { project }: CommitFacts,
  baseline: CommitFacts | undefined,
): PlanStep {
  const needs =
    step.kind === 'validate'
      ? needOf(step.dataset, project, 'candidate')
      : isModelStep(step) && step.side === 'baseline' && baseline !== undefined
        ? readBy(step, baseline.models).flatMap((name) => needOf(name, baseline.project, 'baseline'))
        : [];
  const known = needs.filter((need) => builds.some(({ id }) => id === need));
  return known.length === 0 ? step : { ...step, needs: [...new Set([...known, ...step.needs])] };
}
