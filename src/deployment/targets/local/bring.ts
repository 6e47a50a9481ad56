import { cp, lstat, mkdir, readdir, readlink, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText, sha256 } from '../../../support/canonical.ts';
import { isMissing, sha256File } from '../../../support/files.ts';
import { makeOwnFolder } from '../../../support/own-folder.ts';
import { titleOf } from '../../check-wanted.ts';
import { refuse } from '../../fail.ts';
import type { Deployable } from '../../port.ts';
import { differencesOf, requireFiles } from '../../tree.ts';
import { type Places, versionName } from './places.ts';

/**
 * The folder of a version, with exactly its files: brought where it is not there, or is to be repaired, and looked through.
 * Errors: deployment-files-differ, deployment-folder-refused, and those of `bring`.
 */
export async function bringVersion(places: Places, wanted: Deployable): Promise<string> {
  const folder = join(places.versions, versionName(wanted));
  const what = `The files of ${titleOf(wanted)}`;
  const isThere = await isOwnFolder(folder);
  if (isThere && !(await isToRepair(folder, wanted))) {
    await requireFiles(folder, wanted.files, what);
    return folder;
  }
  await using own = await makeOwnFolder(places.root, 'bring');
  const brought = join(own.path, 'files');
  await wanted.bring(brought);
  await requireFiles(brought, wanted.files, what);
  await mkdir(places.versions, { recursive: true });
  if (isThere) await rename(folder, join(own.path, 'changed'));
  await rename(brought, folder);
  return folder;
}

async function isToRepair(folder: string, { repair, files }: Deployable): Promise<boolean> {
  return repair === true && (await differencesOf(folder, files)).length > 0;
}

/** Whether a folder is there. Errors: deployment-folder-refused for anything else that is, links above all. */
async function isOwnFolder(path: string): Promise<boolean> {
  try {
    if ((await lstat(path)).isDirectory()) return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  throw refuse('deployment-folder-refused', `${path} is no folder, and a folder of ours has to be there.`);
}

/**
 * Copies the code that a server runs in, since what was exported for this deployment is gone after it. Equal code is there
 * once; that it still is what was copied is looked at, while files that a server has added (`__pycache__`) do not matter.
 * Errors: deployment-files-differ, deployment-folder-refused. @returns the name of its folder below `code/`
 */
export async function bringCode(places: Places, from: string): Promise<string> {
  const lines = await codeLines(from);
  const name = nameOfCode(lines);
  const folder = join(places.code, name);
  if (await isOwnFolder(folder)) {
    const there = new Set(await codeLines(folder));
    const changed = lines.find((line) => !there.has(line));
    if (changed === undefined) return name;
    throw refuse('deployment-files-differ', `The code in ${folder} is not what was put there: ${changed}.`);
  }
  await using own = await makeOwnFolder(places.root, 'code');
  const copied = join(own.path, 'code');
  await cp(from, copied, { recursive: true, verbatimSymlinks: true });
  await mkdir(places.code, { recursive: true });
  await rename(copied, folder);
  return name;
}

/** Name of the folder that code has, or would have. */
export async function codeName(from: string): Promise<string> {
  return nameOfCode(await codeLines(from));
}

function nameOfCode(lines: readonly string[]): string {
  return sha256(lines.join('\n')).slice(0, 12);
}

/** One line for each entry: its path, what it is, its digest or where it leads. */
async function codeLines(folder: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const place = join(folder, path);
      if (entry.isDirectory()) {
        lines.push(JSON.stringify([path, 'folder']));
        await walk(path);
      } else if (entry.isSymbolicLink()) lines.push(JSON.stringify([path, 'link', await readlink(place)]));
      else if (entry.isFile()) {
        const kind = ((await lstat(place)).mode & 0o100) === 0 ? 'file' : 'program';
        lines.push(JSON.stringify([path, kind, (await sha256File(place)).digest]));
      }
    }
  };
  await walk('');
  return lines.sort(compareText);
}
