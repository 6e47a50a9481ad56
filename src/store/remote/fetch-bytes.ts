import { chmod, constants, copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FileDigest, temporaryBeside } from '../../support/files.ts';
import { lost } from '../../support/http.ts';
import { MlopsError } from '../../support/problem.ts';
import { discard } from '../copy.ts';
import { placeOf, telling } from '../places.ts';
import { makePlace } from '../put-files.ts';
import { storeReasons } from '../reasons.ts';
import { placeNew, requireNew } from '../target.ts';
import { patiently } from './patience.ts';
import { type Outlet, pour } from './pour.ts';
import type { Tiers } from './tiered-store.ts';

/** What is asked for, and how many bytes it has where that is recorded. */
export interface WantedBytes {
  readonly digest: string;
  readonly bytes?: number;
}

/**
 * Fetches bytes into the folder of this machine, checked while they come, and to `target`: at the same time, or where the
 * disk shares what two files have in common, from the folder afterwards. Nothing of it stays where they are not those of
 * the digest.
 * @throws MlopsError store-missing, store-corrupt, store-target-exists
 */
export async function fetchBytes(tiers: Tiers, wanted: WantedBytes, target: string): Promise<void> {
  const { cache, remote } = tiers;
  const { digest } = wanted;
  const place = placeOf(cache, digest);
  await requireNew(target);
  await makePlace(cache, dirname(place));
  const kept = { file: temporaryBeside(place), refused: `${cache} cannot take ${digest}` };
  const given = { file: temporaryBeside(target), refused: `${target} cannot be written` };
  try {
    await telling(given.refused, () => mkdir(dirname(target), { recursive: true }));
    const shared = await shares(kept.file, given.file);
    const got = await patiently(
      remote.describe(),
      () => receive(tiers, wanted, shared ? [kept] : [kept, given]),
      tiers,
    );
    if (got.digest !== digest) {
      const sentence = `The ${remote.describe()} gave ${got.digest} (${got.bytes} bytes) for ${digest}.`;
      throw MlopsError.of(storeReasons, 'store-corrupt', sentence);
    }
    if (shared) await telling(given.refused, () => copyFile(kept.file, given.file, constants.COPYFILE_FICLONE));
    await telling(kept.refused, async () => {
      await chmod(kept.file, 0o444);
      await rename(kept.file, place);
    });
    await telling(given.refused, async () => {
      await chmod(given.file, 0o644);
      await placeNew(given.file, target);
    });
  } finally {
    await Promise.all([discard(kept.file), discard(given.file)]);
  }
}

/** Whether a copy from one file to the other would cost nothing; said by trying it with no bytes. */
async function shares(from: string, to: string): Promise<boolean> {
  try {
    await writeFile(from, '', { flag: 'wx' });
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  }
}

async function receive(
  { remote, signal, cache }: Tiers,
  { digest, bytes }: WantedBytes,
  outlets: readonly Outlet[],
): Promise<FileDigest> {
  await Promise.all(outlets.map(({ file }) => discard(file))); // of the attempt before
  const incoming = await remote.open(digest);
  if (incoming === undefined) {
    const sentence = `Neither ${cache} nor the ${remote.describe()} holds ${digest}.`;
    throw MlopsError.of(storeReasons, 'store-missing', sentence);
  }
  try {
    const most = bytes === undefined ? {} : { most: { bytes, what: `${digest} that the ${remote.describe()} gives` } };
    return await pour(incoming, outlets, { signal, ...most });
  } catch (error) {
    throw lost(error);
  }
}
