import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { ProblemMore } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';

/** Whether a model that an environment names is declared; one that is not is reported. */
export function isKnownModel(name: string, at: ProjectPath, { list, names }: Context, more: ProblemMore): boolean {
  if (names.models.has(name)) return true;
  // Which names `include` and `matrix` would make is not known.
  const fromMatrix = [...names.models].some(
    (model) => name.startsWith(`${model}-`) && list.touches(['models', model, 'matrix']),
  );
  if (fromMatrix || list.touches(['include'])) return false;
  const declared = [...names.models].join(', ') || 'none';
  const message = `there is no model \`${name}\`; declared: ${declared}`;
  list.add('environment-model-unknown', at, message, { ...more, remedy: didYouMean(name, names.models) });
  return false;
}
