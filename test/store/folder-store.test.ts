import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderStore, putFile } from '../../src/store/index.ts';
import { storeContract } from './contract.ts';

storeContract('a folder', async (scratch) => openFolderStore(join(scratch, 'store')));

async function scene(): Promise<{ scratch: string; root: string; file: string }> {
  const scratch = await mkdtemp(join(tmpdir(), 'folder-store-'));
  const file = join(scratch, 'model.bin');
  await writeFile(file, 'weights');
  return { scratch, root: join(scratch, 'store'), file };
}

const failing = (code: string) => async (file: string) => {
  const handle = await open(file, 'wx');
  return {
    write: () => Promise.reject(Object.assign(new Error(`${code}: no space left on device, write`), { code })),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
};

const filesBelow = async (root: string): Promise<string[]> => {
  const all = await readdir(root, { recursive: true, withFileTypes: true });
  return all.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
};

describe('a folder store', () => {
  it('lays files out by two digits and makes them read-only', async () => {
    const { root, file } = await scene();
    const { digest } = await putFile(openFolderStore(root), file);
    const hex = digest.slice('sha256:'.length);
    const place = join(root, hex.slice(0, 2), hex.slice(2));
    expect(await filesBelow(root)).toEqual([place]);
    expect((await stat(place)).mode & 0o777).toBe(0o444);
  });

  it('notices bytes that changed, and gives none of them out', async () => {
    const { scratch, root, file } = await scene();
    const store = openFolderStore(root);
    const { digest } = await putFile(store, file);
    const [place = ''] = await filesBelow(root);
    await chmod(place, 0o644);
    await writeFile(place, 'Weights');
    await expect(store.get(digest, join(scratch, 'out'))).rejects.toMatchObject({
      problems: [{ reason: 'store-corrupt' }],
    });
    expect((await readdir(scratch)).sort()).toEqual(['model.bin', 'store']);
  });

  it.each(['wei', 'weighty'])('repairs a damaged file by the next put: %s', async (damage) => {
    const { scratch, root, file } = await scene();
    const store = openFolderStore(root);
    const { digest } = await putFile(store, file);
    const [place = ''] = await filesBelow(root);
    await chmod(place, 0o644);
    await writeFile(place, damage);
    await putFile(store, file);
    await store.get(digest, join(scratch, 'out'));
    expect(await readFile(join(scratch, 'out'), 'utf8')).toBe('weights');
  });

  it.each(['ENOSPC', 'EDQUOT'])('says that the disk is full (%s) and leaves nothing behind', async (code) => {
    const { scratch, root, file } = await scene();
    const full = openFolderStore(root, { create: failing(code) });
    await expect(putFile(full, file)).rejects.toMatchObject({
      ends: 'unavailable',
      problems: [{ reason: 'store-full' }],
    });
    expect(await filesBelow(root)).toEqual([]);
    const { digest } = await putFile(openFolderStore(root), file);
    await expect(full.get(digest, join(scratch, 'out'))).rejects.toMatchObject({
      problems: [{ reason: 'store-full' }],
    });
    expect((await readdir(scratch)).sort()).toEqual(['model.bin', 'store']);
  });

  it('says that the folder cannot be made', async () => {
    const { file } = await scene();
    await expect(putFile(openFolderStore(join(file, 'store')), file)).rejects.toMatchObject({
      problems: [{ reason: 'store-unwritable' }],
    });
  });

  it('follows no link inside of the store', async () => {
    const { scratch, root, file } = await scene();
    const store = openFolderStore(root);
    const { digest } = await putFile(store, file);
    const [place = ''] = await filesBelow(root);
    const shard = join(place, '..');
    await rename(shard, join(scratch, 'elsewhere'));
    await symlink(join(scratch, 'elsewhere'), shard);
    await expect(store.has(digest)).rejects.toMatchObject({ problems: [{ reason: 'store-unsafe' }] });
    await expect(putFile(store, file)).rejects.toMatchObject({ problems: [{ reason: 'store-unsafe' }] });
  });

  it('takes a link in place of stored bytes for what it is', async () => {
    const { scratch, root, file } = await scene();
    const store = openFolderStore(root);
    const { digest } = await putFile(store, file);
    const [place = ''] = await filesBelow(root);
    await rename(place, join(scratch, 'secret'));
    await symlink(join(scratch, 'secret'), place);
    await expect(store.get(digest, join(scratch, 'out'))).rejects.toMatchObject({
      problems: [{ reason: 'store-unsafe' }],
    });
  });

  it('notices a file that changes while it is stored', async () => {
    const { root, file } = await scene();
    const store = openFolderStore(root, {
      create: async (target) => {
        await writeFile(file, 'other weights');
        return await open(target, 'wx');
      },
    });
    await expect(putFile(store, file)).rejects.toMatchObject({ problems: [{ reason: 'store-file-changed' }] });
    expect(await filesBelow(root)).toEqual([]);
  });

  it('stores what a link to a file points to', async () => {
    const { scratch, root, file } = await scene();
    await symlink(file, join(scratch, 'latest'));
    expect(await putFile(openFolderStore(root), join(scratch, 'latest'))).toEqual(
      await putFile(openFolderStore(root), file),
    );
  });

  it('holds one piece of a large file at a time', async () => {
    const { scratch, root } = await scene();
    const large = join(scratch, 'large');
    await writeFile(large, '');
    await truncate(large, 32 << 20);
    let longest = 0;
    const store = openFolderStore(root, {
      create: async (target) => {
        const handle = await open(target, 'wx');
        return {
          write: (chunk) => {
            longest = Math.max(longest, chunk.length);
            return handle.write(chunk);
          },
          sync: () => handle.sync(),
          close: () => handle.close(),
        };
      },
    });
    expect((await putFile(store, large)).bytes).toBe(32 << 20);
    expect(longest).toBeLessThanOrEqual(1 << 20);
  });

  it('removes what a killed process left half-written a day ago, and nothing younger', async () => {
    const { root, file } = await scene();
    const store = openFolderStore(root);
    await putFile(store, file);
    const [place = ''] = await filesBelow(root);
    const [old, young] = [join(place, '..', '.x.1.tmp'), join(place, '..', '.y.1.tmp')];
    for (const path of [old, young]) await writeFile(path, 'half');
    await utimes(old, 0, 0);
    await chmod(place, 0o644);
    await writeFile(place, 'half');
    await putFile(store, file);
    expect((await filesBelow(root)).sort()).toEqual([place, young].sort());
  });

  it('waits for the disk once for many files, and names none before its bytes are durable', async () => {
    const { scratch, root } = await scene();
    const files = Array.from({ length: 40 }, (_, at) => join(scratch, `f${at}`));
    for (const [at, path] of files.entries()) await writeFile(path, `content ${at}`);
    const events: string[] = [];
    const store = openFolderStore(root, {
      create: async (target) => {
        const handle = await open(target, 'wx');
        return {
          write: (chunk) => {
            events.push('write');
            return handle.write(chunk);
          },
          sync: async () => {
            const named = (await filesBelow(root)).filter((path) => !path.endsWith('.tmp'));
            events.push(named.length === 0 ? 'sync' : 'late');
            await handle.sync();
          },
          close: () => handle.close(),
        };
      },
    });
    await store.putAll(files);
    expect(events).toEqual([...files.map(() => 'write'), ...files.map(() => 'sync')]);
    expect(await filesBelow(root)).toHaveLength(40);
  });

  it('leaves nothing half-written of many where the disk is full in the middle', async () => {
    const { scratch, root } = await scene();
    const files = Array.from({ length: 20 }, (_, at) => join(scratch, `f${at}`));
    for (const [at, path] of files.entries()) await writeFile(path, `content ${at}`);
    let left = 10;
    const store = openFolderStore(root, {
      create: async (target) => {
        left -= 1;
        if (left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return open(target, 'wx');
      },
    });
    await expect(store.putAll(files)).rejects.toMatchObject({ problems: [{ reason: 'store-full' }] });
    expect(await filesBelow(root)).toEqual([]);
    expect(await openFolderStore(root).putAll(files)).toHaveLength(20);
  });

  it('names itself for messages', () => {
    expect(openFolderStore('.mlops/store').describe()).toBe('folder .mlops/store');
  });

  it('works in a folder that is itself reached by a link', async () => {
    const { scratch, file } = await scene();
    await mkdir(join(scratch, 'real'));
    await symlink(join(scratch, 'real'), join(scratch, 'store'));
    const { digest } = await putFile(openFolderStore(join(scratch, 'store')), file);
    expect(await openFolderStore(join(scratch, 'real')).has(digest)).toBe(true);
  });
});

it.skipIf(process.platform !== 'linux')('ends with one error where the system makes no folders', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-nowhere-'));
  await writeFile(join(folder, 'file'), 'bytes');
  const store = openFolderStore('/proc/mlops-store/below');
  await expect(putFile(store, join(folder, 'file'))).rejects.toMatchObject({
    problems: [{ reason: 'store-unwritable' }],
  });
  await rm(folder, { recursive: true });
});
