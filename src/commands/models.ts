import { closest } from 'fastest-levenshtein';
import type { Project } from '../project/index.ts';
import { MlopsError } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';

/** The models that were named, or all. Errors: no-such-model, with the nearest name. */
export function chosenModels(project: Project, wanted: readonly string[]): readonly string[] {
  const names = [...project.models.keys()];
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const remedy = names.length === 0 ? 'mlops.yaml has no model.' : `Did you mean ${closest(name, names)}?`;
    throw MlopsError.of(commandReasons, 'no-such-model', `There is no model "${name}".`, { remedy });
  }
  return wanted.length === 0 ? names : wanted;
}
