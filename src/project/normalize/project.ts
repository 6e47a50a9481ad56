import { defined } from '../defined.ts';
import type { Dataset, Launcher, Model, Project } from '../types.ts';
import { type Context, pathAt } from './context.ts';
import { datasetOf } from './dataset.ts';
import { checkEnv } from './env.ts';
import { modelOf } from './model.ts';
import { checkNames } from './names.ts';
import { checkSecrets } from './steps.ts';

/** The whole project: short forms expanded, defaults filled in, paths resolved. */
export function projectOf(context: Context): Project {
  const { written, names, list } = context;
  for (const section of ['datasets', 'models', 'launchers'] as const) checkNames(list, section, names[section]);
  if (written.defaults?.secrets) checkSecrets(list, written.defaults.secrets, ['defaults', 'secrets']);
  if (written.defaults?.env) checkEnv(list, Object.keys(written.defaults.env), ['defaults', 'env']);
  const declared = new Map<string, Dataset>(
    Object.entries(written.datasets ?? {}).map(([name, entry]) => [name, datasetOf(context, name, entry)]),
  );
  const table = { declared, implicit: new Map<string, Dataset>() };
  const models = new Map<string, Model>(
    Object.entries(written.models ?? {}).map(([name, entry]) => [name, modelOf(context, name, entry, table)]),
  );
  return {
    version: 1,
    ...defined({ name: written.name }),
    store: storeOf(context),
    comment: written.comment ?? 'on-change',
    whenUnknown: written['when-unknown'] ?? 'block',
    selfAccept: written['self-accept'] ?? false,
    reuse: written.reuse ?? 'verified',
    datasets: new Map([...declared, ...table.implicit]),
    models,
    launchers: new Map<string, Launcher>(
      Object.entries(written.launchers ?? {}).map(([name, { kind }]) => [name, { name, kind }]),
    ),
  };
}

/** A folder: an absolute one stays as it is, another is below the repository's root. */
function storeOf(context: Context): string {
  const written = context.written.store ?? '.mlops/store';
  if (/^\/[^/]/.test(written)) return `/${pathAt(context, ['store'], written, { rooted: true })}`;
  return pathAt(context, ['store'], written);
}
