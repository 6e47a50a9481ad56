import { mkdir, mkdtemp, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { insideOf, namingFile, readBounded, sha256File, writeAtomic } from '../../src/support/files.ts';

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'files-'));

describe('files', () => {
  it('are written whole, with their folders, and leave nothing else', async () => {
    const root = await scratch();
    const file = join(root, 'a', 'b.txt');
    await writeAtomic(file, 'one');
    await writeAtomic(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(join(root, 'a'))).toEqual(['b.txt']);
    await mkdir(join(root, 'c'));
    await expect(writeAtomic(join(root, 'c'), 'x')).rejects.toThrow();
    expect((await readdir(root)).sort()).toEqual(['a', 'c']);
  });

  it('are named where a disk is full, which the system does not', async () => {
    const root = await scratch();
    const handle = await open(join(root, 'any'), 'w');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const prototype: typeof handle = Object.getPrototypeOf(handle);
    const spy = vi.spyOn(prototype, 'writeFile').mockRejectedValueOnce(full);
    await handle.close();
    const file = join(root, 'a', 'b.txt');
    await expect(writeAtomic(file, 'x')).rejects.toThrow(`ENOSPC: no space left on device, write '${file}'`);
    spy.mockRestore();
    expect(await readdir(join(root, 'a'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('are named once, and only where the system says a code', async () => {
    const write = () => writeFile('/dev/full', 'x');
    await expect(namingFile('/x/y', write)).rejects.toThrow(/^ENOSPC: no space left on device, write '\/x\/y'$/);
    await expect(namingFile('/x/y', () => mkdir('/dev/full/z'))).rejects.toThrow(/mkdir '\/dev\/full\/z'$/);
    await expect(namingFile('/x/y', () => Promise.reject(new Error('other')))).rejects.toThrow(/^other$/);
  });

  it('have the digest that sha256sum prints', async () => {
    const file = join(await scratch(), 'abc');
    await writeFile(file, 'abc');
    expect(await sha256File(file)).toEqual({
      digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      bytes: 3,
    });
  });

  it('are read up to a limit and no further', async () => {
    const file = join(await scratch(), 'f');
    await writeFile(file, '12345');
    expect(await readBounded(file, 5)).toEqual({ kind: 'read', bytes: Buffer.from('12345') });
    expect(await readBounded(file, 4)).toEqual({ kind: 'too-large', limit: 4 });
    expect(await readBounded('/dev/zero', 1_000)).toEqual({ kind: 'too-large', limit: 1_000 });
  });
});

describe('a path', () => {
  it('is inside of a folder only when it really is', async () => {
    const root = await scratch();
    const outside = await scratch();
    await mkdir(join(root, 'in'));
    await symlink(outside, join(root, 'out'));
    await symlink('in', join(root, 'alias'));
    await symlink(join(outside, 'none'), join(root, 'dangling'));
    expect(await insideOf(root, 'in/new.txt')).toBe(join(root, 'in', 'new.txt'));
    expect(await insideOf(root, 'alias/new.txt')).toBe(join(root, 'in', 'new.txt'));
    expect(await insideOf(root, '.')).toBe(root);
    expect(await insideOf(root, '..a')).toBe(join(root, '..a'));
    for (const path of ['..', '../x', 'out', 'out/x', 'in/../../x', outside, '/etc/passwd', `${root}x`, 'a\0b']) {
      expect(await insideOf(root, path), path).toBeUndefined();
    }
    expect(await insideOf(root, 'dangling')).toBeUndefined();
  });
});
