import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { putFile } from '../../src/store/index.ts';

/** What every store does, whatever holds the bytes. */
export function storeContract(name: string, open: (scratch: string) => Promise<Store>): void {
  const scene = async (): Promise<{
    scratch: string;
    store: Store;
    file: (name: string, text: string) => Promise<string>;
  }> => {
    const scratch = await mkdtemp(join(tmpdir(), 'store-'));
    const store = await open(scratch);
    const file = async (called: string, text: string): Promise<string> => {
      const path = join(scratch, called);
      await writeFile(path, text);
      return path;
    };
    return { scratch, store, file };
  };
  const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

  describe(`${name} keeps the contract of a store`, () => {
    it('gives back by digest what was put', async () => {
      const { scratch, store, file } = await scene();
      const put = await putFile(store, await file('a', 'model'));
      expect(put).toEqual({ digest: digestOf('model'), bytes: 5 });
      await store.get(put.digest, join(scratch, 'deep', 'b'));
      expect(await readFile(join(scratch, 'deep', 'b'), 'utf8')).toBe('model');
    });

    it('knows what it has', async () => {
      const { store, file } = await scene();
      expect(await store.has(digestOf('x'))).toBe(false);
      await putFile(store, await file('x', 'x'));
      expect(await store.has(digestOf('x'))).toBe(true);
    });

    it('keeps an empty file and one that is put twice', async () => {
      const { scratch, store, file } = await scene();
      const [one, two] = [await putFile(store, await file('a', '')), await putFile(store, await file('b', ''))];
      expect(one).toEqual(two);
      await store.get(one.digest, join(scratch, 'c'));
      expect(await readFile(join(scratch, 'c'), 'utf8')).toBe('');
    });

    it('takes the same and other files from many at once', async () => {
      const { store, file } = await scene();
      const files = await Promise.all(Array.from({ length: 24 }, (_, at) => file(`f${at}`, `content ${at % 4}`)));
      const digests = new Set((await Promise.all(files.map((path) => putFile(store, path)))).map((put) => put.digest));
      expect(digests).toEqual(new Set([0, 1, 2, 3].map((at) => digestOf(`content ${at}`))));
      for (const digest of digests) expect(await store.has(digest)).toBe(true);
    });

    it('takes many in one call, in their order, some of them twice or there already', async () => {
      const { scratch, store, file } = await scene();
      await putFile(store, await file('there', 'content 3'));
      const texts = Array.from({ length: 300 }, (_, at) => `content ${at % 150}`);
      const files = await Promise.all(texts.map((text, at) => file(`f${at}`, text)));
      const put = await store.putAll(files);
      expect(put.map(({ digest }) => digest)).toEqual(texts.map(digestOf));
      for (const { digest } of put) expect(await store.has(digest)).toBe(true);
      await store.get(put[299]?.digest ?? '', join(scratch, 'out'));
      expect(await readFile(join(scratch, 'out'), 'utf8')).toBe('content 149');
      expect(await store.putAll([])).toEqual([]);
      await expect(store.putAll([...files, join(scratch, 'none')])).rejects.toMatchObject({
        problems: [{ reason: 'store-file-missing' }],
      });
    });

    it('never overwrites a target', async () => {
      const { store, file } = await scene();
      const put = await putFile(store, await file('a', 'new'));
      const target = await file('target', 'old');
      await expect(store.get(put.digest, target)).rejects.toMatchObject({
        problems: [{ reason: 'store-target-exists' }],
      });
      expect(await readFile(target, 'utf8')).toBe('old');
    });

    it('says what it does not have, and what is no digest or no file', async () => {
      const { scratch, store } = await scene();
      const target = join(scratch, 't');
      await expect(store.get(digestOf('?'), target)).rejects.toMatchObject({
        ends: 'unavailable',
        problems: [{ reason: 'store-missing' }],
      });
      for (const digest of ['', 'sha256:', 'md5:aa', `sha256:../../${'a'.repeat(58)}`, `sha256:${'A'.repeat(64)}`]) {
        await expect(store.has(digest)).rejects.toThrow(/sha256:/);
        await expect(store.get(digest, target)).rejects.toMatchObject({ problems: [{ reason: 'store-bad-digest' }] });
      }
      for (const path of [join(scratch, 'none'), scratch]) {
        await expect(putFile(store, path)).rejects.toMatchObject({ problems: [{ reason: 'store-file-missing' }] });
      }
    });
  });
}
