import { createHash } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FileDigest, temporaryBeside } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { discard } from '../copy.ts';
import { placeOf, telling } from '../places.ts';
import { makePlace } from '../put-files.ts';
import { storeReasons } from '../reasons.ts';
import { placeNew, requireNew } from '../target.ts';
import { lost } from './http.ts';
import { persist, Transient } from './patience.ts';
import type { Incoming } from './remote.ts';
import type { Tiers } from './tiered-store.ts';

/**
 * Fetches bytes into the folder of this machine, checked while they come, and from there to `target`. Nothing of it stays
 * where they are not those of the digest.
 * @throws MlopsError store-missing, store-corrupt, store-target-exists
 */
export async function fetchBytes(tiers: Tiers, digest: string, target: string): Promise<void> {
  const { cache, remote } = tiers;
  const place = placeOf(cache, digest);
  await requireNew(target);
  await makePlace(cache, dirname(place));
  const temporary = temporaryBeside(place);
  try {
    const got = await persist(remote.describe(), () => receive(tiers, digest, temporary), tiers);
    if (got.digest !== digest) {
      const sentence = `The ${remote.describe()} gave ${got.digest} (${got.bytes} bytes) for ${digest}.`;
      throw MlopsError.of(storeReasons, 'store-corrupt', sentence);
    }
    await telling(`${cache} cannot take ${digest}`, async () => {
      await chmod(temporary, 0o444);
      await rename(temporary, place);
    });
  } finally {
    await discard(temporary);
  }
  await copyTo(place, target);
}

async function receive({ cache, remote, signal }: Tiers, digest: string, temporary: string): Promise<FileDigest> {
  await discard(temporary); // of the attempt before
  const incoming = await remote.open(digest);
  if (incoming === undefined) {
    const sentence = `Neither ${cache} nor the ${remote.describe()} holds ${digest}.`;
    throw MlopsError.of(storeReasons, 'store-missing', sentence);
  }
  try {
    return await telling(`${cache} cannot take ${digest}`, () => pour(incoming, temporary, signal));
  } catch (error) {
    throw lost(error);
  }
}

async function pour({ body, length }: Incoming, file: string, signal: AbortSignal | undefined): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const sink = createWriteStream(file, { flags: 'wx', mode: 0o644, highWaterMark: 1 << 20 });
  await pipeline(body, counted, sink, signal ? { signal } : {});
  if (length !== undefined && bytes !== length) throw new Transient(`${bytes} of ${length} bytes came`);
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

/** The bytes were checked a moment ago, so the system copies them, by reference where the disk can. */
async function copyTo(place: string, target: string): Promise<void> {
  const temporary = temporaryBeside(target);
  await telling(`${target} cannot be written`, async () => {
    await mkdir(dirname(target), { recursive: true });
    await copyFile(place, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await chmod(temporary, 0o644);
    await placeNew(temporary, target);
  }).finally(() => discard(temporary));
}
