import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { ProblemMore } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';

/** Whether a model that an environment names is declared; one that is not is reported. */
export function isKnownModel(name: string, at: ProjectPath, context: Context, more: ProblemMore): boolean {
  const { list, names } = context;
  if (names.models.has(name)) return true;
  // Which names a matrix that is wrong would make is not known.
  const fromMatrix = [...names.models].some(
    (model) => name.startsWith(`${model}-`) && list.touches(['models', model, 'matrix']),
  );
  if (fromMatrix) return false;
  const declared = [...names.models].join(', ') || 'none';
  const message = `there is no model \`${name}\`; declared: ${declared}`;
  const remedy = ofMatrix(name, context) ?? didYouMean(name, names.models);
  list.add('environment-model-unknown', at, message, { ...more, remedy });
  return false;
}

/** The name of a matrix stands for all of its models only in a list of models. */
function ofMatrix(name: string, { names, matrixOf }: Context): string | undefined {
  const members = [...names.models].filter((model) => matrixOf(model) === name);
  if (members.length === 0) return undefined;
  return `\`${name}\` has a \`matrix\`; name each of its models: ${members.map((each) => `\`${each}\``).join(', ')}.`;
}
