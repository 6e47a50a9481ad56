import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askRemote } from '../../../../src/store/remote/open-remote.ts';
import { startServer } from '../../../harness/http-server.ts';
import { startRegistry } from '../../../harness/registry.ts';
import { digestOf, putPack } from '../../publish-contract.ts';
import { hurried, registryScene } from '../scenes.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'authority-'));
const who = { user: 'robot', password: 'pa:ss' };
const asRobot = { MLOPS_REGISTRY_USER: who.user, MLOPS_REGISTRY_PASSWORD: who.password };
const refused = (message: string) => ({
  ends: 'unavailable',
  problems: [{ reason: 'store-refused', message: expect.stringContaining(message) }],
});

describe.each(['basic', 'bearer'] as const)('a registry that asks by %s who asks', (kind) => {
  it('is told, and gives and takes', async () => {
    const scene = await registryScene({ auth: { kind, ...who } }, asRobot);
    const store = await scene.machine(await newFolder());
    await store.publish(await putPack(store, { a: 'one', b: 'two' }));
    const folder = await newFolder();
    await (await scene.machine(folder)).get(digestOf('two'), join(folder, 'out'));
  });

  it('refuses a wrong password, and the message says whose', async () => {
    const scene = await registryScene({ auth: { kind, ...who } }, { ...asRobot, MLOPS_REGISTRY_PASSWORD: 'old' });
    const store = await scene.machine(await newFolder());
    const message = 'refuses to let us write: 401';
    await expect(store.publish(await putPack(store, { a: 'one' }))).rejects.toMatchObject(refused(message));
    await expect(askRemote(scene.address, { env: scene.env, pace: hurried })).rejects.toMatchObject(
      refused('(asked as robot, by MLOPS_REGISTRY_USER)'),
    );
  });

  it('lets a job without rights go on with what is on its machine, and says so once', async () => {
    const scene = await registryScene({ auth: { kind, ...who } });
    const notes: string[] = [];
    const folder = await newFolder();
    const store = await scene.machine(folder, { notice: (text) => notes.push(text) });
    expect([await store.has(digestOf('a')), await store.has(digestOf('b'))]).toEqual([false, false]);
    expect(notes).toEqual([expect.stringContaining('does not let this job look into it')]);
    expect(store.describe()).toMatch(/^registry 127.*acme\/models \(which does not let this job look into it\)$/);
    await expect(store.get(digestOf('a'), join(folder, 'out'))).rejects.toMatchObject(
      refused('nobody has said who asks'),
    );
    await expect(askRemote(scene.address, { env: scene.env, pace: hurried })).rejects.toMatchObject(refused('read'));
  });
});

describe('a token', () => {
  it('that may read only is not enough to publish', async () => {
    const scene = await registryScene({ auth: { kind: 'bearer', ...who, grants: 'pull' } }, asRobot);
    const store = await scene.machine(await newFolder());
    expect(await store.has(digestOf('x'))).toBe(false);
    await expect(store.publish(await putPack(store, { a: 'one' }))).rejects.toMatchObject(
      refused('refuses to let us write: 403, DENIED: permission_denied: write_package'),
    );
  });

  it('is asked for again when it has run out', async () => {
    const scene = await registryScene({ auth: { kind: 'bearer', ...who } }, asRobot);
    const store = await scene.machine(await newFolder());
    expect(await store.has(digestOf('x'))).toBe(false);
    const challenge = `Bearer realm="http://${scene.server.host}/token",service="registry.test"`;
    let expired = false;
    scene.server.fault = ({ url }) => {
      if (expired || url.pathname === '/token') return undefined;
      expired = true;
      return { status: 401, headers: { 'www-authenticate': challenge } };
    };
    expect(await store.has(digestOf('x'))).toBe(false);
    expect(scene.server.requests.filter(({ url }) => url.pathname === '/token')).toHaveLength(2);
  });

  it('is asked for what is to be done, in this repository', async () => {
    const scene = await registryScene({ auth: { kind: 'bearer', ...who } }, asRobot);
    const store = await scene.machine(await newFolder());
    await store.has(digestOf('x'));
    await store.publish(await putPack(store, { a: 'one' }));
    const asked = scene.server.requests
      .filter(({ url }) => url.pathname === '/token')
      .map(({ url }) => url.searchParams);
    expect(asked.map((query) => query.get('scope'))).toEqual([
      'repository:acme/models:pull',
      'repository:acme/models:pull,push',
    ]);
    expect(asked[0]?.get('service')).toBe('registry.test');
  });

  it.each(['http://tokens.example.org/token', 'ftp://x', 'not an address'])('is not asked of %s', async (realm) => {
    const scene = await registryScene({ auth: { kind: 'bearer', ...who, realm } }, asRobot);
    const store = await scene.machine(await newFolder());
    await expect(store.has(digestOf('x'))).rejects.toMatchObject({
      problems: [{ reason: 'store-protocol', message: expect.stringContaining('only https addresses are told') }],
    });
  });

  it('that is none is not sent', async () => {
    const scene = await registryScene({ auth: { kind: 'bearer', ...who } }, asRobot);
    const store = await scene.machine(await newFolder());
    const bad = [{ token: 'a\r\nx-evil: 1' }, { no: 'token' }, 'text'];
    for (const body of bad) {
      scene.server.fault = ({ url }) =>
        url.pathname === '/token' ? { status: 200, body: JSON.stringify(body) } : undefined;
      await expect(store.has(digestOf('x'))).rejects.toMatchObject({ problems: [{ reason: 'store-protocol' }] });
    }
  });
});

describe('bytes that a registry keeps elsewhere', () => {
  const storageOf = async (bytes: string) => {
    const storage = await startServer(() => ({ status: 200, body: bytes }));
    onTestFinished(() => storage.stop());
    return storage;
  };

  it('are fetched from there, and nobody there gets to know who asks', async () => {
    const storage = await storageOf('one');
    const options = { auth: { kind: 'bearer', ...who }, storage: `http://${storage.host}` } as const;
    const scene = await registryScene(options, asRobot);
    const store = await scene.machine(await newFolder());
    await store.publish(await putPack(store, { a: 'one' }));
    const folder = await newFolder();
    const other = await scene.machine(folder);
    expect(await other.has(digestOf('one'))).toBe(true);
    await other.get(digestOf('one'), join(folder, 'out'));
    expect(storage.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(scene.server.requests.some(({ headers }) => headers.authorization?.startsWith('Bearer '))).toBe(true);
  });

  it.each([
    ['http://storage.example.org/x', 'which is no https address'],
    ['file:///etc/passwd', 'which is no https address'],
    ['', 'which is no https address'],
  ])('are not fetched from "%s"', async (location, why) => {
    const scene = await registryScene();
    const folder = await newFolder();
    const store = await scene.machine(folder);
    scene.server.fault = () => ({ status: 307, headers: { location } });
    await expect(store.get(digestOf('one'), join(folder, 'out'))).rejects.toMatchObject({
      problems: [{ reason: 'store-protocol', message: expect.stringContaining(why) }],
    });
  });

  it('are not looked for in a circle', async () => {
    const scene = await registryScene();
    const folder = await newFolder();
    const store = await scene.machine(folder);
    scene.server.fault = ({ raw }) => ({ status: 302, headers: { location: raw } });
    await expect(store.get(digestOf('one'), join(folder, 'out'))).rejects.toThrow('from one address to the next');
    expect(scene.server.requests).toHaveLength(6);
  });

  it('are not sent to another host with a word about who sends', async () => {
    const upload = await startServer(() => ({ status: 201 }));
    onTestFinished(() => upload.stop());
    const scene = await registryScene({ auth: { kind: 'basic', ...who } }, asRobot);
    const store = await scene.machine(await newFolder());
    scene.server.fault = ({ method }) =>
      method === 'POST' ? { status: 202, headers: { location: `http://${upload.host}/u?sig=a%2Bb` } } : undefined;
    await store.publish(await putPack(store, { a: 'one' })).catch(() => undefined);
    expect(upload.requests.length).toBeGreaterThan(0);
    for (const { headers, raw } of upload.requests) {
      expect(headers.authorization).toBeUndefined();
      expect(raw).toMatch(/^\/u\?sig=a%2Bb&digest=sha256%3A/);
    }
  });
});

describe('who asks a registry', () => {
  const home = async (config: unknown, helper?: string) => {
    const folder = await newFolder();
    await mkdir(join(folder, '.docker'));
    await writeFile(
      join(folder, '.docker', 'config.json'),
      typeof config === 'string' ? config : JSON.stringify(config),
    );
    if (helper !== undefined) {
      await writeFile(join(folder, 'docker-credential-test'), `#!/bin/sh\n${helper}\n`);
      await chmod(join(folder, 'docker-credential-test'), 0o755);
    }
    return { HOME: folder, PATH: `${folder}:${process.env['PATH']}` };
  };
  const answer = async (env: Record<string, string>, options: object = who, host?: string) => {
    const server = await startRegistry('acme/models', { auth: { kind: 'bearer', ...who, ...options } });
    onTestFinished(() => server.stop());
    const filled = Object.fromEntries(Object.entries(env).map(([k, v]) => [k, v.replaceAll('<host>', server.host)]));
    if (filled['HOME']) {
      const file = join(filled['HOME'], '.docker', 'config.json');
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('<host>', host ?? server.host));
    }
    const address = { kind: 'oci', host: server.host, repository: 'acme/models' } as const;
    return await askRemote(address, { env: filled, pace: hurried });
  };
  const auth = Buffer.from('robot:pa:ss').toString('base64');

  it('is what docker login has left', async () => {
    expect(await answer(await home({ auths: { '<host>': { auth } } }))).toMatch(/asked as robot, by .*config\.json/);
    expect(
      await answer(await home({ auths: { 'https://<host>': { username: 'robot', password: 'pa:ss' } } })),
    ).toContain('robot');
  });

  it('is what the helper of the host says, or that of all hosts', async () => {
    const helper = `grep -q 127.0.0.1 && echo '{"Username":"robot","Secret":"pa:ss"}'`;
    expect(await answer(await home({ credHelpers: { '<host>': 'test' } }, helper))).toContain(
      'by docker-credential-test',
    );
    expect(await answer(await home({ credsStore: 'test', auths: { '<host>': {} } }, helper))).toContain('as robot');
  });

  it('may be an identity token, which is exchanged', async () => {
    const config = { auths: { '<host>': { identitytoken: 'pa:ss' } } };
    expect(await answer(await home(config))).toContain('asked with an identity token');
    const helper = `echo '{"Username":"<token>","Secret":"pa:ss"}'`;
    expect(await answer(await home({ credHelpers: { '<host>': 'test' } }, helper))).toContain('with an identity token');
  });

  it('is nobody for other hosts, and where the helper knows nothing', async () => {
    const unknown = /asked 401|nobody has said who asks/;
    await expect(answer(await home({ auths: { '<host>': { auth } } }), {}, 'other.example.org')).rejects.toThrow(
      unknown,
    );
    const helper = 'echo "credentials not found in native keychain"; exit 1';
    await expect(answer(await home({ credsStore: 'test' }, helper))).rejects.toThrow(unknown);
  });

  it.each([
    ['a file that is not JSON', '{', undefined],
    ['a helper that fails', { credsStore: 'test' }, 'echo locked; exit 3'],
    ['a helper that says something else', { credsStore: 'test' }, 'echo hello'],
    ['a helper that is not there', { credsStore: 'nobody-has-this' }, undefined],
    ['a helper whose name is a path', { credsStore: '../x' }, undefined],
  ])('is an error where it is %s', async (_, config, helper) => {
    await expect(answer(await home(config, helper))).rejects.toMatchObject({
      ends: 'input',
      problems: [{ reason: 'store-credentials' }],
    });
  });

  it.each(['MLOPS_REGISTRY_USER', 'MLOPS_REGISTRY_PASSWORD'])('is an error where %s stands alone', async (name) => {
    await expect(answer({ [name]: 'x' })).rejects.toMatchObject({
      problems: [{ reason: 'store-credentials', message: expect.stringContaining(`${name} is set`) }],
    });
  });
});
