import { type Model, trainingRoles } from '../project/index.ts';
import type { ResolvedDataset } from '../repository/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { ReadCommit } from './facts.ts';
import type { commandReasons } from './reasons.ts';

/**
 * Refuses what would put the labels that a model is judged by in front of its own code: the files of that dataset among
 * the code of the evaluation step or the parameters, or under the name of another dataset that training gets. Only where
 * scores are computed outside of training. A copy with other bytes is not found. Errors: labels-in-reach, all at once.
 */
export function refuseLabelsInReach({ facts, datasets }: ReadCommit): void {
  const problems = [...facts.models.values()].flatMap(({ model, evaluation }) => {
    const label = model.evaluate?.run === undefined ? undefined : model.evaluate.label;
    const judged = label && datasets.get(label.dataset);
    if (judged === undefined) return [];
    const files = evaluation?.inputs.code.map(({ path, oid }) => ({ path, id: `git:${oid}` })) ?? [];
    return [
      ...seen(model, judged, files, 'is among the code that scores'),
      ...seen(
        model,
        judged,
        model.params.map(({ file }) => ({ path: file, id: '' })),
        'is a file of parameters',
      ),
      ...trainingRoles(model).flatMap(([role, name]) =>
        seen(model, judged, datasets.get(name)?.files ?? [], `is given to training as \`${role}\` (dataset ${name})`),
      ),
    ];
  });
  if (problems.length > 0) throw new MlopsError('input', problems);
}

function seen(
  model: Model,
  judged: ResolvedDataset,
  given: readonly { readonly path: string; readonly id: string }[],
  how: string,
): readonly Problem[] {
  const paths = new Set(judged.files.map(({ path }) => path));
  const ids = new Set(judged.files.map(({ id }) => id));
  const found = given.find(({ path, id }) => paths.has(path) || ids.has(id));
  if (found === undefined) return [];
  const reason: keyof typeof commandReasons = 'labels-in-reach';
  const message = `${model.name}: ${found.path} ${how}, and holds the labels of ${judged.dataset.name} that the model is judged by.`;
  return [{ reason, message }];
}
