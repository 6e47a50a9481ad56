import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Git } from '../support/git.ts';
import { digestFile } from './digest.ts';
import { refuse, systemCode } from './fail.ts';

/** No pointer is longer (Git LFS specification, v1). */
export const longestPointer = 1024;

export interface LfsPointer {
  readonly oid: string;
  readonly bytes: number;
}

/** Understands a Git LFS pointer (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md); undefined for other text. */
export function parsePointer(text: string): LfsPointer | undefined {
  if (!text.startsWith('version https://git-lfs.github.com/spec/v1\n')) return undefined;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d+)$/m.exec(text)?.[1];
  return oid === undefined || size === undefined ? undefined : { oid, bytes: Number(size) };
}

/** Puts the content of a pointer in its place from the local LFS folder, checked by digest. */
export async function restorePointer(git: Git, path: string, pointer: LfsPointer, target: string): Promise<void> {
  const common = resolve(git.folder, await git.text(['rev-parse', '--git-common-dir']));
  const source = join(common, 'lfs', 'objects', pointer.oid.slice(0, 2), pointer.oid.slice(2, 4), pointer.oid);
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw refuse(
      'lfs-object-missing',
      `${path} is a Git LFS pointer to ${pointer.oid.slice(0, 12)}…, which is not fetched`,
    );
  }
  const { digest, bytes } = await digestFile(target);
  if (digest !== `sha256:${pointer.oid}` || bytes !== pointer.bytes) {
    throw refuse(
      'lfs-object-missing',
      `the local LFS object of ${path} does not have the digest that its pointer names`,
    );
  }
}
