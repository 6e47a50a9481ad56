import { link, lstat, rename } from 'node:fs/promises';
import { systemCode } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { ignoreMissing } from './places.ts';
import { storeReasons } from './reasons.ts';

/** @throws MlopsError store-target-exists */
export async function requireNew(target: string): Promise<void> {
  if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw targetExists(target);
}

/** A link fails where the target exists; a rename would overwrite what appeared there meanwhile. */
export async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') throw targetExists(target);
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    await requireNew(target);
    await rename(temporary, target);
  }
}

function targetExists(target: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-target-exists', `${target} exists already and is not overwritten.`);
}
