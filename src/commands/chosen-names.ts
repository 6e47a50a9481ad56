import type { Project } from '../project/index.ts';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';

/** The models that were named, or all. Errors: no-such-model, with the nearest name or all that there are. */
export function chosenModels(project: Project, wanted: readonly string[]): readonly string[] {
  return chosenNames('model', [...project.models.keys()], wanted);
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
