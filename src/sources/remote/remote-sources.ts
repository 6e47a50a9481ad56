import { mkdir } from 'node:fs/promises';
import { openHttp } from '../../support/http.ts';
import { type Patience, realTime } from '../../support/patience.ts';
import type { SourceAddress } from '../../support/source-address.ts';
import { steadyPace } from '../../support/steady.ts';
import { type AroundSources, notAsked } from '../around.ts';
import type { Bringing, Brought, PointedContent, SourceObject } from '../port.ts';
import { coversAddress } from '../trusted.ts';
import { atOnce } from './at-once.ts';
import { openAzure } from './azure.ts';
import { cached, contentOf, keep } from './content-cache.ts';
import { download } from './download.ts';
import { bringDvc } from './dvc.ts';
import { fileServer, type Servers } from './file-server.ts';
import { publicLookup } from './guard.ts';
import { bringLfs } from './lfs.ts';
import { findObjects, type StoreAddress } from './listing.ts';
import type { ObjectStore } from './object-store.ts';
import { type FreeAt, freeOnDisk, requireRoom } from './room.ts';
import { openGoogle, openS3 } from './who-asks.ts';

const filesAtOnce = 8;
const usualPart = 16 << 20;

/** What servers give, for `openSources`. */
export interface RemoteSources {
  find(address: StoreAddress): Promise<readonly SourceObject[]>;
  bring(objects: readonly SourceObject[], bringing: Bringing): Promise<readonly Brought[]>;
  bringPointed(content: PointedContent, bringing: Bringing): Promise<Brought>;
}

export function openRemoteSources(around: AroundSources): RemoteSources {
  const { signal, pace = realTime, freeAt = freeOnDisk } = around;
  const patience: Patience = { pace, signal };
  const servers = serversOf(around);
  const storeOf = storesOf(around, servers);
  return {
    bringPointed: (content, bringing) =>
      content.kind === 'lfs'
        ? bringLfs(content, bringing, { around, patience, servers, freeAt })
        : bringDvc(content, bringing, { around, patience, storeOf, freeAt }),
    find: async (address) => findObjects(await storeOf(address), address, patience),
    bring: (objects, bringing) => bringAll(objects, bringing, { around, patience, storeOf, freeAt }),
  };
}

interface Having {
  readonly around: AroundSources;
  readonly patience: Patience;
  readonly freeAt: FreeAt;
  readonly storeOf: ReturnType<typeof storesOf>;
}

/** What is here already is looked at first, so that there is room for the rest before a byte of it is asked for. */
async function bringAll(objects: readonly SourceObject[], { cache, onBytes }: Bringing, having: Having) {
  const { around, freeAt } = having;
  let done = 0;
  const onMore = (more: number) => {
    done += more;
    onBytes(done);
  };
  const looked = await atOnce(filesAtOnce, objects, async (object) => {
    around.signal?.throwIfAborted();
    const found = await atHand(cache, versionOf(object, around.env), object);
    if (found !== undefined) onMore(found.bytes);
    else if (around.offline) throw notAsked(object.path);
    return { object, found };
  });
  await requireRoomForAll(
    looked.filter(({ found }) => found === undefined).map(({ object }) => object),
    cache,
    freeAt,
  );
  return atOnce(
    filesAtOnce,
    looked,
    async ({ object, found }) => found ?? (await fetched(object, cache, onMore, having)),
  );
}

async function requireRoomForAll(objects: readonly SourceObject[], cache: string, freeAt: FreeAt): Promise<void> {
  const [first] = objects;
  if (first === undefined) return;
  await mkdir(cache, { recursive: true });
  const bytes = objects.reduce((sum, object) => sum + (object.bytes ?? 0), 0);
  const what =
    objects.length === 1 ? `${first.path} has` : `${first.path} and ${objects.length - 1} more have together`;
  await requireRoom(freeAt, cache, what, bytes);
}

async function fetched(object: SourceObject, cache: string, onBytes: (more: number) => void, having: Having) {
  const { around, patience, freeAt, storeOf } = having;
  const store = await storeOf(object.address);
  const options = { patience, onBytes, freeAt, part: around.part ?? usualPart };
  return keep(cache, versionOf(object, around.env), object.path, (file) => download(store, object, file, options));
}

/** Of one object's content; the endpoint counts as well, as another one may have another object of that name. */
function versionOf({ path, tag, bytes, sha256 }: SourceObject, env: NodeJS.ProcessEnv) {
  if (sha256 !== undefined) return { sha256 };
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'] || '';
  return { path, tag, bytes, ...(path.startsWith('s3/') && { endpoint }) };
}

async function atHand(cache: string, version: unknown, { sha256, bytes, path }: SourceObject) {
  return sha256 === undefined ? await cached(cache, version, path) : await contentOf(cache, sha256, bytes, path);
}

/** How servers of files are asked. */
function serversOf({ env, signal, pace = realTime, trusted }: AroundSources): Servers {
  const options = { env, signal, idle: pace.idle, steady: steadyPace(pace) };
  return {
    send: openHttp(options),
    sendPublic: openHttp({ ...options, lookup: publicLookup }),
    trusted: (url) => coversAddress(trusted, { kind: 'https', url: url.href }),
  };
}

function storesOf({ env, trusted }: AroundSources, servers: Servers) {
  const { send } = servers;
  return async (address: SourceAddress): Promise<ObjectStore> => {
    if (address.kind === 'https') return fileServer(address.url, servers);
    const around = { env, send, trusted: coversAddress(trusted, address) };
    if (address.kind === 's3') return openS3(address.bucket, around);
    if (address.kind === 'gs') return openGoogle(address.bucket, around);
    return openAzure(address.bucket, 'account' in address ? address.account : undefined, around);
  };
}
