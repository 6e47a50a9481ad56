import { describe, expect, it, onTestFinished } from 'vitest';
import type { SourceObject } from '../../src/sources/index.ts';
import { isPrivateAddress } from '../../src/sources/remote/guard.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { readSourceAddress } from '../../src/support/source-address.ts';
import { type Reply, startServer } from '../harness/http-server.ts';
import { machine, refusal } from './scene.ts';

async function server(answer: (path: string) => Reply) {
  const started = await startServer(({ url }) => answer(url.pathname));
  onTestFinished(() => started.stop());
  return started;
}

/** A file behind an address, as a dataset with a digest asks for it. */
async function bring(
  { cache, open }: Awaited<ReturnType<typeof machine>>,
  url: string,
  content: string,
  trusted: 'all' | readonly string[] = 'all',
  offline = false,
) {
  const sources = open({ trusted, offline });
  const [found] = await sources.find(url);
  const object: SourceObject = { ...(found ?? expect.fail('it is one file')), sha256: sha256(content) };
  const [brought] = await sources.bring([object], { cache, onBytes: () => undefined });
  return brought?.sha256 === sha256(content);
}

describe('a file behind https', () => {
  it('is known by its digest, fetched once, and there with --offline', async () => {
    const host = await server(() => ({ status: 200, body: 'content' }));
    const here = await machine({});
    const url = `http://${host.host}/d/a.csv?v=1`;
    expect(await here.open({ offline: true }).find(url)).toMatchObject([
      { path: `https/${host.host.replace(':', '-')}/d/a.csv` },
    ]);
    expect(await refusal(bring(here, url, 'content', 'all', true))).toMatch(/^unavailable source-offline/);
    expect(await bring(here, url, 'content')).toBe(true);
    expect(await bring(here, url, 'content', 'all', true)).toBe(true);
    expect(host.requests).toHaveLength(1);
  });

  it('with other content is refused, and nothing of it stays', async () => {
    const host = await server(() => ({ status: 200, body: 'contend' }));
    const here = await machine({});
    expect(await refusal(bring(here, `http://${host.host}/a.csv`, 'content'))).toBe(
      `fail source-other-content: file http://${host.host}/a.csv is sha256:${sha256('contend')}, and sha256:${sha256('content')} is asked for.`,
    );
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(here.cache, { recursive: true })).toEqual(['content']);
  });

  it('is followed where its server leads, and not in circles or into the open', async () => {
    const other = await server(() => ({ status: 200, body: 'content' }));
    const leads: Readonly<Record<string, string>> = {
      '/a.csv': `http://${other.host}/b.csv`,
      '/c.csv': '/c.csv',
      '/o.csv': 'http://example.org/x',
      '/f.csv': 'file:///etc/passwd',
    };
    const host = await server((path) => ({ status: 302, headers: { location: leads[path] ?? '' } }));
    const here = await machine({});
    expect(await bring(here, `http://${host.host}/a.csv`, 'content')).toBe(true);
    expect(await refusal(bring(here, `http://${host.host}/c.csv`, 'x'))).toMatch(
      /source-protocol: .* leads from one address to the next/,
    );
    expect(await refusal(bring(here, `http://${host.host}/o.csv`, 'x'))).toMatch(
      /source-protocol: .* which is no https address/,
    );
    expect(await refusal(bring(here, `http://${host.host}/f.csv`, 'x'))).toMatch(
      /source-protocol: .* which is no https address/,
    );
  });

  it('that is missing, refused, slow or cut is told so; what breaks is asked for again', async () => {
    const here = await machine({});
    const url = async (reply: Reply) => `http://${(await server(() => reply)).host}/a.csv`;
    expect(await refusal(bring(here, await url({ status: 404 }), 'x'))).toMatch(
      /^fail source-empty: .* could not give it: 404/,
    );
    expect(await refusal(bring(here, await url({ status: 403 }), 'x'))).toMatch(
      /^unavailable source-refused: .*asked as nobody/,
    );
    const slow = { status: 200, body: 'content', headers: { 'content-length': '100' } };
    expect(await refusal(bring(here, await url(slow), 'content'))).toMatch(
      /^unavailable source-unreachable: .* does not answer: only 0 bytes came in 0\.25 s \(asked 3 times\)/,
    );
    const cut = await server(() => ({ status: 200, body: 'content' }));
    let asked = 0;
    cut.fault = () => (asked++ === 0 ? { status: 200, body: 'content', cutAfter: 3 } : undefined);
    expect(await bring(here, `http://${cut.host}/a.csv`, 'content')).toBe(true);
    expect(asked).toBe(2);
  });

  it('larger than the disk is refused, where its server says so and where it goes on and on', async () => {
    const here = await machine({}, { freeAt: async () => 100 });
    const url = async (reply: Reply) => `http://${(await server(() => reply)).host}/a.csv`;
    const long = { status: 200, body: 'x', headers: { 'content-length': '1000' } };
    expect(await refusal(bring(here, await url(long), 'x'))).toMatch(
      /^unavailable source-no-room: file http\S+\/a\.csv has 1000 bytes, and the disk of the cache has 100 left\.$/,
    );
    const endless = { status: 200, body: 'x'.repeat(1 << 20), endless: true };
    expect(await refusal(bring(here, await url(endless), 'x'))).toMatch(
      /^unavailable source-no-room: file http\S+\/a\.csv goes on after \d+ bytes, at least for another 67108864 bytes, and the disk of the cache has 100 left\.$/,
    );
  });

  it('that comes packed without being asked is no other content', async () => {
    const packed = { status: 200, body: 'packed', headers: { 'content-encoding': 'gzip' } };
    const host = await server(() => packed);
    const here = await machine({});
    expect(await refusal(bring(here, `http://${host.host}/a.csv`, 'content'))).toBe(
      `unavailable source-protocol: file http://${host.host}/a.csv comes packed (Content-Encoding: gzip), and was asked for as it is.`,
    );
    expect(await bring(here, `http://${host.host}/a.csv`, 'packed')).toBe(true);
  });

  it('in a private network is read where the base names its host, and not for whoever opens a pull request', async () => {
    const host = await server(() => ({ status: 200, body: 'content' }));
    const here = await machine({});
    const url = `http://${host.host}/a.csv`;
    expect(await refusal(bring(here, url, 'content', ['https://example.org/a.csv']))).toBe(
      'input source-private: 127.0.0.1 is in a private network or on this machine, and no dataset of the base branch names it.',
    );
    // A name that leads there is looked at when it becomes an address.
    const named = url.replace('127.0.0.1', 'localhost');
    expect(await refusal(bring(here, named, 'content', []))).toMatch(
      /^input source-private: localhost \((127\.0\.0\.1|::1)\) is in/,
    );
    expect(host.requests).toEqual([]);
    expect(await bring(here, url, 'content', [`http://${host.host}/other.csv`])).toBe(true);
  });

  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '255.255.255.255',
  ])('is private at %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('is public at %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('an address', () => {
  it.each([
    ['s3://b/x', 'names no bucket'],
    ['s3://UPPER/x', 'names no bucket'],
    ['s3://bucket', 'names a whole bucket'],
    ['s3://bucket/', 'names a whole bucket'],
    ['s3://bucket/a/../b', '`.` or `..` between its slashes'],
    ['gs://bucket//a', 'an empty part'],
    ['az://account.example.org/container/a', 'names no account'],
    ['az://UP/a', 'names no container'],
    ['az://container', 'names a whole bucket'],
    ['http://example.org/a.csv', 'is not an https address'],
    ['https://user:secret@example.org/a', 'holds no user, password and fragment'],
    ['https://example.org/', 'names no file'],
    ['https://example.org/folder/', 'names no file'],
    ['s3://bucket/a\\b', 'control characters and backslashes'],
  ])('%s is refused: %s', (text, why) => {
    const read = readSourceAddress(text);
    expect(read.ok ? 'accepted' : read.message).toContain(why);
    expect(read.ok ? '' : read.message).not.toContain('secret');
  });

  it('of Azure names a container of the account of the environment, or account and container', () => {
    expect(readSourceAddress('az://box/a/*.csv')).toEqual({
      ok: true,
      address: { kind: 'az', bucket: 'box', path: 'a/*.csv' },
    });
    expect(readSourceAddress('az://acme.blob.core.windows.net/box/a')).toEqual({
      ok: true,
      address: { kind: 'az', account: 'acme.blob.core.windows.net', bucket: 'box', path: 'a' },
    });
  });
});
