import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askRemote, openRemoteStore } from '../../../../src/store/remote/open-remote.ts';
import { digestOf, fingerprint, putPack } from '../../publish-contract.ts';
import { bucketScene, hurried } from '../scenes.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'bucket-'));
const xml = (code: string, more = '') => `<?xml version="1.0"?><Error><Code>${code}</Code>${more}</Error>`;

describe('a bucket', () => {
  it('holds bytes by their digest, and a list of the files of each pack', async () => {
    const { machine, server } = await bucketScene();
    const store = await machine(await newFolder());
    const pack = await putPack(store, { 'w/b': 'two', a: 'one' });
    await store.publish(pack);
    const hex = digestOf('one').slice(7);
    expect(server.objects.get(`team/${hex.slice(0, 2)}/${hex.slice(2)}`)?.toString('utf8')).toBe('one');
    const list = server.objects.get(`team/packs/delay/${fingerprint}.json`)?.toString('utf8') ?? '';
    expect(JSON.parse(list)).toEqual({
      schemaVersion: 1,
      model: 'delay',
      fingerprint,
      files: [
        { path: 'a', digest: digestOf('one'), bytes: 3 },
        { path: 'w/b', digest: digestOf('two'), bytes: 3 },
      ],
    });
  });

  it('takes signed requests of whatever prefix an address may have', async () => {
    const { env } = await bucketScene();
    for (const prefix of ['', 'a', 'team=ml/v1.2_x/-y']) {
      const folder = await newFolder();
      const store = await openRemoteStore({ kind: 's3', bucket: 'models', prefix }, folder, { env, pace: hurried });
      await store.publish(await putPack(store, { a: `in ${prefix}` }));
      const other = await openRemoteStore({ kind: 's3', bucket: 'models', prefix }, await newFolder(), { env });
      expect(await other.has(digestOf(`in ${prefix}`))).toBe(true);
    }
  });

  it('is sent again what it holds in another size', async () => {
    const { machine, server, damage } = await bucketScene();
    const store = await machine(await newFolder());
    const pack = await putPack(store, { a: 'weights' });
    await store.publish(pack);
    await damage(digestOf('weights'), Buffer.from('wei'));
    await store.publish(pack);
    expect([...server.objects.values()].map(String)).toContain('weights');
  });

  it('refuses what is signed with another key, and the message says whose and which rights it takes', async () => {
    const scene = await bucketScene({ AWS_SECRET_ACCESS_KEY: 'another' });
    const notes: string[] = [];
    const store = await scene.machine(await newFolder(), { notice: (text) => notes.push(text) });
    expect([await store.has(digestOf('x')), await store.has(digestOf('y'))]).toEqual([false, false]);
    expect(notes).toHaveLength(1);
    await expect(store.publish(await putPack(store, { a: 'one' }))).rejects.toMatchObject({
      ends: 'unavailable',
      problems: [
        {
          reason: 'store-refused',
          message: expect.stringContaining('403, SignatureDoesNotMatch'),
          remedy: expect.stringContaining('s3:PutObject'),
        },
      ],
    });
    await expect(askRemote(scene.address, { env: scene.env, pace: hurried })).rejects.toMatchObject({
      problems: [{ reason: 'store-refused', message: expect.stringContaining('asked as AKTEST') }],
    });
  });

  it('is read without a signature where nobody says who asks', async () => {
    const scene = await bucketScene({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    const folder = await newFolder();
    const store = await scene.machine(folder);
    scene.server.fault = () => ({ status: 200, body: 'public' });
    await store.get(digestOf('public'), join(folder, 'out'));
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('public');
    expect(scene.server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('that does not exist is named', async () => {
    const { env } = await bucketScene();
    const address = { kind: 's3', bucket: 'nowhere', prefix: '' } as const;
    const folder = await newFolder();
    const store = await openRemoteStore(address, folder, { env, pace: hurried });
    const unknown = { problems: [{ reason: 'store-unknown', message: expect.stringContaining('nowhere') }] };
    await expect(store.get(digestOf('x'), join(folder, 'out'))).rejects.toMatchObject(unknown);
    await expect(store.publish(await putPack(store, { a: 'a' }))).rejects.toMatchObject(unknown);
    await expect(askRemote(address, { env, pace: hurried })).rejects.toMatchObject(unknown);
  });

  it.each([
    [{ status: 301, headers: { 'x-amz-bucket-region': 'eu-west-3' } }, 'store-protocol', 'AWS_REGION=eu-west-3'],
    [
      { status: 400, body: xml('AuthorizationHeaderMalformed', '<Region>eu-west-3</Region>') },
      'store-protocol',
      'AWS_REGION=eu-west-3',
    ],
    [{ status: 400, body: xml('ExpiredToken') }, 'store-refused', 's3:PutObject'],
    [{ status: 400, body: xml('BadDigest') }, 'store-corrupt', undefined],
    [{ status: 409, body: xml('OperationAborted') }, 'store-protocol', undefined],
  ])('that answers a PUT with %j ends as %s', async (reply, reason, remedy) => {
    const scene = await bucketScene();
    const store = await scene.machine(await newFolder());
    const pack = await putPack(store, { a: 'one' });
    scene.server.fault = ({ method }) => (method === 'PUT' ? reply : undefined);
    await expect(store.publish(pack)).rejects.toMatchObject({
      problems: [{ reason, ...(remedy !== undefined && { remedy: expect.stringContaining(remedy) }) }],
    });
  });

  it('answers who asks it for nothing', async () => {
    const { address, env } = await bucketScene();
    expect(await askRemote(address, { env, pace: hurried })).toBe(
      'bucket s3://models/team, asked as AKTEST, by AWS_ACCESS_KEY_ID',
    );
  });
});

describe('a file in parts', () => {
  const multipart = { above: 1000, part: 512 };
  const text = 'weights of a large model '.repeat(200);
  const prepared = async () => {
    const scene = await bucketScene();
    const folder = await newFolder();
    const cancel = new AbortController();
    const store = await scene.machine(folder, { multipart, signal: cancel.signal });
    return { scene, folder, cancel, store, pack: await putPack(store, { large: text }) };
  };
  const isPart = (url: URL) => url.searchParams.has('partNumber');

  it('is put together as it was', async () => {
    const { scene, store, pack } = await prepared();
    await store.publish(pack);
    expect([...scene.server.objects.values()].map(String)).toContain(text);
    expect(scene.server.requests.filter(({ url }) => isPart(url))).toHaveLength(Math.ceil(text.length / 512));
    expect(scene.server.uploads.size).toBe(0);
  });

  it('leaves nothing to pay for where a part is refused, or the end', async () => {
    for (const at of ['part', 'end']) {
      const { scene, store, pack } = await prepared();
      scene.server.fault = ({ method, url }) => {
        const hit = at === 'part' ? isPart(url) : method === 'POST' && url.searchParams.has('uploadId');
        return hit ? { status: 403, body: xml('AccessDenied') } : undefined;
      };
      await expect(store.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-refused' }] });
      expect(scene.server.uploads.size).toBe(0);
      expect(scene.server.objects.size).toBe(0);
    }
  });

  it('leaves nothing to pay for where somebody cancels', async () => {
    const { scene, store, pack, cancel } = await prepared();
    scene.server.fault = ({ url }) => {
      if (isPart(url)) cancel.abort(new Error('by hand'));
      return undefined;
    };
    await expect(store.publish(pack)).rejects.toThrow('by hand');
    expect(scene.server.uploads.size).toBe(0);
  });

  it('is no success where the answer begins well and ends in an error', async () => {
    const { scene, store, pack } = await prepared();
    scene.server.fault = ({ method, url }) =>
      method === 'POST' && url.searchParams.has('uploadId')
        ? { status: 200, body: ` \n${xml('InternalError')}` }
        : undefined;
    await expect(store.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-protocol' }] });
  });

  it('is given up where the bytes of this machine are others', async () => {
    const { scene, store, pack, folder } = await prepared();
    const hex = pack.files[0]?.digest.slice(7) ?? '';
    const place = join(folder, 'store', hex.slice(0, 2), hex.slice(2));
    await chmod(place, 0o644);
    await writeFile(place, text.replace('large', 'lArge'));
    await expect(store.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-corrupt' }] });
    expect([scene.server.uploads.size, scene.server.objects.size]).toEqual([0, 0]);
  });

  it('sweeps up what killed processes left a day ago below our prefix, and nothing else', async () => {
    const { scene, store, pack } = await prepared();
    const { uploads } = scene.server;
    const hour = 3_600_000;
    const hex = digestOf('other').slice(7);
    const key = `${hex.slice(0, 2)}/${hex.slice(2)}`;
    const left = (name: string, path: string, age: number) =>
      uploads.set(name, { key: path, begun: new Date(Date.now() - age), parts: new Map() });
    left('old & ours', `team/${key}`, 25 * hour);
    left('young', `team/${key}`, 23 * hour);
    left('elsewhere', `teams/${key}`, 99 * hour);
    left('of others', 'team/video.mp4', 99 * hour);
    await store.publish(pack);
    expect([...uploads.keys()].sort()).toEqual(['elsewhere', 'of others', 'young']);
  });

  it('is sent although the bucket does not list what is being sent', async () => {
    const { scene, store, pack } = await prepared();
    scene.server.fault = ({ method, url }) =>
      method === 'GET' && url.searchParams.has('uploads') ? { status: 403, body: xml('AccessDenied') } : undefined;
    await store.publish(pack);
    expect([...scene.server.objects.values()].map(String)).toContain(text);
  });
});
