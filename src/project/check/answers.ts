import type { Context } from '../normalize/context.ts';
import type { WrittenVerifyStep } from '../schema/serve.ts';
import type { Environment, Model, Project, ProjectPath } from '../types.ts';

/** Requests to what no server answers: under a local target the only server is that of `serve.run`. */
export function checkAnswers(project: Project, context: Context): void {
  const local = [...project.environments.values()].filter(({ target }) => target.kind === 'local');
  for (const environment of local) {
    const silent = silentModels(environment, project, context);
    if (silent.length === 0) continue;
    const names = silent.map(({ name }) => `\`${name}\``).join(', ');
    const message = `under a local target nothing answers for ${names}: no \`serve.run\``;
    reportRequests(context.written.environments?.[environment.name]?.verify, environment.path, message, context);
  }
  for (const model of new Set(local.flatMap((environment) => silentModels(environment, project, context)))) {
    const serve = context.written.models?.[model.name]?.serve;
    if (typeof serve !== 'object' || Array.isArray(serve)) continue;
    const where = local.filter(({ models }) => models.includes(model.name)).map(({ name }) => `\`${name}\``);
    const message = `there is no \`serve.run\`, so nothing answers under the local target of ${where.join(', ')}`;
    reportRequests(serve.verify, [...model.path, 'serve'], message, context);
  }
}

/** Models of an environment that have no server of their own. */
function silentModels({ models }: Environment, project: Project, { list }: Context): readonly Model[] {
  return models.flatMap((name) => {
    const model = project.models.get(name);
    const isSilent = model?.serve !== undefined && model.serve.run === undefined;
    return isSilent && !list.touches([...model.path, 'serve', 'run']) ? [model] : [];
  });
}

function reportRequests(
  steps: readonly WrittenVerifyStep[] | undefined,
  above: ProjectPath,
  message: string,
  { list }: Context,
): void {
  steps?.forEach((step, index) => {
    for (const kind of ['http', 'golden'] as const) {
      if (step[kind] !== undefined) list.add('contradiction', [...above, 'verify', index, kind], message);
    }
  });
}
