import { datasetsOf, isModelStep, type ModelFacts } from '../../project/index.ts';
import type { Untouched } from '../../report/types.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Situation } from './situation.ts';

/** Datasets and models whose inputs, contract and results are the baseline's: proof that nothing has to be judged. */
export async function untouchedBy(situation: Situation): Promise<Untouched> {
  const { candidate, baseline, plan, policyChanges } = situation;
  if (baseline === undefined) return { models: [], datasets: [] };
  const settled = (id: (step: (typeof plan.steps)[number]) => boolean) =>
    plan.steps.filter(id).every((step) => step.decision === 'reuse');
  const datasets = [...candidate.facts.datasets]
    .filter(([name, facts]) => {
      const before = baseline.facts.datasets.get(name);
      const same = before?.digest === facts.digest && before.reportKey === facts.reportKey;
      return same && settled((step) => step.kind === 'validate' && step.dataset === name);
    })
    .map(([name]) => name);
  const models = [...candidate.facts.models]
    .filter(
      ([name, facts]) =>
        sameResults(facts, candidate, baseline) && settled((step) => isModelStep(step) && step.model === name),
    )
    .map(([name]) => name);
  const all = datasets.length === candidate.facts.datasets.size && models.length === candidate.facts.models.size;
  const because = all && policyChanges.length === 0 ? await becauseOf(situation) : undefined;
  return { datasets, models, ...(because && { because }) };
}

/**
 * Whether a model's results on both sides are the same ones. The baseline's scores are asked on the candidate's rows, so
 * equal scores alone do not mean equal rows.
 */
export function sameResults(facts: ModelFacts, candidate: ReadCommit, baseline: ReadCommit): boolean {
  const before = baseline.facts.models.get(facts.model.name);
  const digest = (side: ReadCommit, dataset: string) => side.facts.datasets.get(dataset)?.digest;
  return (
    before?.fingerprint === facts.fingerprint &&
    before.evaluation?.fingerprint === facts.evaluation?.fingerprint &&
    datasetsOf(facts.model).every((dataset) => digest(candidate, dataset) === digest(baseline, dataset))
  );
}

/**
 * "only `README.md`, `docs/guide.md` changed, which no model and no dataset reads". Of `mlops.yaml` that would be false:
 * all of them are read from it.
 */
async function becauseOf({ repository, judged, candidate, request }: Situation): Promise<string | undefined> {
  if (judged.baseline === undefined) return undefined;
  const paths = await repository.git.list([
    'diff',
    '--name-only',
    '-z',
    judged.baseline.sha,
    candidate.commit.sha,
    '--',
  ]);
  if (paths.length === 0) return 'no file differs from the baseline';
  const shown = paths
    .slice(0, 3)
    .map((path) => `\`${path.replaceAll('`', "'")}\``)
    .join(', ');
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  if (paths.includes(request.projectFile))
    return `only ${shown}${more} changed, and with it no input, contract or gate`;
  return `only ${shown}${more} changed, which no model and no dataset reads`;
}
