import type { Model, Project } from '../../project/index.ts';
import type { GateRule, VerifyStep } from '../../project/types.ts';
import type { GoldenLimit, ReleaseGolden, VersionRecord } from '../../promotion/types.ts';

/**
 * What golden steps need of the evaluation of a version; undefined where no step is one, or where the model is not
 * evaluated, which `mlops.yaml` with such a step is refused for.
 */
export function goldenFor(
  version: Pick<VersionRecord, 'evaluation'>,
  steps: readonly VerifyStep[],
  { project, model }: { readonly project: Project; readonly model: Model },
): ReleaseGolden | undefined {
  const step = steps.find((one) => one.kind === 'golden');
  const { evaluate, gates } = model;
  if (step === undefined || evaluate === undefined) return undefined;
  const { label, task, positive, cluster, compute } = evaluate;
  return {
    dataset: step.dataset,
    key: project.datasets.get(step.dataset)?.key ?? [],
    ...(version.evaluation !== null && { evaluation: version.evaluation }),
    ...(label?.column !== undefined && { label: label.column }),
    // A golden step of a scored task is refused: nothing is recorded that an answer could be held against.
    ...(task && task !== 'scored' && { task }),
    ...(positive !== undefined && { positive }),
    cluster,
    metrics: compute,
    limits: [...gates.values()].flat().flatMap(limitOf),
  };
}

/** Of what blocks, on all rows: slices of a sample are small, and what only warns is no reason to refuse a deployment. */
function limitOf({ metric, better, maxWorse, by, level }: GateRule): readonly GoldenLimit[] {
  if (by !== undefined || level !== 'fail' || (better === undefined && maxWorse === undefined)) return [];
  return [{ metric, ...(better && { better }), ...(maxWorse && { maxWorse }) }];
}
