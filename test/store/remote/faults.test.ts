import { access, chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRemoteStore } from '../../../src/store/remote/open-remote.ts';
import type { Fault } from '../../harness/http-server.ts';
import { digestOf, putPack } from '../publish-contract.ts';
import { bucketScene, hurried, registryScene } from './scenes.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'faults-'));
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const texts = { 'model.json': '{"w": 1}', 'weights.bin': 'abc'.repeat(1000) };
const content = (server: object): unknown =>
  Object.fromEntries(
    Object.entries(server).flatMap(([name, value]) =>
      value instanceof Map && name !== 'uploads'
        ? [[name, [...value].map(([key, bytes]) => [key, String(bytes)]).sort()]]
        : [],
    ),
  );
const scenes = { registry: () => registryScene(), bucket: () => bucketScene() } as const;
const parts = { above: 1000, part: 700 };
/** 1, 2, 3, … */
const counter = () => {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
};

describe.each(['registry', 'bucket'] as const)('a %s that fails', (kind) => {
  const prepared = async () => {
    const scene = await scenes[kind]();
    const folder = await newFolder();
    const maker = await scene.machine(folder, { multipart: parts });
    return { scene, folder, maker, pack: await putPack(maker, texts) };
  };

  it('ends as if nothing had happened, wherever the first attempt was killed', async () => {
    const whole = await prepared();
    await whole.maker.publish(whole.pack);
    const expected = content(whole.scene.server);
    const requests = whole.scene.server.requests.length;
    expect(requests).toBeGreaterThan(6);
    for (let killed = 0; killed < requests; killed += 1) {
      for (const fault of ['lost', 'lost-after'] as const) {
        const { scene, maker, pack } = await prepared();
        const seen = counter();
        scene.server.fault = () => (seen() > killed ? fault : undefined);
        await expect(maker.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-unreachable' }] });
        scene.server.fault = () => undefined;
        await maker.publish(pack);
        expect(content(scene.server)).toEqual(expected);
      }
    }
  });

  it('is asked again where one answer is lost, whichever it is', async () => {
    const whole = await prepared();
    await whole.maker.publish(whole.pack);
    const requests = whole.scene.server.requests.length;
    for (let at = 0; at < requests; at += 1) {
      for (const fault of ['lost', 'lost-after', { status: 503 }] as const) {
        const { scene, maker, pack } = await prepared();
        const seen = counter();
        scene.server.fault = () => (seen() === at + 1 ? fault : undefined);
        await maker.publish(pack);
        expect(content(scene.server)).toEqual(content(whole.scene.server));
      }
    }
  });

  it('names what keeps the pack only after all bytes are there', async () => {
    const { scene, maker, pack } = await prepared();
    await maker.publish(pack);
    const writes = scene.server.requests.filter(({ method }) => method === 'PUT').map(({ url }) => url.pathname);
    expect(writes.at(-1)).toMatch(/\/manifests\/delay-[0-9a-f]{16}$|\/team\/packs\/delay\/[0-9a-f]{64}\.json$/);
    expect(writes.filter((path) => /manifests|packs/.test(path))).toHaveLength(1);
  });

  it('gives bytes whole although the connection broke in the middle', async () => {
    const { scene, maker, pack } = await prepared();
    await maker.publish(pack);
    const folder = await newFolder();
    const seen = counter();
    scene.server.fault = ({ method }): Fault =>
      method === 'GET' && seen() < 3 ? { status: 200, body: texts['weights.bin'], cutAfter: 100 } : undefined;
    await (await scene.machine(folder)).get(digestOf(texts['weights.bin']), join(folder, 'out'));
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe(texts['weights.bin']);
    expect(seen()).toBe(4);
  });

  it('is stopped where it sends more than is recorded, and not asked again', async () => {
    const { scene, maker, pack } = await prepared();
    await maker.publish(pack);
    const folder = await newFolder();
    const before = scene.server.requests.length;
    scene.server.fault = () => ({ status: 200, body: 'abc'.repeat(3 << 20) });
    const store = await scene.machine(folder);
    await expect(store.get(digestOf(texts['weights.bin']), join(folder, 'out'), 3000)).rejects.toMatchObject({
      problems: [{ reason: 'store-corrupt', message: expect.stringContaining('more than the 3000 bytes') }],
    });
    expect(scene.server.requests).toHaveLength(before + 1);
    expect(await filesIn(folder)).toEqual([]);
  });

  it('gives nothing where the target cannot be written, and says so', async () => {
    const { scene, maker, pack } = await prepared();
    await maker.publish(pack);
    const folder = await newFolder();
    await writeFile(join(folder, 'file'), 'in the way');
    const store = await scene.machine(join(folder, 'cache'));
    await expect(store.get(digestOf(texts['weights.bin']), join(folder, 'file', 'out'))).rejects.toMatchObject({
      problems: [{ reason: 'store-unwritable', message: expect.stringContaining(join(folder, 'file', 'out')) }],
    });
    expect(await filesIn(join(folder, 'cache'))).toEqual([]);
  });

  it('is given up after five attempts, with nothing half-written left behind', async () => {
    const { scene, maker, pack } = await prepared();
    await maker.publish(pack);
    const folder = await newFolder();
    const before = scene.server.requests.length;
    scene.server.fault = () => ({ status: 200, body: 'abc'.repeat(1000), cutAfter: 100 });
    const store = await scene.machine(folder);
    await expect(store.get(digestOf(texts['weights.bin']), join(folder, 'out'))).rejects.toMatchObject({
      ends: 'unavailable',
      problems: [{ reason: 'store-unreachable', message: expect.stringContaining('asked 5 times') }],
    });
    expect(scene.server.requests).toHaveLength(before + 5);
    expect(await filesIn(folder)).toEqual([]);
  });

  it('is waited for as long as it asks for, but not for longer than a minute', async () => {
    const { scene } = await prepared();
    const store = await scene.machine(await newFolder());
    const asked = counter();
    scene.server.fault = () => (asked() === 1 ? { status: 429, headers: { 'retry-after': '7' } } : undefined);
    expect(await store.has(digestOf('x'))).toBe(false);
    scene.server.fault = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    await expect(store.has(digestOf('x'))).rejects.toMatchObject({
      problems: [
        { message: expect.stringMatching(/the answer is 503 \(asked once; it asks for 3600 s of patience\)/) },
      ],
    });
  });

  it('stops at once when somebody cancels', async () => {
    const { scene, folder } = await prepared();
    const cancel = new AbortController();
    const store = await scene.machine(folder, { signal: cancel.signal });
    scene.server.fault = () => {
      cancel.abort(new Error('cancelled by hand'));
      return { status: 503 };
    };
    const pack = await putPack(store, texts);
    const before = scene.server.requests.length;
    await expect(store.publish(pack)).rejects.toThrow('cancelled by hand');
    expect(scene.server.requests.length - before).toBeLessThanOrEqual(4); // those that were under way
  });

  it('is not believed where it answers what the protocol does not know', async () => {
    const { scene, maker, pack } = await prepared();
    scene.server.fault = () => ({ status: 418, body: '<html>log in first</html>' });
    await expect(maker.has(digestOf('x'))).rejects.toMatchObject({ problems: [{ reason: 'store-protocol' }] });
    await expect(maker.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-protocol' }] });
  });

  it('keeps what it has when bytes of this machine are damaged, and says so', async () => {
    const { scene, maker, pack, folder } = await prepared();
    for (const { digest, bytes } of pack.files) {
      const place = join(folder, 'store', digest.slice(7, 9), digest.slice(9));
      await chmod(place, 0o644);
      await writeFile(place, 'x'.repeat(bytes));
    }
    await expect(maker.publish(pack)).rejects.toMatchObject({ problems: [{ reason: 'store-corrupt' }] });
    expect(JSON.stringify(content(scene.server))).not.toMatch(/xxxxxxx|manifests\/|packs\//);
  });
});

it('says who does not answer, where nobody listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const address = { kind: 'oci', host: `127.0.0.1:${port}`, repository: 'a' } as const;
  const store = await openRemoteStore(address, await newFolder(), { env: { HOME: '/nonexistent' }, pace: hurried });
  await expect(store.has(digestOf('x'))).rejects.toMatchObject({
    problems: [{ reason: 'store-unreachable', message: expect.stringContaining(`registry 127.0.0.1:${port}/a`) }],
  });
});

it('counts a connection without a byte as lost', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = { kind: 'oci', host: `127.0.0.1:${port}`, repository: 'a' } as const;
  const pace = { second: 1, idle: 30 };
  const store = await openRemoteStore(address, await newFolder(), { env: { HOME: '/nonexistent' }, pace });
  await expect(store.has(digestOf('x'))).rejects.toThrow('no byte came for 0.03 s (asked 5 times)');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the folder before a remote store', () => {
  it('is asked first: what is here costs no request', async () => {
    const scene = await registryScene();
    const folder = await newFolder();
    const store = await scene.machine(folder);
    const { digest } = (await putPack(store, { a: 'here' })).files[0] ?? { digest: '' };
    expect(await store.has(digest)).toBe(true);
    await store.get(digest, join(folder, 'out'));
    expect(scene.server.requests).toEqual([]);
  });

  it('keeps what was fetched, so that it is fetched once', async () => {
    const scene = await bucketScene();
    const maker = await scene.machine(await newFolder());
    await maker.publish(await putPack(maker, { a: 'far' }));
    const folder = await newFolder();
    const store = await scene.machine(folder);
    await store.get(digestOf('far'), join(folder, 'one'));
    const before = scene.server.requests.length;
    await store.get(digestOf('far'), join(folder, 'two'));
    expect(scene.server.requests).toHaveLength(before);
  });

  it('is mended by what the remote store has', async () => {
    const scene = await registryScene();
    const folder = await newFolder();
    const notes: string[] = [];
    const store = await scene.machine(folder, { notice: (text) => notes.push(text) });
    await store.publish(await putPack(store, { a: 'weights' }));
    const place = join(folder, 'store', digestOf('weights').slice(7, 9), digestOf('weights').slice(9));
    await chmod(place, 0o644);
    await writeFile(place, 'weight?');
    await store.get(digestOf('weights'), join(folder, 'out'));
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('weights');
    expect(await readFile(place, 'utf8')).toBe('weights');
    expect(notes).toEqual([expect.stringContaining('It is fetched again.')]);
  });

  it('is all there is without a network, and what is not in it is said to be unknown', async () => {
    const scene = await registryScene();
    const folder = await newFolder();
    const store = await scene.machine(folder, { offline: true });
    const pack = await putPack(store, { a: 'here' });
    expect(await store.has(digestOf('here'))).toBe(true);
    const offline = { ends: 'unavailable', problems: [{ reason: 'store-offline' }] };
    await expect(store.has(digestOf('far'))).rejects.toMatchObject(offline);
    await expect(store.get(digestOf('far'), join(folder, 'out'))).rejects.toMatchObject(offline);
    await expect(store.publish(pack)).rejects.toMatchObject(offline);
    await expect(access(join(folder, 'out'))).rejects.toThrow('ENOENT');
    expect(scene.server.requests).toEqual([]);
  });

  it('holds another size than the pack says, and nothing is sent', async () => {
    const scene = await bucketScene();
    const store = await scene.machine(await newFolder());
    const pack = await putPack(store, { a: 'weights' });
    const wrong = { ...pack, files: pack.files.map((file) => ({ ...file, bytes: 8 })) };
    await expect(store.publish(wrong)).rejects.toMatchObject({ problems: [{ reason: 'store-corrupt' }] });
    expect(scene.server.objects.size).toBe(0);
  });
});
