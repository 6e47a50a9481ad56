import { join } from 'node:path';
import { shellCommand } from '../support/escape/index.ts';
import { isFileOf, isMissing, sha256File, systemCode } from '../support/files.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import type { LfsPointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';

/**
 * Absolute path of a file with the content of a pointer: Git LFS's own store, else the checked-out file at `path` where
 * that is its content. Both are read once for it: disks damage content, and an engine would not notice. Errors: data-not-local,
 * pointer-content-damaged.
 */
export async function lfsContent(git: Git, path: string, pointer: LfsPointer): Promise<string> {
  const { sha256 } = pointer;
  const stored = await lfsStored(git, pointer);
  if (stored !== undefined && (await digestOf(stored)) === `sha256:${sha256}`) return stored;
  const checkedOut = join(git.folder, path);
  if ((await digestOf(checkedOut)) === `sha256:${sha256}`) return checkedOut;
  if (stored !== undefined)
    throw damagedContent(path, `Git LFS keeps of it is not that of sha256 ${sha256.slice(0, 12)}…`);
  throw lfsNotLocal(path, `is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here`);
}

/** Absolute path of the content in Git LFS's own store, or undefined. */
export async function lfsStored(git: Git, { sha256, bytes }: LfsPointer): Promise<string | undefined> {
  const stored = join(await gitFolder(git), 'lfs', 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return (await isFileOf(stored, bytes)) ? stored : undefined;
}

/** A dataset may have thousands of pointers, and each question is a process. */
const gitFolders = new WeakMap<Git, Promise<string>>();

function gitFolder(git: Git): Promise<string> {
  const known = gitFolders.get(git) ?? git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  gitFolders.set(git, known);
  return known;
}

/** The error for content in a tool's cache that is not what the pointer stands for. */
export function damagedContent(path: string, what: string): MlopsError {
  return MlopsError.of(repositoryReasons, 'pointer-content-damaged', `${path}: what ${what}.`);
}

/** The error for a pointer whose content cannot be had on this machine. */
export function lfsNotLocal(path: string, why: string): MlopsError {
  return MlopsError.of(repositoryReasons, 'data-not-local', `${path} ${why}.`, {
    remedy: shellCommand(['git', 'lfs', 'pull', '--include', path]),
  });
}

/** Undefined for what is no file. */
async function digestOf(file: string): Promise<string | undefined> {
  try {
    return (await sha256File(file)).digest;
  } catch (error) {
    if (isMissing(error) || systemCode(error) === 'EISDIR') return undefined;
    throw error;
  }
}
