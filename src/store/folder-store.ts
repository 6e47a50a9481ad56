import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { temporaryBeside } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { type Create, createFile, discard, startCopy } from './copy.ts';
import { missingOf } from './missing.ts';
import { placeOf, stored, telling } from './places.ts';
import type { Pack, Store } from './port.ts';
import { putFiles } from './put-files.ts';
import { storeReasons } from './reasons.ts';
import { placeNew, requireNew } from './target.ts';

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
    putAll: (files) => putFiles(root, files, create),
    has: async (digest) => (await stored(root, placeOf(root, digest))) !== undefined,
    get: (digest, target) => get(root, digest, resolve(target), create),
    publish: (pack) => requirePack(root, pack),
    describe: () => `folder ${folder}`,
  };
}

/** Whoever uses the folder finds it there: nothing has to be sent anywhere. */
async function requirePack(root: string, pack: Pack): Promise<void> {
  for (const file of pack.files) {
    if ((await stored(root, placeOf(root, file.digest))) === undefined)
      throw missingOf(pack, file, `The store ${root}`);
  }
}

async function get(root: string, digest: string, target: string, create: Create): Promise<void> {
  const place = placeOf(root, digest);
  const found = await stored(root, place);
  if (found === undefined) {
    throw MlopsError.of(storeReasons, 'store-missing', `The store ${root} does not hold ${digest}.`);
  }
  await requireNew(target);
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
