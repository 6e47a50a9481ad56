import { isDeepStrictEqual } from 'node:util';
import { builtRoot, entryOf, type Model, madeOf, type Project, trainingRoles } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { commandReasons } from '../reasons.ts';
import type { ReadCommit } from './read-commit.ts';

/**
 * Refuses what would put the labels that a model is judged by in front of its own code: the files of that dataset among
 * the code of the evaluation step or the parameters, or under the name of another dataset that training gets. Only where
 * scores are computed outside of training. A copy with other bytes is not found. Errors: labels-in-reach, all at once.
 */
export function refuseLabelsInReach({ facts, datasets }: ReadCommit): void {
  const found = new Map([...datasets].map(([name, resolved]) => [name, holderOf(resolved)]));
  const problems = [...facts.models.values()].flatMap(({ model, evaluation }) => {
    const label = model.evaluate?.run === undefined ? undefined : model.evaluate.label;
    const holds = label && found.get(label.dataset);
    if (label === undefined || holds === undefined) return [];
    const refused = (path: string | undefined, how: string): Problem[] =>
      path === undefined
        ? []
        : [
            problem(
              `${entryOf(model)}: ${path} ${how}, and holds the ${label.column === undefined ? 'rows' : 'labels'} of ${label.dataset}`,
            ),
          ];
    const code = evaluation?.inputs.code.find(({ path, oid }) => holds({ path, id: `git:${oid}` }));
    const params = model.params.find(({ file }) => holds({ path: file }));
    return [
      ...refused(code?.path, 'is among the code that scores'),
      ...refused(params?.file, 'is a file of parameters'),
      ...madeOfLabels(model, label.dataset, facts.project),
      ...trainingRoles(model).flatMap(([role, name]) => {
        const given = datasets.get(name);
        if (given === undefined || areViewsOfOne(given, datasets.get(label.dataset))) return [];
        return refused(given.files.find(holds)?.path, `is given to training as \`${role}\` (dataset ${name})`);
      }),
    ];
  });
  // Models of one matrix have it from the same line.
  const once = uniqueBy(problems, ({ message }) => message);
  if (once.length > 0) throw new MlopsError('input', once);
}

/**
 * Data that a command makes have no bytes in common with what it read, and may hold all of it: what training gets must not
 * be made of the rows that judge the model, and not be the whole of which they are a part.
 */
function madeOfLabels(model: Model, judged: string, { datasets }: Project): readonly Problem[] {
  const rootOf = (name: string) => datasets.get(name)?.view?.root ?? name;
  return trainingRoles(model).flatMap(([role, name]) => {
    if (name === judged || builtRootOf(name, datasets) === undefined) return [];
    const origins = madeOf(name, datasets);
    const from = [judged, rootOf(judged)].find((one) => origins.has(one));
    const isWhole = rootOf(judged) === name;
    if (!isWhole && from === undefined) return [];
    const how = isWhole ? `has all rows of ${judged}` : `is made of ${from}, which has the rows`;
    return [problem(`${entryOf(model)}: ${name}, which training gets as \`${role}\`, ${how}`)];
  });
}

function builtRootOf(name: string, datasets: Project['datasets']) {
  const dataset = datasets.get(name);
  return dataset && builtRoot(dataset, datasets);
}

/** Of these, rows that both have are counted before the training. */
function areViewsOfOne(one: ResolvedDataset, other: ResolvedDataset | undefined): boolean {
  if (one.dataset.view === undefined || other?.dataset.view === undefined) return false;
  return isDeepStrictEqual(one.files, other.files);
}

/** Whether a file is one of the dataset's, by its path or by its bytes. */
function holderOf({ files }: ResolvedDataset) {
  const paths = new Set(files.map(({ path }) => path));
  const ids = new Set<string | undefined>(files.map(({ id }) => id));
  return ({ path, id }: { readonly path: string; readonly id?: string }) => paths.has(path) || ids.has(id);
}

function problem(what: string): Problem {
  const reason: keyof typeof commandReasons = 'labels-in-reach';
  return { reason, message: `${what} that the model is judged by.` };
}
