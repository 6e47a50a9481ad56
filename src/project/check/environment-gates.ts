import { didYouMean } from '../../support/nearest.ts';
import type { Context } from '../normalize/context.ts';
import type { EnvironmentGate, Model, Project, ProjectPath } from '../types.ts';

/** Gates of environments that nobody would ever ask, or that compare with what is never live. */
export function checkEnvironmentGates(project: Project, context: Context): void {
  for (const model of project.models.values()) {
    for (const gate of model.environmentGates) checkGate(gate, model, project, context);
  }
}

function checkGate(gate: EnvironmentGate, model: Model, project: Project, context: Context): void {
  const { list } = context;
  const isSame = gate.at === gate.against;
  const reaches = isReached(gate.at, [...gate.path, 'at'], model, project, context);
  const named = isWrittenAgainst(gate, context);
  if (!isSame) isReached(gate.against, [...gate.path, 'against'], model, project, context);
  if (!named || !reaches || gate.maxWorse !== undefined || gate.minBetter !== undefined) return;
  if (gate.min === undefined && gate.max === undefined) return; // it has no limit at all, which is said already
  const message = '`min` and `max` are about the value alone, so there is nothing to compare';
  list.add('gate-against-nothing', [...gate.path, 'against'], message, { value: true });
}

/** Whether the model may ever be live there; where it may not, that is reported. */
function isReached(name: string, at: ProjectPath, model: Model, project: Project, context: Context): boolean {
  const { list, names } = context;
  if (!names.environments.has(name)) {
    const declared = [...names.environments].join(', ') || 'none';
    const message = `there is no environment \`${name}\`; declared: ${declared}`;
    list.add('gate-environment-unknown', at, message, { value: true, remedy: didYouMean(name, names.environments) });
    return false;
  }
  const environment = project.environments.get(name);
  // What is wrong with the environment, or with `serve`, may be why the model is not there.
  const elsewhere = [
    ['environments', name],
    [...model.path, 'serve'],
  ];
  if (environment === undefined || elsewhere.some(list.touches)) return false;
  if (model.serve !== undefined && environment.models.includes(model.name)) return true;
  const why = model.serve === undefined ? 'it has no `serve`' : `\`models\` of \`${name}\` leaves it out`;
  list.add('gate-never-asked', at, `\`${model.name}\` is never promoted to \`${name}\`: ${why}`, { value: true });
  return false;
}

/** The default is the environment of `at`, which says nothing by itself. */
function isWrittenAgainst({ metric, path }: EnvironmentGate, { written }: Context): boolean {
  const [, model = ''] = path;
  const entry = written.models?.[model]?.gates?.[metric];
  const index = path.at(-1);
  const rule = Array.isArray(entry) && typeof index === 'number' ? entry[index] : entry;
  return rule !== undefined && !Array.isArray(rule) && rule.against !== undefined;
}
