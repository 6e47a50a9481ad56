import { realpath } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { matcher } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import { openRepository } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { isAddress } from '../../support/source-address.ts';
import { projectOnDisk } from '../situation/project-of.ts';
import type { Side } from './side.ts';

/** Where the command runs. */
interface Here {
  readonly folder: string;
  readonly projectFile: string;
}

/**
 * For each side the datasets of the work tree's `mlops.yaml` whose rows it has: one of its files is in their source, or it is
 * their table. Outside of a repository there are none. Errors: those of the project file, where a side lies in the
 * repository: which of its columns are sensitive nobody could tell.
 */
export async function contractsOf(
  sides: readonly Side[],
  { folder, projectFile }: Here,
): Promise<readonly (readonly Dataset[])[]> {
  const none = sides.map(() => []);
  if (!sides.some(({ kind }) => kind === 'files' || kind === 'table')) return none;
  const root = await rootOf(folder);
  if (root === undefined) return none;
  const paths = await Promise.all(sides.map((side) => pathsBelow(root, side)));
  if (!sides.some(({ kind }, at) => kind === 'table' || paths[at]?.length !== 0)) return none;
  const datasets = [...((await projectOnDisk(root, projectFile))?.project.datasets.values() ?? [])];
  return sides.map((side, at) => datasets.filter((dataset) => isRowsOf(dataset, side, paths[at] ?? [])));
}

async function rootOf(folder: string): Promise<string | undefined> {
  try {
    return await realpath((await openRepository(resolve(folder))).root);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return undefined;
  }
}

/** From the root, each file as it was named and as what a link leads to. */
async function pathsBelow(root: string, side: Side): Promise<readonly string[]> {
  if (side.kind !== 'files') return [];
  const places = side.version.files.map(async ({ local }) => [local, await realpath(local)]);
  const found = (await Promise.all(places)).flat().map((path) => relative(root, path).replaceAll('\\', '/'));
  return [...new Set(found)].filter((path) => !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path));
}

function isRowsOf({ source, database, view }: Dataset, side: Side, paths: readonly string[]): boolean {
  if (view !== undefined) return false; // its files have the contract of the dataset that it comes from
  if (database !== undefined) return side.kind === 'table' && side.name === source;
  if (isAddress(source)) return false;
  // A pointer of DVC stands for the data beside it.
  return paths.some(matcher(source.replace(/\.dvc$/, '')));
}
