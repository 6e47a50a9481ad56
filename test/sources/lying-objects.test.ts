import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { md5 } from '../harness/bucket-objects.ts';
import type { Reply } from '../harness/http-server.ts';
import { refusal } from './scene.ts';
import { content, given, type KindName, kinds, said, storeThat } from './stores.ts';

const every: readonly KindName[] = ['s3', 'gs', 'az'];

describe.each(every)('an object of %s', (name) => {
  const { source, words } = kinds[name];
  const object = `d/a.csv of the ${words}`;
  const listed = [said('d/a.csv')];
  const storeWith = (give: () => Reply, objects = listed) =>
    storeThat(name, { list: ({ page }) => page(objects), give });
  /** How it is refused, and how often the object was asked for. */
  const refused = async (give: () => Reply, objects = listed) => {
    const { cache, read, server, kind } = await storeWith(give, objects);
    const message = await refusal(read(source));
    expect(await readdir(cache, { recursive: true })).toEqual(expect.not.arrayContaining(['versions']));
    return [message, server.requests.filter(({ url }) => kind.asked(url) === undefined).length];
  };

  it('that comes as it was listed is read', async () => {
    const { read } = await storeWith(() => given());
    expect(await read(source)).toEqual([expect.stringContaining(content.toString())]);
  });

  it('without an ETag is refused, though the listing had one', async () => {
    expect(await refused(() => ({ status: 200, body: content }))).toEqual([
      `unavailable source-protocol: ${object} comes without an ETag, and was listed with ${md5(content)}.`,
      1,
    ]);
  });

  it('shorter or longer than it was listed is asked for once more, and then said to be so', async () => {
    const sentence = (bytes: string) =>
      `unavailable source-protocol: ${object} comes with ${bytes}, and 8 should come (asked 2 times).`;
    expect(await refused(() => given({ body: content.subarray(0, 4) }))).toEqual([sentence('4 bytes'), 2]);
    expect(await refused(() => given({ body: Buffer.alloc(208) }))).toEqual([sentence('208 bytes'), 2]);
    expect(await refused(() => given({ endless: true }))).toEqual([sentence('more than 8 bytes'), 2]);
  });

  it('that comes packed and of another length is said to be packed', async () => {
    const packed = given({ body: gzipSync(content), headers: { 'content-encoding': 'gzip' } });
    expect(await refused(() => packed)).toEqual([
      `unavailable source-protocol: ${object} comes with ${gzipSync(content).length} bytes, and 8 should come, and it is packed (Content-Encoding: gzip) (asked 2 times).`,
      2,
    ]);
  });

  it('that was stored as packed, and comes as it was listed, is read', async () => {
    const { read } = await storeWith(() => given({ headers: { 'content-encoding': 'gzip' } }));
    expect(await read(source)).toHaveLength(1);
  });

  it('whose connection breaks is asked for five times as before', async () => {
    const [message, asked] = await refused(() => given({ cutAfter: 3 }));
    expect(message).toMatch(/^unavailable source-unreachable: .* \(asked 5 times\)\.$/);
    expect(asked).toBe(5);
  });

  it('that comes drop by drop, in its body or its head, is given up after three times', async () => {
    const refusal = (why: RegExp) => [
      expect.stringMatching(new RegExp(`^unavailable source-unreachable: The ${words} does not answer: ${why.source}`)),
      3,
    ];
    expect(await refused(() => given({ trickle: 100 }))).toEqual(
      refusal(/only \d+ bytes came in 0\.25 s \(asked 3 times\)\.$/),
    );
    const empty = [said('d/a.csv', { size: '0' })];
    expect(await refused(() => given({ trickle: 20, body: '' }), empty)).toEqual(
      refusal(/no answer came in 0\.5 s \(asked 3 times\)\.$/),
    );
  });

  it('larger than the disk is refused before it is asked for', async () => {
    const huge = said('d/a.csv', { size: '1000000000000000' });
    const [message, asked] = await refused(() => given(), [huge]);
    expect(message).toMatch(
      /^unavailable source-no-room: \w+\/box\/d\/a\.csv has 1000000000000000 bytes, and the disk of the cache has \d+ left\.$/,
    );
    expect(asked).toBe(0);
  });
});

describe('objects that are', () => {
  const { source, page } = kinds.s3;

  it('together larger than the disk are refused before one is asked for', async () => {
    const { read, server } = await storeThat('s3', { list: () => page([said('d/a.csv'), said('d/b.csv')]) });
    const refused = await refusal(read(source, { freeAt: async () => 15 }));
    expect(refused).toBe(
      'unavailable source-no-room: s3/box/d/a.csv and 1 more have together 16 bytes, and the disk of the cache has 15 left.',
    );
    expect(server.requests).toHaveLength(1);
    expect(await read(source, { freeAt: async () => 16 })).toHaveLength(2);
    // They are here now.
    expect(await read(source, { freeAt: async () => 0 })).toHaveLength(2);
  });

  it('on a disk that does not say what it has left are read', async () => {
    const { read } = await storeThat('s3', { list: () => page([said('d/a.csv')]) });
    expect(await read(source, { freeAt: async () => undefined })).toHaveLength(1);
  });

  it('stalled, dripping, endless or listed without end are left within a second of Ctrl-C', async () => {
    const patient = { pace: { second: 1000, idle: 60_000 } };
    const lists = { list: () => page([said('d/a.csv')]) };
    const stores = [
      await storeThat('s3', { ...lists, give: () => given({ headers: { 'content-length': '8' }, body: '' }) }),
      await storeThat('s3', { ...lists, give: () => given({ trickle: 500 }) }),
      await storeThat('s3', { ...lists, give: () => ({ status: 503 }) }),
      await storeThat('s3', { list: (_, token) => page([said(`d/${token}a.csv`)], `${token}n`.slice(-900) || 'n') }),
      await storeThat('s3', { list: (_, token) => page([said(`d/${token}.csv`)], String(Number(token) + 1)) }),
    ];
    await Promise.all(
      stores.map(async ({ read }) => {
        const controller = new AbortController();
        const reading = read(source, { ...patient, signal: controller.signal });
        const ended = reading.then(
          () => 'read',
          (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
        );
        await sleep(300);
        const begun = performance.now();
        controller.abort();
        expect(await ended).toBe('AbortError');
        expect(performance.now() - begun).toBeLessThan(1000);
      }),
    );
  });
});
