import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { shellCommand } from '../support/escape/index.ts';
import { isMissing, sha256File, systemCode } from '../support/files.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import type { LfsPointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';

/**
 * Absolute path of a file with the content of a pointer: Git LFS's own store, else the checked-out file at `path` where
 * that is its content. Errors: data-not-local.
 */
export async function lfsContent(git: Git, path: string, { sha256 }: LfsPointer): Promise<string> {
  const gitDir = await git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  const stored = join(gitDir, 'lfs', 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  if (await exists(stored)) return stored;
  const checkedOut = join(git.folder, path);
  if ((await digestOf(checkedOut)) === `sha256:${sha256}`) return checkedOut;
  throw lfsNotLocal(path, `is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here`);
}

/** The error for a pointer whose content cannot be had on this machine. */
export function lfsNotLocal(path: string, why: string): MlopsError {
  return MlopsError.of(repositoryReasons, 'data-not-local', `${path} ${why}.`, {
    remedy: shellCommand(['git', 'lfs', 'pull', '--include', path]),
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
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
