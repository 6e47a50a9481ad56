import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askStore, openStore, putFile } from '../../src/store/index.ts';
import { digestOf, putPack } from './publish-contract.ts';
import { bucketScene, registryScene } from './remote/scenes.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'open-store-'));

describe('the store that an address names', () => {
  it('is a folder of the clone, or an absolute one', async () => {
    const [root, elsewhere] = [await newFolder(), await newFolder()];
    await writeFile(join(root, 'a'), 'one');
    const { digest } = await putFile(await openStore({ store: 'own/store', root }, { env: {} }), join(root, 'a'));
    expect(await readdir(join(root, 'own', 'store'))).toEqual([digest.slice(7, 9)]);
    expect(await (await openStore({ store: elsewhere, root }, { env: {} })).has(digest)).toBe(false);
  });

  it('keeps bytes of a remote store in .mlops/store of the clone', async () => {
    for (const scene of [await registryScene(), await bucketScene()]) {
      const { server, address, env } = scene;
      const store = address.kind === 'oci' ? `oci://${server.host}/acme/models` : 's3://models/team';
      const [root, other] = [await newFolder(), await newFolder()];
      const opened = await openStore({ store, root }, { env });
      await opened.publish(await putPack(opened, { a: 'weights' }));
      const shard = digestOf('weights').slice(7, 9);
      expect(await readdir(join(root, '.mlops', 'store'))).toEqual([shard]);
      await (await openStore({ store, root: other }, { env })).get(digestOf('weights'), join(other, 'out'));
      expect(await readdir(join(other, '.mlops', 'store'))).toEqual([shard]);
      expect(opened.describe()).toMatch(/^(registry 127\.0\.0\.1:\d+\/acme\/models|bucket s3:\/\/models\/team)$/);
    }
  });

  it.each(['gs://a/b', 'oci://ghcr.io', 's3://A'])('is none for %s', async (store) => {
    const bad = { ends: 'input', problems: [{ reason: 'store-bad-address' }] };
    await expect(openStore({ store, root: '/nowhere' }, { env: {} })).rejects.toMatchObject(bad);
    await expect(askStore({ store, root: '/nowhere' }, { env: {} })).rejects.toMatchObject(bad);
  });
});

describe('asking a store', () => {
  it('says what it is, and as whom it is asked', async () => {
    const root = await newFolder();
    expect(await askStore({ store: '.mlops/store', root }, { env: {} })).toBe(`folder ${join(root, '.mlops/store')}`);
    const { server, env } = await registryScene();
    const store = `oci://${server.host}/acme/models`;
    expect(await askStore({ store, root }, { env })).toBe(
      `registry ${server.host}/acme/models, asked without credentials`,
    );
    const asked = server.requests.length;
    expect(await askStore({ store, root }, { env, offline: true })).toContain('which is not asked with --offline');
    expect(server.requests).toHaveLength(asked);
    server.fault = () => ({ status: 200 });
    await expect(askStore({ store, root }, { env })).rejects.toMatchObject({
      problems: [{ reason: 'store-protocol' }],
    });
  });
});

it('a repository that a registry does not make by itself is named', async () => {
  const scene = await registryScene();
  const store = await scene.machine(await newFolder());
  scene.server.fault = ({ method }) =>
    method === 'POST'
      ? { status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN","message":"no project"}]}' }
      : undefined;
  await expect(store.publish(await putPack(store, { a: 'a' }))).rejects.toMatchObject({
    problems: [{ reason: 'store-unknown', message: expect.stringContaining('NAME_UNKNOWN: no project') }],
  });
});
