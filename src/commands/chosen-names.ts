import type { Project } from '../project/index.ts';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';

/**
 * The models that were named, or all; the name of a `matrix` stands for all of its models. Errors: no-such-model, with the
 * nearest name or all that there are.
 */
export function chosenModels(project: Project, wanted: readonly string[]): readonly string[] {
  const named = wanted.flatMap((name) => modelsBehind(project, name));
  return chosenNames('model', [...project.models.keys()], [...new Set(named)]);
}

/** The models of a matrix by its name; every other name stands for itself, whether there is such a model or not. */
export function modelsBehind({ models }: Pick<Project, 'models'>, name: string): readonly string[] {
  const members = [...models.values()].filter(({ matrix }) => matrix === name).map((model) => model.name);
  return members.length === 0 ? [name] : members;
}

/** The datasets that were named, or all. Errors: no-such-dataset, with the nearest name or all that there are. */
export function chosenDatasets(project: Project, wanted: readonly string[]): readonly string[] {
  return chosenNames('dataset', [...project.datasets.keys()], wanted);
}

function chosenNames(
  what: 'model' | 'dataset',
  names: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const all = names.length === 0 ? `The project has no ${what}.` : `There are: ${names.join(', ')}.`;
    const remedy = didYouMean(name, names) ?? all;
    throw MlopsError.of(commandReasons, `no-such-${what}`, `There is no ${what} "${name}".`, { remedy });
  }
  return wanted.length === 0 ? names : wanted;
}
