import type { Context } from '../normalize/context.ts';
import type { Environment, Project, Target } from '../types.ts';
import { isKnownModel } from './known-model.ts';

type Local = Target & { readonly kind: 'local' };

/** Ports of models that have no server there, and ports that two servers of one machine would share. */
export function checkPorts(project: Project, context: Context): void {
  const taken = new Map<string, string>();
  for (const environment of project.environments.values()) {
    if (environment.target.kind !== 'local') continue;
    checkNames(environment, environment.target, project, context);
    checkTaken(environment, environment.target, taken, context);
  }
}

function checkNames({ name, models, path }: Environment, { ports }: Local, project: Project, context: Context): void {
  const { list } = context;
  for (const model of ports.keys()) {
    const at = [...path, 'target', 'ports', model];
    if (!isKnownModel(model, at, context, {})) continue;
    const found = project.models.get(model);
    if (found === undefined || list.touches([...found.path, 'serve'])) continue; // its own problems were reported
    if (found.serve?.run === undefined) {
      list.add('contradiction', at, `\`${model}\` has no \`serve.run\`, so no server would listen there`);
    } else if (!models.includes(model) && !list.touches([...path, 'models'])) {
      list.add('contradiction', at, `\`${model}\` is not among the \`models\` of \`${name}\``);
    }
  }
}

/** Environments with one folder are on one machine. */
function checkTaken(
  { name, path }: Environment,
  { folder, ports }: Local,
  taken: Map<string, string>,
  { list }: Context,
): void {
  for (const [model, port] of ports) {
    const place = `${folder}:${port}`;
    const owner = taken.get(place);
    if (owner === undefined) taken.set(place, `\`${model}\` in \`${name}\``);
    else {
      const message = `port ${port} is that of ${owner} already`;
      list.add('environment-port-taken', [...path, 'target', 'ports', model], message, { value: true });
    }
  }
}
