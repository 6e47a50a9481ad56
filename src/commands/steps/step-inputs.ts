import type { ModelFacts } from '../../project/index.ts';
import type { StepRequest } from '../../training/index.ts';
import type { Json } from '../../training/types.ts';
import type { Ports } from '../ports.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';

/** What training and scoring of one commit's model have in common: the declared files, parameters and secrets. */
export function stepInputs(
  situation: Situation,
  read: ReadCommit,
  facts: ModelFacts,
  secrets: readonly string[],
  ports: Ports,
): Omit<StepRequest, 'destination' | 'keep'> & Pick<ModelFacts, 'model'> {
  const { model } = facts;
  const params = [...(read.params.get(model.name) ?? new Map<string, Record<string, Json>>()).values()];
  const paramsFiles = model.params.flatMap(({ file }) => read.commit.entry(file) ?? []);
  return {
    model,
    git: situation.repository.git,
    commit: read.commit.sha,
    tree: read.commit.tree,
    code: [...facts.inputs.code, ...paramsFiles],
    params: Object.assign({}, ...params),
    ...secretsOf(secrets, ports.env),
    checkout: situation.repository.root,
    onOutput: ports.progress.output,
    env: ports.env,
  };
}

/**
 * Listed secrets with the values that they have here. One that is not set is simply not there, as in a workflow: not every
 * machine needs the keys of every store, and a step that fails without one is told of it. An empty one counts as not set,
 * since that is what a workflow makes of a secret that does not exist; the step gets it as it is.
 */
export function secretsOf(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Required<Pick<StepRequest, 'secrets' | 'unsetSecrets'>> {
  const set = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { secrets: Object.fromEntries(set), unsetSecrets: names.filter((name) => !env[name]) };
}
