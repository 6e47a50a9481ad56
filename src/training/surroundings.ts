import { readdir, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceFile } from './types.ts';

const nodeLocks = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'];
export const pythonLocks = ['requirements.txt', 'uv.lock', 'poetry.lock', 'pyproject.toml', 'Pipfile.lock'];

/** Language environments of the checkout that a step may use. Absolute paths. */
export interface Surroundings {
  /** `node_modules` folders, nearest first, and where each is linked below the run's root. */
  readonly nodeModules: readonly { readonly folder: string; readonly path: string }[];
  readonly virtualEnv?: string;
  /** Made by the step's setup: an environment of conda, in place of `virtualEnv`. */
  readonly condaPrefix?: string;
  /** Made by the step's setup: folders of programs, first on PATH. */
  readonly programs?: readonly string[];
}

/** The variables by which programs find these environments. @param path the PATH that they come before */
export function languageVariables(
  { virtualEnv, condaPrefix, programs = [] }: Surroundings,
  path: string | undefined,
): Readonly<Record<string, string>> {
  const prefix = condaPrefix ?? virtualEnv;
  const first = [...(prefix === undefined ? [] : [join(prefix, 'bin')]), ...programs];
  if (first.length === 0) return {};
  return {
    PATH: [...first, path ?? '/usr/bin:/bin'].join(':'),
    ...(condaPrefix === undefined ? {} : { CONDA_PREFIX: condaPrefix }),
    ...(condaPrefix === undefined && virtualEnv !== undefined ? { VIRTUAL_ENV: virtualEnv } : {}),
  };
}

/**
 * Finds installed language environments in the model's folder and above it, up to the root. A `node_modules` counts
 * beside a tracked lock file of npm, pnpm or yarn; a `.venv` beside a tracked requirements.txt, uv.lock, poetry.lock,
 * Pipfile.lock or pyproject.toml (the nearest one). Without its lock file an environment is no declared input and stays
 * invisible. Nothing is installed here: that is the step's setup (`setup/`), or the user's own step before.
 */
export async function findSurroundings(
  checkout: string | undefined,
  workingDirectory: string,
  tree: readonly SourceFile[],
): Promise<Surroundings> {
  if (checkout === undefined) return { nodeModules: [] };
  const tracked = new Set(tree.map((entry) => entry.path));
  const nodeModules: { folder: string; path: string }[] = [];
  let virtualEnv: string | undefined;
  for (const folder of upwards(workingDirectory)) {
    const modules = join(checkout, folder, 'node_modules');
    if (hasLock(tracked, folder, nodeLocks) && (await isFolder(modules))) {
      nodeModules.push({ folder: modules, path: join(folder, 'node_modules') });
    }
    const venv = join(checkout, folder, '.venv');
    if (virtualEnv === undefined && hasLock(tracked, folder, pythonLocks) && (await isFolder(join(venv, 'bin')))) {
      virtualEnv = venv;
    }
  }
  return virtualEnv === undefined ? { nodeModules } : { nodeModules, virtualEnv };
}

/** Links `node_modules` into the run folder at the same places, so that programs find their packages as usual. */
export async function linkModules(surroundings: Surroundings, work: string): Promise<void> {
  for (const { folder, path } of surroundings.nodeModules) {
    const exported = await readdir(join(work, dirname(path))).catch(() => undefined);
    if (exported !== undefined && !exported.includes('node_modules')) await symlink(folder, join(work, path));
  }
}

/** A folder and those above it, the nearest first, up to the root ''. */
export function upwards(folder: string): readonly string[] {
  const parts = folder.split('/').filter((part) => part !== '');
  return Array.from({ length: parts.length + 1 }, (_, index) => parts.slice(0, parts.length - index).join('/'));
}

function hasLock(tracked: ReadonlySet<string>, folder: string, locks: readonly string[]): boolean {
  return locks.some((lock) => tracked.has(folder === '' ? lock : `${folder}/${lock}`));
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
