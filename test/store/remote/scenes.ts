import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/store/index.ts';
import { type AroundRemote, openRemoteStore, type RemoteAddress } from '../../../src/store/remote/open-remote.ts';
import { startBucket, type TestBucket } from '../../harness/bucket.ts';
import { type RegistryOptions, startRegistry, type TestRegistry } from '../../harness/registry.ts';
import type { SharedScene } from '../publish-contract.ts';

/** Time runs fast: a second of waiting is a millisecond, and half a second without a byte is a lost connection. */
export const hurried = { second: 1, idle: 500 };

export interface RemoteScene<Server> extends SharedScene {
  readonly server: Server;
  readonly address: RemoteAddress;
  readonly env: Readonly<Record<string, string>>;
  machine(folder: string, more?: Partial<AroundRemote>): Promise<Store>;
}

function sceneOf<Server extends TestRegistry | TestBucket>(
  server: Server,
  address: RemoteAddress,
  more: { readonly env: Readonly<Record<string, string>> } & Pick<SharedScene, 'damage' | 'lose'>,
): RemoteScene<Server> {
  onTestFinished(() => server.stop());
  // Nothing of the settings of who runs the tests.
  const env = { HOME: '/nonexistent', PATH: process.env['PATH'] ?? '', ...more.env };
  return {
    ...more,
    ...{ server, address, env },
    machine: (folder, around = {}) =>
      openRemoteStore(address, join(folder, 'store'), { env, pace: hurried, ...around }),
    sent: async () => server.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length,
  };
}

export async function registryScene(
  options: RegistryOptions = {},
  env: Readonly<Record<string, string>> = {},
): Promise<RemoteScene<TestRegistry>> {
  const repository = 'acme/models';
  const server = await startRegistry(repository, options);
  return sceneOf(
    server,
    { kind: 'oci', host: server.host, repository },
    {
      env,
      damage: async (digest, bytes) => void server.blobs.set(digest, bytes),
      lose: async (digest) => void server.blobs.delete(digest),
    },
  );
}

export async function bucketScene(env: Readonly<Record<string, string>> = {}): Promise<RemoteScene<TestBucket>> {
  const server = await startBucket();
  const keyOf = (digest: string) => `team/${digest.slice(7, 9)}/${digest.slice(9)}`;
  return sceneOf(
    server,
    { kind: 's3', bucket: 'models', prefix: 'team' },
    {
      env: { ...server.env, ...env },
      damage: async (digest, bytes) => void server.objects.set(keyOf(digest), bytes),
      lose: async (digest) => void server.objects.delete(keyOf(digest)),
    },
  );
}
