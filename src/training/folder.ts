import { mkdir, mkdtemp, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { refuse } from './fail.ts';

/** The folder of one step. Everything that the command may write by contract lies below `root`. */
export interface RunFolder {
  readonly root: string;
  /** The repository's tree with the declared files. */
  readonly work: string;
  /** MLOPS_OUTPUT. */
  readonly output: string;
  /** TMPDIR of the command. */
  readonly temporary: string;
}

/**
 * Makes a run folder in the system's folder for temporary files, never below the checkout: tools that look upwards
 * for `.git` or a project's root must find nothing there. What killed commands left there is removed.
 * @param wanted in place of that folder
 * @param keep the folder is to stay, so its name does not tell a later command that nobody uses it any more
 */
export async function makeRunFolder(
  wanted: string | undefined,
  checkout: string | undefined,
  keep = false,
): Promise<RunFolder> {
  const root = await firstRoot([wanted ?? tmpdir(), '/tmp', '/var/tmp'], checkout, async (outside) =>
    keep ? mkdtemp(join(outside, 'mlops-run-')) : (await makeOwnFolder(outside, 'run')).path,
  );
  const folder = { root, work: join(root, 'work'), output: join(root, 'output'), temporary: join(root, 'tmp') };
  for (const path of [folder.work, folder.output, folder.temporary]) await mkdir(path);
  return folder;
}

/** What leaves other places to be tried; a full disk does not, since the first place is the one that was meant. */
const noPlace: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);

/** In the first folder outside of the checkout in which one can be made. Errors: no-run-folder. */
async function firstRoot(
  candidates: readonly string[],
  checkout: string | undefined,
  make: (outside: string) => Promise<string>,
): Promise<string> {
  const forbidden = checkout === undefined ? undefined : await realpath(checkout);
  const why: string[] = [];
  for (const candidate of candidates) {
    try {
      const real = await realpath(candidate);
      const outside = forbidden === undefined || !isAtOrBelow(forbidden, real);
      if (outside) return await make(real);
      why.push(`${candidate} lies inside of ${checkout}`);
    } catch (error) {
      if (!noPlace.has(systemCode(error) ?? '')) throw error;
      why.push(`${candidate} cannot be written (${systemCode(error)})`);
    }
  }
  throw refuse('no-run-folder', `there is no place for a run folder: ${[...new Set(why)].join(', ')}`);
}

function isAtOrBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.replace(/\/*$/, '/'));
}

/** Removes it with what the command may have made unwritable. Gives back the sentence why it is still there, if it is. */
export async function removeRunFolder(folder: RunFolder): Promise<string | undefined> {
  try {
    await removeFolder(folder.root);
    return undefined;
  } catch (error) {
    return `${folder.root} could not be removed: ${error instanceof Error ? error.message : error}`;
  }
}

/** Makes the folder for the results, or takes an empty one. */
export async function makeDestination(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const found = await readdir(path);
  if (found.length > 0) throw refuse('folder-not-empty', `${path} holds ${found.length} entries, it must be empty`);
}
