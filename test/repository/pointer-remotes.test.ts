import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dvcRemoteOf } from '../../src/repository/index.ts';
import { openSources } from '../../src/sources/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { startBucket } from '../harness/bucket.ts';
import { type Got, type Reply, startServer } from '../harness/http-server.ts';
import { hurried } from '../sources/scene.ts';
import { contents } from './resolved.ts';
import { makeScene, nowhere, refusal, resolve, type Scene } from './scene.ts';

const md5 = (content: string): string => createHash('md5').update(content).digest('hex');
const sources = (env = {}, more = {}) =>
  openSources({ env: { HOME: '/nonexistent', ...env }, trusted: 'all', pace: hurried, ...more });
const lfs = (content: string): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`;

/** A Git LFS server with one file, beside a store of files that only it leads to. */
async function lfsServer(content: string, password?: string) {
  const store = await startServer(({ headers }) => ({
    status: headers['x-ticket'] === 'yes' ? 200 : 403,
    body: content,
  }));
  const answer = ({ url, headers, body }: Got): Reply => {
    if (!url.pathname.endsWith('/objects/batch')) return { status: 404 };
    const wanted = password && `Basic ${Buffer.from(`x-access-token:${password}`).toString('base64')}`;
    if (wanted !== undefined && headers.authorization !== wanted) return { status: 401 };
    const [{ oid = '' } = {}] = JSON.parse(body.toString('utf8')).objects;
    const download = { href: `http://${store.host}/${oid}`, header: { 'X-Ticket': 'yes' } };
    return { status: 200, body: JSON.stringify({ objects: [{ oid, actions: { download } }] }) };
  };
  const server = await startServer(answer);
  onTestFinished(async () => {
    await Promise.all([server.stop(), store.stop()]);
  });
  return { server, store, url: `http://${server.host}/acme/r.git/info/lfs` };
}

async function lfsScene(content: string): Promise<Scene> {
  const scene = await makeScene();
  await scene.commit({ 'd.csv': lfs(content) });
  return scene;
}

describe('the content of a Git LFS pointer', () => {
  it('is brought from the server of the remote, and who asks is not told to where that leads', async () => {
    const [scene, { server, store }] = [await lfsScene('content'), await lfsServer('content', 'secret')];
    await scene.git('remote', 'add', 'origin', `http://${server.host}/acme/r`);
    const header = `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret').toString('base64')}`;
    await scene.git('config', `http.http://${server.host}/.extraheader`, header.replace('basic', 'Basic'));
    const found = await resolve(scene, 'd.csv');
    expect(await contents(scene, found, sources())).toEqual(['d.csv=content']);
    expect(server.requests.map(({ raw, headers }) => `${raw} ${headers.authorization?.slice(0, 5)}`)).toEqual([
      '/acme/r.git/info/lfs/objects/batch undefined',
      '/acme/r.git/info/lfs/objects/batch Basic',
    ]);
    expect(store.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(await contents(scene, found, nowhere)).toEqual(['d.csv=content']); // kept
  });

  it('is brought by the credential helper of git', async () => {
    const [scene, { url }] = [await lfsScene('content'), await lfsServer('content', 'helped')];
    await scene.git('config', 'lfs.url', url);
    await scene.git('config', 'credential.helper', '!f() { echo username=x-access-token; echo password=helped; }; f');
    expect(await contents(scene, await resolve(scene, 'd.csv'), sources())).toEqual(['d.csv=content']);
  });

  it('is asked for as nobody at a server that only the commit names', async () => {
    const [scene, { url, server }] = [await lfsScene('content'), await lfsServer('content', 'helped')];
    await scene.git('config', 'credential.helper', '!f() { echo username=x-access-token; echo password=helped; }; f');
    await scene.git('remote', 'add', 'origin', 'https://example.org/acme/r');
    await scene.commit({ '.lfsconfig': `[lfs]\n\turl = ${url}\n` });
    const found = await resolve(scene, 'd.csv');
    expect(await refusal(contents(scene, found, sources()))).toMatch(
      /^unavailable data-not-local: d\.csv .* is not here\. The Git LFS server http:\S+ refuses to say where d\.csv is: 401/,
    );
    expect(server.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
    server.requests.length = 0;
    expect(await refusal(contents(scene, found, sources({}, { trusted: [] })))).toMatch(
      /data-not-local: .* in a private network/,
    );
    expect(server.requests).toEqual([]);
  });

  it('is followed to another host, which does not get to know who asks', async () => {
    const [scene, { server, store }] = [await lfsScene('content'), await lfsServer('content', 'secret')];
    const other = await startServer(({ url }) =>
      url.pathname.endsWith('/batch') ? { status: 401 } : { status: 200, body: 'content' },
    );
    onTestFinished(() => other.stop());
    await scene.git('config', 'lfs.url', `http://${server.host}/acme/r.git/info/lfs`);
    await scene.git('config', `http.http://${server.host}/.extraheader`, 'Authorization: Basic eDpzZWNyZXQ=');
    const lead = ({ raw }: Got): Reply => ({ status: 307, headers: { location: `http://${other.host}${raw}` } });
    server.fault = lead;
    const found = await resolve(scene, 'd.csv');
    expect(await refusal(contents(scene, found, sources()))).toMatch(/data-not-local: .* 401/);
    expect(server.requests.at(-1)?.headers.authorization).toBe('Basic eDpzZWNyZXQ=');
    await scene.git(
      'config',
      `http.http://${server.host}/.extraheader`,
      `Authorization: Basic ${Buffer.from('x-access-token:secret').toString('base64')}`,
    );
    server.fault = () => undefined;
    store.fault = lead;
    expect(await contents(scene, found, sources())).toEqual(['d.csv=content']);
    expect(store.requests[0]?.headers['x-ticket']).toBe('yes');
    expect(other.requests.map(({ headers }) => headers.authorization ?? headers['x-ticket'])).toEqual(
      other.requests.map(() => undefined),
    );
    expect(other.requests.length).toBeGreaterThan(2);
  });

  it('that is damaged, missing or not asked for is told with what was tried', async () => {
    const [scene, { url, server, store }] = [await lfsScene('content'), await lfsServer('content')];
    await scene.git('config', 'lfs.url', url);
    const found = await resolve(scene, 'd.csv');
    const tried = async (more = {}) => refusal(contents(scene, found, sources({}, more)));
    store.fault = () => ({ status: 200, body: 'contend' });
    expect(await tried()).toMatch(/^unavailable data-not-local: .* is sha256:\S+, and sha256:\S+ is asked for/);
    store.fault = () => ({ status: 200, body: 'cont' });
    expect(await tried()).toMatch(/data-not-local: .* comes with 4 bytes, and 7 should come \(asked 2 times\)/);
    server.fault = () => ({
      status: 200,
      body: JSON.stringify({ objects: [{ oid: sha256('content'), error: { code: 404, message: 'Gone' } }] }),
    });
    expect(await tried()).toMatch(/data-not-local: .* has no d\.csv for us: 404, Gone/);
    server.fault = () => ({ status: 200, body: '<html>' });
    expect(await tried()).toMatch(/data-not-local: .* does not say where d\.csv is/);
    expect(await tried({ offline: true })).toMatch(/data-not-local: .* is not asked with --offline/);
  });
});

const dvc = (content: string, path: string): string =>
  `outs:\n- md5: ${md5(content)}\n  size: ${content.length}\n  path: ${path}\n`;
const config = (url: string, more = '') => `[core]\n    remote = store\n['remote "store"']\n    url = ${url}\n${more}`;
const at = (hash: string, layout = 'files/md5/') => `${layout}${hash.slice(0, 2)}/${hash.slice(2)}`;

describe('the content of a DVC pointer', () => {
  it.each(['files/md5/', ''])('is brought from a folder with the layout "%s"', async (layout) => {
    const scene = await makeScene();
    await scene.commit({
      'd.csv.dvc': dvc('content', 'd.csv'),
      '.dvc/config': config('../remote'),
      '.gitignore': 'remote/',
    });
    await scene.write({ [`remote/${at(md5('content'), layout)}`]: 'content' });
    expect(await contents(scene, await resolve(scene, 'd.csv'), sources())).toEqual(['d.csv=content']);
    await scene.write({ [`remote/${at(md5('content'), layout)}`]: 'contend' });
    await rm(join(scene.folder, '.mlops/cache'), { recursive: true, force: true });
    expect(await refusal(contents(scene, await resolve(scene, 'd.csv'), sources()))).toMatch(
      /^unavailable data-not-local: .* has the MD5 \S+, and \S+ is asked for/,
    );
    await rm(join(scene.folder, 'remote'), { recursive: true });
    expect(await refusal(contents(scene, await resolve(scene, 'd.csv'), sources()))).toMatch(
      /data-not-local: .* has no \S+ for d\.csv: whoever has committed its pointer has to run `dvc push`/,
    );
  });

  it('that is a folder is brought from a bucket file by file, each held against its MD5', async () => {
    const server = await startBucket();
    onTestFinished(() => server.stop());
    const list = JSON.stringify([
      { md5: md5('1'), relpath: 'a.png' },
      { md5: md5('2'), relpath: 'b/c.png' },
    ]);
    for (const content of ['1', '2']) server.objects.set(`dvc/${at(md5(content))}`, Buffer.from(content));
    server.objects.set(`dvc/${at(md5(list))}.dir`, Buffer.from(list));
    const scene = await makeScene();
    await scene.commit({
      'i.dvc': `outs:\n- md5: ${md5(list)}.dir\n  path: i\n`,
      '.dvc/config': config('s3://models/dvc'),
    });
    const found = await resolve(scene, 'i');
    expect(await contents(scene, found, sources(server.env))).toEqual(['i/a.png=1', 'i/b/c.png=2']);
    await rm(join(scene.folder, '.mlops/cache'), { recursive: true, force: true });
    server.objects.set(`dvc/${at(md5('2'))}`, Buffer.from('3'));
    expect(await refusal(contents(scene, found, sources(server.env)))).toMatch(
      /data-not-local: i\/b\/c\.png .* came with the MD5/,
    );
    expect(await refusal(contents(scene, found, sources(server.env, { trusted: [] })))).toMatch(
      /data-not-local: .*\(asked as nobody/,
    );
    expect(await refusal(contents(scene, found, sources(server.env, { offline: true })))).toMatch(
      /data-not-local: .* is not asked with --offline/,
    );
  });

  it('of a remote that is not followed here is told so', async () => {
    const scene = await makeScene();
    await scene.commit({ 'd.csv.dvc': dvc('content', 'd.csv'), '.dvc/config': config('ssh://host/x') });
    expect(await refusal(contents(scene, await resolve(scene, 'd.csv'), sources()))).toMatch(
      /data-not-local: .* The DVC remote ssh:\/\/host\/x cannot be asked/,
    );
    const elsewhere = config('s3://b/x', '    endpointurl = https://minio.example.org\n');
    expect(dvcRemoteOf(elsewhere, {})?.problem).toMatch(
      /endpointurl https:\/\/minio\.example\.org, which counts here as AWS_ENDPOINT_URL_S3/,
    );
    expect(dvcRemoteOf(elsewhere, { AWS_ENDPOINT_URL_S3: 'https://minio.example.org' })).toEqual({ url: 's3://b/x' });
    expect(dvcRemoteOf(config('azure://box/x'), {})).toEqual({ url: 'az://box/x' });
    expect(dvcRemoteOf('[core]\nremote = gone\n', {})).toBeUndefined();
  });
});
