import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRemoteStore, type RemoteAddress } from '../../../src/store/remote/open-remote.ts';
import {
  bucketBinary,
  type RealServer,
  realKeys,
  registryBinary,
  startRealBucket,
  startRealRegistry,
} from '../../harness/real-stores.ts';
import { storeContract } from '../contract.ts';
import { fingerprint, publishContract, putPack } from '../publish-contract.ts';
import { hurried } from './scenes.ts';

const env = { ...realKeys, HOME: '/nonexistent', PATH: process.env['PATH'] ?? '' };
const pace = { ...hurried, idle: 10_000 };
let root = '';
let server: RealServer | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'real-store-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const stop = async () => await server?.stop();
const host = () => server?.host ?? '';
const open = (address: RemoteAddress, folder: string, more = {}) =>
  openRemoteStore(address, join(folder, 'store'), {
    env: { ...env, ...(address.kind === 's3' && { AWS_ENDPOINT_URL_S3: `http://${host()}` }) },
    ...{ pace, ...more },
  });

/** Every file below a folder, with the time of its last change: sending would change one. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map(async (file) => `${file} ${(await stat(file)).mtimeMs}`))).sort();
}

describe.skipIf(registryBinary === '')('docker-registry (without it: bash test/harness/registry.sh)', () => {
  beforeAll(async () => {
    server = await startRealRegistry(registryBinary, join(root, 'registry'));
  });
  afterAll(stop);
  const address = (): RemoteAddress => ({
    kind: 'oci',
    host: host(),
    repository: `acme/models-${randomUUID().slice(0, 8)}`,
  });
  const blobs = () => join(root, 'registry', 'data', 'docker', 'registry', 'v2', 'blobs', 'sha256');
  const dataOf = (digest: string) => join(blobs(), digest.slice(7, 9), digest.slice(7), 'data');

  storeContract('docker-registry', async (scratch) => open(address(), scratch));
  publishContract('docker-registry', async () => {
    const one = address();
    return {
      machine: (folder) => open(one, folder),
      sent: () => filesBelow(join(root, 'registry', 'data')),
      damage: (digest, bytes) => writeFile(dataOf(digest), bytes),
      lose: async (digest) => {
        const done = await fetch(`http://${host()}/v2/${one.kind === 'oci' && one.repository}/blobs/${digest}`, {
          method: 'DELETE',
        });
        expect(done.status).toBe(202);
      },
    };
  });

  it('keeps our manifest byte for byte, as ModelPack has it', async () => {
    const one: RemoteAddress = { kind: 'oci', host: host(), repository: 'acme/plain' };
    const store = await open(one, await mkdtemp(join(root, 'maker-')));
    const pack = await putPack(store, { 'model.json': '{}' });
    await store.publish(pack);
    const answer = await fetch(`http://${host()}/v2/acme/plain/manifests/delay-${fingerprint.slice(0, 16)}`, {
      headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
    });
    expect(await answer.json()).toMatchObject({
      artifactType: 'application/vnd.cncf.model.manifest.v1+json',
      layers: [{ digest: pack.files[0]?.digest, annotations: { 'org.cncf.model.filepath': 'model.json' } }],
    });
  });
});

describe.skipIf(bucketBinary === '')('versitygw (without it: bash test/harness/bucket.sh)', () => {
  beforeAll(async () => {
    server = await startRealBucket(bucketBinary, join(root, 'bucket'), 'models');
  });
  afterAll(stop);
  const address = (): RemoteAddress => ({ kind: 's3', bucket: 'models', prefix: `team/p${randomUUID().slice(0, 8)}` });
  const fileOf = (prefix: string, digest: string) =>
    join(root, 'bucket', 'models', prefix, digest.slice(7, 9), digest.slice(9));

  storeContract('versitygw', async (scratch) => open(address(), scratch));
  publishContract('versitygw', async () => {
    const one = address();
    const prefix = one.kind === 's3' ? one.prefix : '';
    return {
      machine: (folder) => open(one, folder),
      sent: () => filesBelow(join(root, 'bucket')),
      damage: (digest, bytes) => writeFile(fileOf(prefix, digest), bytes),
      lose: (digest) => rm(fileOf(prefix, digest)),
    };
  });

  it('takes a file in parts, and gives it back whole', async () => {
    const one = address();
    const [maker, other] = [await mkdtemp(join(root, 'maker-')), await mkdtemp(join(root, 'other-'))];
    const store = await open(one, maker, { multipart: { above: 1000, part: 5 << 20 } });
    const text = 'weights '.repeat(2 << 20); // 16 MiB: the service takes no parts below 5
    const pack = await putPack(store, { large: text });
    await store.publish(pack);
    await (await open(one, other)).get(pack.files[0]?.digest ?? '', join(other, 'out'));
    expect((await stat(join(other, 'out'))).size).toBe(text.length);
  });

  it('says that there is no such bucket', async () => {
    const store = await open({ kind: 's3', bucket: 'nowhere', prefix: '' }, await mkdtemp(join(root, 'maker-')));
    await expect(store.publish(await putPack(store, { a: 'a' }))).rejects.toMatchObject({
      problems: [{ reason: 'store-unknown' }],
    });
  });
});
