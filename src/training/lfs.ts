import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { type LfsPointer, lfsContent, lfsNotLocal } from '../repository/index.ts';
import { sha256File } from '../support/files.ts';
import type { Git } from '../support/git.ts';

/** Puts the content of a pointer in its place, checked by digest. Errors: data-not-local. */
export async function restorePointer(git: Git, path: string, pointer: LfsPointer, target: string): Promise<void> {
  await copyFile(await lfsContent(git, path, pointer), target, constants.COPYFILE_FICLONE);
  const { digest, bytes } = await sha256File(target);
  if (digest !== `sha256:${pointer.sha256}` || bytes !== pointer.bytes) {
    throw lfsNotLocal(
      path,
      'is a Git LFS pointer, and the object in the local store does not have the digest it names',
    );
  }
}
