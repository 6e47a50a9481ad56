import pLimit from 'p-limit';
import { type Answer, bodyText, type Call, drop, openHttp } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import type { Pack } from '../../port.ts';
import type { AroundRemote } from '../open-remote.ts';
import { type Patience, patiently, realTime } from '../patience.ts';
import type { Answered, Incoming, Remote } from '../remote.ts';
import { type Access, openAuthority } from './authority.ts';
import { registryCredentials } from './credentials.ts';
import { follow } from './follow.ts';
import { manifestType, modelPack } from './model-pack.ts';
import { addressIn, asWhom, type RegistryPlace, refusedBy, registryPlace, unexpected } from './place.ts';
import { uploadBlob } from './upload-blob.ts';

/** What everything that asks the registry needs. */
export interface Registry {
  readonly place: RegistryPlace;
  readonly ask: (call: Call, access: Access) => Promise<Answer>;
  /** @throws MlopsError store-refused for 401 and 403, which answer is read for */
  readonly allowed: (answer: Answer, access: Access) => Promise<Answer>;
  readonly patience: Patience;
}

const atOnce = 4;

/**
 * A repository of an OCI registry (https://github.com/opencontainers/distribution-spec/blob/main/spec.md): bytes are blobs
 * under our own digests, and each pack is a manifest that names them; without one a registry may collect them.
 * @throws MlopsError store-credentials
 */
export async function openRegistry(
  address: { readonly host: string; readonly repository: string },
  { env, signal, pace = realTime }: AroundRemote,
): Promise<Remote> {
  const place = registryPlace(address);
  const credentials = await registryCredentials(place.host, env, signal);
  const send = openHttp({ env, signal, idle: pace.idle });
  const ask = openAuthority({ place, credentials, send });
  const allowed = async (answer: Answer, access: Access) => {
    if (answer.status !== 401 && answer.status !== 403) return answer;
    throw refusedBy(place, access, credentials, answer, await bodyText(answer));
  };
  const registry: Registry = { place, ask, allowed, patience: { pace, signal } };
  const who = credentials === undefined ? 'asked without credentials' : `asked ${asWhom(credentials)}`;
  return {
    has: (digest) => patiently(place.words, () => hasBlob(registry, digest, 'pull'), registry.patience),
    open: (digest) => openBlob(registry, digest),
    publish: (pack, fileOf) => publish(registry, pack, fileOf),
    ask: async () => {
      await patiently(place.words, () => askStrictly(registry), registry.patience);
      return `${place.words}, ${who}`;
    },
    describe: () => place.words,
  };
}

async function hasBlob({ place, ask }: Registry, digest: string, access: Access): Promise<Answered> {
  const doing = `say whether it has ${digest}`;
  const answer = await refusable(() => ask({ method: 'HEAD', url: addressIn(place, `blobs/${digest}`) }, access));
  if (answer === 'refused') return 'refused';
  await drop(answer);
  // Registries send readers on to where the bytes really are.
  if (answer.status === 200 || answer.status === 302 || answer.status === 307) return 'there';
  if (answer.status === 404) return 'missing';
  if (answer.status === 401 || answer.status === 403) return 'refused';
  throw unexpected(place, doing, answer, '');
}

/** A realm may refuse as well as the registry itself. */
async function refusable(work: () => Promise<Answer>): Promise<Answer | 'refused'> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MlopsError) || error.problems[0]?.reason !== 'store-refused') throw error;
    return 'refused';
  }
}

async function openBlob({ place, ask, allowed }: Registry, digest: string): Promise<Incoming | undefined> {
  const call: Call = { method: 'GET', url: addressIn(place, `blobs/${digest}`) };
  const answer = await allowed(await follow(call, (next) => ask(next, 'pull'), place), 'pull');
  if (answer.status === 404) return void (await drop(answer));
  if (answer.status !== 200) throw unexpected(place, `give ${digest}`, answer, await bodyText(answer));
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  return { body: answer.body, length: Number.isSafeInteger(length) ? length : undefined };
}

/** Bytes first, and last the manifest that keeps them: what was cut off in between is found by the next one. */
async function publish(registry: Registry, pack: Pack, fileOf: (digest: string) => Promise<string>): Promise<void> {
  const { config, manifest, tag } = modelPack(pack);
  const sizes = new Map(pack.files.map(({ digest, bytes }) => [digest, bytes]));
  const limit = pLimit(atOnce);
  const sent = await Promise.allSettled(
    [...sizes].map(([digest, bytes]) =>
      limit(() => uploadBlob(registry, digest, async () => ({ kind: 'file', file: await fileOf(digest), bytes }))),
    ),
  );
  for (const one of sent) if (one.status === 'rejected') throw one.reason;
  await uploadBlob(registry, config.digest, async () => ({ kind: 'bytes', bytes: config.bytes }));
  const { place, patience } = registry;
  await patiently(place.words, () => putManifest(registry, tag, manifest), patience);
}

async function putManifest(
  { place, ask, allowed }: Registry,
  tag: string,
  { bytes, digest }: { readonly bytes: Buffer; readonly digest: string },
): Promise<void> {
  const url = addressIn(place, `manifests/${tag}`);
  const there = await allowed(await ask({ method: 'HEAD', url, headers: { accept: manifestType } }, 'push'), 'push');
  await drop(there);
  if (there.status === 200 && there.headers['docker-content-digest'] === digest) return;
  const headers = { 'content-type': manifestType };
  const answer = await allowed(
    await ask({ method: 'PUT', url, headers, body: { kind: 'bytes', bytes } }, 'push'),
    'push',
  );
  if (answer.status === 201 || answer.status === 200) return await drop(answer);
  throw unexpected(place, `take the manifest ${tag}`, answer, await bodyText(answer));
}

async function askStrictly({ place, ask, allowed }: Registry): Promise<void> {
  const url = addressIn(place, `blobs/sha256:${'0'.repeat(64)}`);
  const answer = await allowed(await ask({ method: 'HEAD', url }, 'pull'), 'pull');
  await drop(answer);
  if (answer.status !== 404) throw unexpected(place, 'say that it lacks what nobody has', answer, '');
}
