import { defined } from '../defined.ts';
import type { Dataset, Environment, Launcher, Model, Project } from '../types.ts';
import type { Context } from './context.ts';
import { datasetOf } from './dataset.ts';
import { checkEnv } from './env.ts';
import { environmentOf } from './environment.ts';
import { modelOf } from './model.ts';
import { checkNames, environmentForm } from './names.ts';
import { checkSecrets } from './steps.ts';
import { storeAt } from './store.ts';
import { viewsIn } from './views.ts';

/** The whole project: short forms expanded, defaults filled in, paths resolved. */
export function projectOf(context: Context): Omit<Project, 'included'> {
  const { written, names, list } = context;
  for (const section of ['datasets', 'models', 'launchers'] as const) checkNames(context, section, names[section]);
  checkNames(context, 'environments', names.environments, environmentForm);
  if (written.defaults?.secrets) checkSecrets(list, written.defaults.secrets, ['defaults', 'secrets']);
  if (written.defaults?.env) checkEnv(list, Object.keys(written.defaults.env), ['defaults', 'env']);
  const alone = new Map<string, Dataset>(
    Object.entries(written.datasets ?? {}).map(([name, entry]) => [name, datasetOf(context, name, entry)]),
  );
  const declared = viewsIn(alone, context);
  const table = { declared, implicit: new Map<string, Dataset>() };
  const models = new Map<string, Model>(
    Object.entries(written.models ?? {}).map(([name, entry]) => [name, modelOf(context, name, entry, table)]),
  );
  return {
    version: 1,
    ...defined({ name: written.name }),
    store: storeAt(context, written.store ?? '.mlops/store'),
    comment: written.comment ?? 'on-change',
    whenUnknown: written['when-unknown'] ?? 'block',
    selfAccept: written['self-accept'] ?? false,
    reuse: written.reuse ?? 'verified',
    ...defined({ tags: written.tags }),
    datasets: new Map([...declared, ...table.implicit]),
    models,
    launchers: new Map<string, Launcher>(
      Object.entries(written.launchers ?? {}).map(([name, { kind }]) => [name, { name, kind }]),
    ),
    environments: new Map<string, Environment>(
      Object.entries(written.environments ?? {}).map(([name, entry]) => [
        name,
        environmentOf(context, name, entry, models),
      ]),
    ),
  };
}
