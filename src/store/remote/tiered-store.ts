import { MlopsError } from '../../support/problem.ts';
import { openFolderStore } from '../folder-store.ts';
import { missingOf } from '../missing.ts';
import { placeOf, stored } from '../places.ts';
import type { Pack, PackedFile, Store } from '../port.ts';
import { storeReasons } from '../reasons.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { Pace } from './patience.ts';
import type { Remote } from './remote.ts';

export interface Tiers {
  /** Folder of this machine, absolute. */
  readonly cache: string;
  readonly remote: Remote;
  readonly offline: boolean;
  readonly notice: (text: string) => void;
  readonly signal: AbortSignal | undefined;
  readonly pace: Pace;
}

/**
 * A folder of this machine before a remote store: what is put goes into the folder, so that making results needs no right
 * to write anywhere; what is asked for is looked for there first, and what had to be fetched is kept there.
 */
export function tieredStore(tiers: Tiers): Store {
  const near = openFolderStore(tiers.cache);
  const refusal = refusalOf(tiers);
  return {
    putAll: near.putAll,
    has: async (digest) => (await near.has(digest)) || (await far(tiers, digest, refusal.met)),
    get: async (digest, target, bytes) => {
      if (await gotNear(tiers, near, digest, target)) return;
      if (tiers.offline) throw isOffline(tiers, digest);
      await fetchBytes(tiers, { digest, ...(bytes !== undefined && { bytes }) }, target);
    },
    publish: (pack) => publish(tiers, pack),
    describe: () => `${tiers.remote.describe()}${refusal.words()}`,
  };
}

async function far({ remote, offline, ...tiers }: Tiers, digest: string, refused: () => void): Promise<boolean> {
  if (offline) throw isOffline({ remote, offline, ...tiers }, digest);
  const answer = await remote.has(digest);
  // A job without rights may go on as if nothing were there: results are then made, or brought, again; none is made up.
  if (answer === 'refused') refused();
  return answer === 'there';
}

/** Is said once when it is met, and stands in messages about what is missing from then on. */
function refusalOf({ remote, notice }: Tiers): { met(): void; words(): string } {
  let met = false;
  return {
    met: () => {
      if (met) return;
      met = true;
      notice(
        `The ${remote.describe()} does not let this job look into it: only what is on this machine counts as there.`,
      );
    },
    words: () => (met ? ' (which does not let this job look into it)' : ''),
  };
}

/** False where it is not there, or damaged: what the remote store has then mends it. */
async function gotNear({ notice, offline }: Tiers, near: Store, digest: string, target: string): Promise<boolean> {
  if (!(await near.has(digest))) return false;
  try {
    await near.get(digest, target);
    return true;
  } catch (error) {
    if (offline || !(error instanceof MlopsError) || error.problems[0]?.reason !== 'store-corrupt') throw error;
    notice(`${error.message} It is fetched again.`);
    return false;
  }
}

function isOffline({ remote }: Tiers, digest: string): MlopsError {
  const sentence = `${digest} is not on this machine, and the ${remote.describe()} is not asked.`;
  return MlopsError.of(storeReasons, 'store-offline', sentence);
}

async function publish(tiers: Tiers, pack: Pack): Promise<void> {
  const { cache, remote, offline } = tiers;
  if (offline) throw MlopsError.of(storeReasons, 'store-offline', `Nothing is sent to the ${remote.describe()}.`);
  const byDigest = new Map(pack.files.map((file) => [file.digest, file]));
  await remote.publish(pack, (digest) => {
    const file = byDigest.get(digest);
    if (file === undefined) throw new TypeError(`${digest} is not of the pack`);
    return nearFile(cache, pack, file, remote);
  });
}

/** Where the bytes to be sent are. @throws MlopsError store-missing, store-corrupt */
async function nearFile(cache: string, pack: Pack, file: PackedFile, remote: Remote): Promise<string> {
  const place = placeOf(cache, file.digest);
  const found = await stored(cache, place);
  if (found === undefined) throw missingOf(pack, file, `The ${remote.describe()}, as ${cache},`);
  if (found.size === file.bytes) return place;
  const sentence = `${place} has ${found.size} bytes, and ${file.path} of ${pack.model} has ${file.bytes}.`;
  throw MlopsError.of(storeReasons, 'store-corrupt', sentence);
}
