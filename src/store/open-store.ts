import { isAbsolute, join } from 'node:path';
import { MlopsError } from '../support/problem.ts';
import { readStoreAddress } from '../support/store-address.ts';
import { openFolderStore } from './folder-store.ts';
import type { Store } from './port.ts';
import { storeReasons } from './reasons.ts';

/** Which store, and of which clone. */
export interface StorePlace {
  /** As `store` in mlops.yaml or in a release file has it. */
  readonly store: string;
  /** Absolute, of the work tree: relative folders and the bytes of a remote store that are kept here are below it. */
  readonly root: string;
}

/** What a store needs of the world around it. */
export interface AroundStore {
  /** Of the process: credentials, proxies, the user's home. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** No server is asked. */
  readonly offline?: boolean;
  /** A line for the reader. */
  readonly notice?: (text: string) => void;
}

/** Bytes of remote stores on this machine, below the root of the work tree. */
const cacheFolder = '.mlops/store';

/**
 * The store that an address names. A remote one has two tiers: what is put goes into the folder of this machine, what is
 * asked for is looked for there first, and `publish` sends it. Its code is loaded here, so that folders pay nothing for it.
 * @throws MlopsError store-bad-address, store-credentials
 */
export async function openStore({ store, root }: StorePlace, around: AroundStore): Promise<Store> {
  const address = addressOf(store);
  if (address.kind === 'folder') return openFolderStore(absolute(root, address.folder));
  const { openRemoteStore } = await import('./remote/open-remote.ts');
  return await openRemoteStore(address, join(root, cacheFolder), around);
}

/**
 * Asks a store for something that it does not have, strictly: what answers, in words.
 * @throws MlopsError of the store, also where `has` would pass over a refusal
 */
export async function askStore({ store, root }: StorePlace, around: AroundStore): Promise<string> {
  const address = addressOf(store);
  if (address.kind === 'folder') {
    const folder = openFolderStore(absolute(root, address.folder));
    await folder.has(`sha256:${'0'.repeat(64)}`);
    return folder.describe();
  }
  const { askRemote } = await import('./remote/open-remote.ts');
  return await askRemote(address, around);
}

function addressOf(store: string) {
  const read = readStoreAddress(store);
  if (read.ok) return read.address;
  throw MlopsError.of(storeReasons, 'store-bad-address', `The store: ${read.message}.`, { remedy: read.remedy });
}

function absolute(root: string, folder: string): string {
  return isAbsolute(folder) ? folder : join(root, folder);
}
