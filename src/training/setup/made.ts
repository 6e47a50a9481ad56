import { join } from 'node:path';
import { isFolder, type Surroundings, upwards } from '../surroundings.ts';

/**
 * The language environments that a setup left in the run folder: the nearest `.venv` (of conda, where it has
 * `conda-meta`), and every `node_modules`, from the working directory upwards.
 * @param before what of the checkout was made visible already
 */
export async function madeBy(work: string, workingDirectory: string, before: Surroundings): Promise<Surroundings> {
  const nodeModules: { folder: string; path: string }[] = [];
  let prefix: string | undefined;
  for (const folder of upwards(workingDirectory)) {
    const modules = join(work, folder, 'node_modules');
    if (await isFolder(modules)) nodeModules.push({ folder: modules, path: join(folder, 'node_modules') });
    const venv = join(work, folder, '.venv');
    if (prefix === undefined && (await isFolder(join(venv, 'bin')))) prefix = venv;
  }
  const visible = {
    nodeModules: before.nodeModules.length > 0 ? before.nodeModules : nodeModules,
    programs: nodeModules.map(({ folder }) => join(folder, '.bin')),
  };
  if (prefix !== undefined && (await isFolder(join(prefix, 'conda-meta')))) return { ...visible, condaPrefix: prefix };
  const virtualEnv = prefix ?? before.virtualEnv;
  return virtualEnv === undefined ? visible : { ...visible, virtualEnv };
}
