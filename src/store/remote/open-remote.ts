import type { StoreAddress } from '../../support/store-address.ts';
import type { AroundStore } from '../open-store.ts';
import type { Store } from '../port.ts';
import { type Pace, realTime } from './patience.ts';
import type { Remote } from './remote.ts';
import { tieredStore } from './tiered-store.ts';

export type RemoteAddress = Exclude<StoreAddress, { readonly kind: 'folder' }>;

/** What the far tier of a store needs of the world around it. */
export interface AroundRemote extends AroundStore {
  readonly pace?: Pace;
  /** Of a bucket: files above so many bytes go in parts of so many; tests take small ones. */
  readonly multipart?: { readonly above?: number; readonly part?: number };
}

/** A remote store with the folder of this machine before it. @param cache absolute */
export async function openRemoteStore(address: RemoteAddress, cache: string, around: AroundRemote): Promise<Store> {
  const { offline = false, notice = () => undefined, signal } = around;
  return tieredStore({
    cache,
    remote: await remoteAt(address, around),
    offline,
    notice,
    signal,
    pace: around.pace ?? realTime,
  });
}

/** What the server answers, in words. @throws MlopsError of the store, also for a refusal */
export async function askRemote(address: RemoteAddress, around: AroundRemote): Promise<string> {
  const remote = await remoteAt(address, around);
  return around.offline ? `${remote.describe()}, which is not asked with --offline` : await remote.ask();
}

/** Opens the far tier; no server is asked yet. @throws MlopsError store-credentials */
async function remoteAt(address: RemoteAddress, around: AroundRemote): Promise<Remote> {
  if (address.kind === 'oci') {
    const { openRegistry } = await import('./oci/registry.ts');
    return await openRegistry(address, around);
  }
  const { openBucket } = await import('./s3/bucket.ts');
  return await openBucket(address, around);
}
