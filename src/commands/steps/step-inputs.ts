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
    secrets: secretsOf(secrets, ports.env),
    checkout: situation.repository.root,
    onOutput: ports.progress.output,
    env: ports.env,
  };
}

/** Listed secrets that are set; one that is not set is simply not there, as in a workflow. */
export function secretsOf(names: readonly string[], env: NodeJS.ProcessEnv): { readonly [name: string]: string } {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
