import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pack, Store } from '../../src/store/index.ts';
import { putFile } from '../../src/store/index.ts';

/** A store that machines have in common. */
export interface SharedScene {
  /** The store as one machine sees it. @param folder of that machine, empty at first */
  machine(folder: string): Promise<Store>;
  /** Whatever is different after something was sent; `publish` twice must not change it. */
  sent(): Promise<unknown>;
  /** Puts other bytes in the place of those of a digest. */
  damage(digest: string, bytes: Buffer): Promise<void>;
  lose(digest: string): Promise<void>;
}

export const fingerprint = createHash('sha256').update('a run').digest('hex');
export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Puts files of these texts and names them as one pack. */
export async function putPack(store: Store, texts: Readonly<Record<string, string>>, model = 'delay'): Promise<Pack> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const files: Pack['files'][number][] = [];
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder, digestOf(path).slice(7, 20));
    await writeFile(file, text);
    files.push({ path, ...(await putFile(store, file)) });
  }
  return { model, fingerprint, files };
}

/** What publishing means, wherever the bytes go. */
export function publishContract(name: string, open: () => Promise<SharedScene>): void {
  const newFolder = () => mkdtemp(join(tmpdir(), 'machine-'));
  const scene = async () => {
    const shared = await open();
    return { shared, maker: await shared.machine(await newFolder()), newFolder };
  };

  describe(`${name} keeps the contract of publishing`, () => {
    it('gives what one machine has published to another', async () => {
      const { shared, maker } = await scene();
      const pack = await putPack(maker, {
        'model.json': '{}',
        'weights/a b.bin': 'aaa',
        'weights/c.bin': 'aaa',
        empty: '',
      });
      await maker.publish(pack);
      const folder = await newFolder();
      const other = await shared.machine(folder);
      for (const { digest, path } of pack.files) {
        expect(await other.has(digest)).toBe(true);
        await other.get(digest, join(folder, 'out', path));
      }
      expect(await readFile(join(folder, 'out', 'weights', 'a b.bin'), 'utf8')).toBe('aaa');
      expect(await readFile(join(folder, 'out', 'empty'), 'utf8')).toBe('');
    });

    it('sends nothing the second time, and needs nothing at hand for it', async () => {
      const { shared, maker } = await scene();
      const pack = await putPack(maker, { a: 'one', b: 'two' });
      await maker.publish(pack);
      const sent = await shared.sent();
      await maker.publish(pack);
      await (await shared.machine(await newFolder())).publish(pack);
      expect(await shared.sent()).toEqual(sent);
    });

    it('publishes packs that have files in common', async () => {
      const { shared, maker } = await scene();
      await maker.publish(await putPack(maker, { a: 'common', b: 'first' }));
      const second = { ...(await putPack(maker, { a: 'common', c: 'second' })), fingerprint: 'f'.repeat(64) };
      await maker.publish(second);
      const other = await shared.machine(await newFolder());
      for (const text of ['common', 'first', 'second']) expect(await other.has(digestOf(text))).toBe(true);
    });

    it('refuses bytes that were changed far away, and keeps none of them', async () => {
      const { shared, maker } = await scene();
      const pack = await putPack(maker, { a: 'weights' });
      await maker.publish(pack);
      await shared.damage(digestOf('weights'), Buffer.from('Weights'));
      const folder = await newFolder();
      const other = await shared.machine(folder);
      for (const time of ['first', 'second']) {
        await expect(other.get(digestOf('weights'), join(folder, time))).rejects.toMatchObject({
          problems: [{ reason: 'store-corrupt' }],
        });
        await expect(readFile(join(folder, time))).rejects.toThrow('ENOENT');
      }
    });

    it('says which bytes are nowhere', async () => {
      const { shared, maker } = await scene();
      const pack = await putPack(maker, { a: 'weights' });
      await maker.publish(pack);
      await shared.lose(digestOf('weights'));
      const folder = await newFolder();
      const other = await shared.machine(folder);
      expect(await other.has(digestOf('weights'))).toBe(false);
      await expect(other.get(digestOf('weights'), join(folder, 'out'))).rejects.toMatchObject({
        problems: [{ reason: 'store-missing' }],
      });
      await expect(other.publish(pack)).rejects.toMatchObject({
        ends: 'unavailable',
        problems: [{ reason: 'store-missing', message: expect.stringContaining('a of delay (run ') }],
      });
    });
  });
}
