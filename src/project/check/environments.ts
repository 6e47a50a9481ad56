import { didYouMean } from '../../support/nearest.ts';
import { type Context, entryPath } from '../normalize/context.ts';
import type { Environment, Project, ProjectPath } from '../types.ts';
import { checkAnswers } from './answers.ts';
import { checkBranches } from './branches.ts';
import { checkCircles } from './circles.ts';
import { checkEnvironmentGates } from './environment-gates.ts';
import { checkGolden } from './golden.ts';
import { isKnownModel } from './known-model.ts';
import { checkPorts } from './ports.ts';
import { checkWindows } from './windows.ts';

/** What `environments` says that cannot be meant: names, the order of promotion, branches, windows, ports, verification. */
export function checkEnvironments(project: Project, context: Context): void {
  for (const environment of project.environments.values()) {
    checkModels(environment, project, context);
    checkNeeds(environment, project, context);
    checkWindows(environment, context.list);
  }
  checkCircles(project.environments, context);
  checkBranches(project.environments, context);
  checkPorts(project, context);
  checkAnswers(project, context);
  checkGolden(project, context);
  checkEnvironmentGates(project, context);
}

function checkModels(environment: Environment, project: Project, context: Context): void {
  const { list, written } = context;
  const { name, models, path } = environment;
  const listed = written.environments?.[name]?.models;
  if (listed === undefined) checkAny(environment, context);
  models.forEach((model, index) => {
    const at = entryPath([...path, 'models'], listed, index);
    if (models.indexOf(model) < index) {
      list.add('contradiction', at, `\`${model}\` stands twice`, { value: true });
    } else if (isKnownModel(model, at, context, { value: true }) && isUnserved(model, project, context)) {
      const message = `\`${model}\` has no \`serve\`, so it is never promoted`;
      list.add('environment-model-not-served', at, message, { value: true });
    }
  });
}

/** No model is said to be served: one that is wrong may be. */
function checkAny({ models, path }: Environment, { list }: Context): void {
  if (models.length > 0 || [['models'], [...path, 'models']].some(list.touches)) return;
  list.add('environment-without-models', path, 'no model has `serve`, so nothing would ever be promoted here');
}

/** What is wrong in a model may be its `serve`. */
function isUnserved(name: string, { models }: Project, { list }: Context): boolean {
  const model = models.get(name);
  return model !== undefined && model.serve === undefined && !list.touches([...model.path, 'serve']);
}

function checkNeeds(environment: Environment, project: Project, context: Context): void {
  const { list, names, written } = context;
  const { name, needs, soak, path } = environment;
  const listed = written.environments?.[name]?.needs;
  needs.forEach((need, index) => {
    const at = entryPath([...path, 'needs'], listed, index);
    const needed = project.environments.get(need);
    if (needs.indexOf(need) < index) list.add('contradiction', at, `\`${need}\` stands twice`, { value: true });
    else if (needed !== undefined) checkWay(environment, needed, at, context);
    else if (!names.environments.has(need)) reportUnknown(need, at, context);
  });
  if (soak > 0 && needs.length === 0 && !list.touches([...path, 'needs'])) {
    const message = 'there is no `needs`, so no environment in which a version could have been live so long';
    list.add('contradiction', [...path, 'soak'], message);
  }
}

function reportUnknown(need: string, at: ProjectPath, { list, names }: Context): void {
  const declared = [...names.environments].join(', ');
  list.add('environment-need-unknown', at, `there is no environment \`${need}\`; declared: ${declared}`, {
    value: true,
    remedy: didYouMean(need, names.environments),
  });
}

/** A model that is never promoted where it would have to be verified first would wait for ever. */
function checkWay(environment: Environment, needed: Environment, at: ProjectPath, { list }: Context): void {
  if (list.touches([...needed.path, 'models']) || list.touches([...environment.path, 'models'])) return;
  const stuck = environment.models.filter((model) => !needed.models.includes(model));
  if (stuck.length === 0) return;
  const names = stuck.map((model) => `\`${model}\``).join(', ');
  const message = `${names} ${stuck.length === 1 ? 'is' : 'are'} not promoted to \`${needed.name}\`, so never verified there, and never promoted here`;
  list.add('contradiction', at, message, {
    value: true,
    remedy: `Add to \`models\` of \`${needed.name}\`, or leave out here.`,
  });
}
