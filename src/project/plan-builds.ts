import { type BuildStep, buildSteps, needOf, noBuilds } from './build-steps.ts';
import { trainingRoles } from './fingerprint.ts';
import { type Lost, nothingLost } from './lost.ts';
import { namedDatasets } from './named-datasets.ts';
import { type CommitFacts, type Known, makePlan, type Plan, type PlanStep } from './plan.ts';

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
    if (step.decision !== 'run' || step.refused) return [];
    if (step.kind === 'validate') return [step.dataset, ...namedIn(project, step.dataset)];
    if (step.kind === 'evaluate') return models.get(step.model)?.model.evaluate?.label?.dataset ?? [];
    return step.kind === 'train' && step.side === 'candidate' ? trainedOn(models, step.model) : [];
  });
}

/** The same of the baseline: to train it, to compare data with it, and for labels that only it vouches for. */
function readOfBaseline(
  { steps }: Plan,
  candidate: CommitFacts,
  baseline: CommitFacts,
  { builds = noBuilds }: Known,
): readonly string[] {
  const trained = steps.flatMap((step) =>
    step.kind === 'train' && step.side === 'baseline' && step.decision === 'run' && !step.refused
      ? trainedOn(baseline.models, step.model)
      : [],
  );
  const labels = [...candidate.models.values()].flatMap(({ model }) => model.evaluate?.label?.dataset ?? []);
  const changed = labels.filter((name) => candidate.datasets.get(name)?.digest !== baseline.datasets.get(name)?.digest);
  return [...trained, ...changed, ...builds.unsketched];
}

function trainedOn(models: CommitFacts['models'], name: string): readonly string[] {
  const facts = models.get(name);
  return facts === undefined ? [] : trainingRoles(facts.model).map(([, dataset]) => dataset);
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
      : step.kind === 'train' && step.side === 'baseline' && baseline !== undefined
        ? trainedOn(baseline.models, step.model).flatMap((name) => needOf(name, baseline.project, 'baseline'))
        : [];
  const known = needs.filter((need) => builds.some(({ id }) => id === need));
  return known.length === 0 ? step : { ...step, needs: [...new Set([...known, ...step.needs])] };
}
