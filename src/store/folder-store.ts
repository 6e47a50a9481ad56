import { link, lstat, mkdir, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemCode, temporaryBeside } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { type Create, createFile, discard, startCopy } from './copy.ts';
import { ignoreMissing, placeOf, stored, telling } from './places.ts';
import type { Store } from './port.ts';
import { putFiles } from './put-files.ts';
import { storeReasons } from './reasons.ts';

export interface FolderStoreOptions {
  /** Opens a new file for writing. */
  readonly create?: Create;
}

/**
 * A folder of files named by their content, `<2>/<rest>` of the SHA-256 in hex. Files appear whole or not at all, are
 * read-only, and are checked whenever they are read.
 */
export function openFolderStore(folder: string, options: FolderStoreOptions = {}): Store {
  const root = resolve(folder);
  const create = options.create ?? createFile;
  return {
    put: async (file) => {
      const [put] = await putFiles(root, [file], create);
      if (put === undefined) throw new TypeError('one file gives one digest');
      return put;
    },
    putAll: (files) => putFiles(root, files, create),
    has: async (digest) => (await stored(root, placeOf(root, digest))) !== undefined,
    get: (digest, target) => get(root, digest, resolve(target), create),
    describe: () => `folder ${folder}`,
  };
}

async function get(root: string, digest: string, target: string, create: Create): Promise<void> {
  const place = placeOf(root, digest);
  const found = await stored(root, place);
  if (found === undefined) {
    throw MlopsError.of(storeReasons, 'store-missing', `The store ${root} does not hold ${digest}.`);
  }
  if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw targetExists(target);
  const temporary = temporaryBeside(target);
  await telling(`${target} cannot be written`, async () => {
    await mkdir(dirname(target), { recursive: true });
    const copied = await startCopy({ file: place, bytes: found.size }, temporary, create);
    await copied.sink.close(); // a copy to work with: nobody needs it after a power cut
    if (copied.digest !== digest) {
      throw MlopsError.of(storeReasons, 'store-corrupt', `${place} holds ${copied.digest}, not ${digest}.`);
    }
    await placeNew(temporary, target);
  }).finally(() => discard(temporary));
}

/** A link fails where the target exists; a rename would overwrite what appeared there meanwhile. */
async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') throw targetExists(target);
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw targetExists(target);
    await rename(temporary, target);
  }
}

function targetExists(target: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-target-exists', `${target} exists already and is not overwritten.`);
}
