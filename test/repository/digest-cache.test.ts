import { chmod, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDigestCache } from '../../src/repository/index.ts';
import type { Amount } from '../../src/support/amount.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { temporaryFolder } from './scene.ts';

describe('the cache of digests', () => {
  const early = new Date('2026-01-01T00:00:00Z');

  /** A file that changed at `early`, as far as its own times can be set: its ctime is now. */
  async function made() {
    const folder = await temporaryFolder();
    const file = join(folder, 'd.csv');
    await writeFile(file, 'one');
    return { file, cache: join(folder, 'sub/cache.json') };
  }

  it('believes an entry that is two seconds younger than the file, and no other', async () => {
    const { file, cache } = await made();
    const text = async () => JSON.parse(await readFile(cache, 'utf8')).files[file];
    for (const [later, believed] of [
      [1900, false],
      [2100, true],
    ] as const) {
      const first = await openDigestCache(cache, { now: () => Date.now() + later });
      expect(await first.digest(file)).toEqual({ sha256: sha256('one'), bytes: 3 });
      await first.save();
      const entry = await text();
      const forged = { ...entry, sha256: 'remembered' };
      await writeFile(cache, JSON.stringify({ schemaVersion: 1, files: { [file]: forged } }));
      const second = await openDigestCache(cache);
      expect((await second.digest(file)).sha256).toBe(believed ? 'remembered' : sha256('one'));
    }
  });

  it('knows files of any size, each in its place, while several are read at once', async () => {
    const folder = await temporaryFolder();
    const sizes = [
      0,
      1,
      2 ** 18 - 1,
      2 ** 18,
      2 ** 18 + 1,
      3 * 2 ** 20,
      ...Array.from({ length: 40 }, (_, at) => at * 7),
    ];
    const texts = sizes.map((size, at) => String.fromCharCode(97 + (at % 26)).repeat(size));
    const files = sizes.map((_, at) => join(folder, `${at}.bin`));
    for (const [at, file] of files.entries()) await writeFile(file, texts[at] ?? '');
    const told: (Amount | undefined)[] = [];
    const open = await openDigestCache(join(folder, 'cache.json'), { tell: (amount) => told.push(amount) });
    const wanted = texts.map((text, at) => ({ sha256: sha256(text), bytes: sizes[at] }));
    expect(await open.digestAll(files)).toEqual(wanted);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    expect(told.filter((amount) => amount !== undefined).at(-1)).toMatchObject({ done: all, of: all });
    await rm(files[44] ?? '');
    await expect(open.digestAll(files)).rejects.toThrow('ENOENT');
  });

  it('sees every change of size, time or content', async () => {
    const { file, cache } = await made();
    const open = await openDigestCache(cache, { now: () => Date.now() + 5000 });
    await open.digest(file);
    await writeFile(file, 'two');
    expect((await open.digest(file)).sha256).toBe(sha256('two'));
    await writeFile(file, 'six');
    await utimes(file, early, early); // the time is put back: the ctime tells
    expect((await open.digest(file)).sha256).toBe(sha256('six'));
  });

  it('may be absent, damaged, of another version, or not writable', async () => {
    const { file, cache } = await made();
    await mkdir(join(cache, '..'));
    for (const text of ['', '{', '[]', '{"schemaVersion":2,"files":{}}', '{"schemaVersion":1,"files":{"a":1}}']) {
      await writeFile(cache, text);
      expect((await (await openDigestCache(cache)).digest(file)).sha256).toBe(sha256('one'));
    }
    await rm(cache);
    await mkdir(cache);
    const blocked = await openDigestCache(cache);
    await blocked.digest(file);
    await blocked.save();
    await chmod(cache, 0o755);
  });

  it('tells how many of the bytes that it has to read it has read', async () => {
    const { file, cache } = await made();
    const other = `${file}.other`;
    await writeFile(other, 'x'.repeat(3_000_000));
    const told: (Amount | undefined)[] = [];
    const open = await openDigestCache(cache, { now: () => Date.now() + 5000, tell: (amount) => told.push(amount) });
    await open.digest(file);
    expect(told).toEqual([{ unit: 'bytes', done: 3, of: 3, what: 'hashed' }, undefined]);
    expect((await open.digestAll([file, other])).map(({ bytes }) => bytes)).toEqual([3, 3_000_000]);
    const later = told.slice(2, -1);
    expect(later.map((amount) => amount?.of)).toEqual(later.map(() => 3_000_000)); // the first is known and not read again
    expect(later.length).toBeGreaterThan(1);
    expect(later.at(-1)?.done).toBe(3_000_000);
  });

  it('writes nothing where nothing was learned', async () => {
    const { cache } = await made();
    await (await openDigestCache(cache)).save();
    await expect(readFile(cache)).rejects.toThrow('ENOENT');
  });
});
