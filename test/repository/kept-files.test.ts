import { chmod, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptFiles, localVersion, openRepository } from '../../src/repository/index.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { makeScene, nowhere, resolve, temporaryFolder } from './scene.ts';

/** Another content of the same size, with the times that the file had. */
async function forge(file: string, content: string): Promise<void> {
  const { mtime, atime } = await stat(file);
  await chmod(file, 0o644);
  await writeFile(file, content);
  await utimes(file, atime, mtime);
}

describe('files of the cache', () => {
  const later = () => Date.now() + 5000; // so that entries are believed at once

  it('are there while they are what their name says, whatever their size and times', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'x.csv');
    await writeFile(file, 'good');
    const wanted = { hex: sha256('good'), bytes: 4, path: 'data/x.csv' };
    const notes: string[] = [];
    const open = () => keptFiles(folder, 'sha256', (text) => notes.push(text), later);
    const first = await open();
    expect(await first.has(file, wanted)).toBe(true);
    await first.save();
    expect(await (await open()).has(file, wanted)).toBe(true);
    expect(await (await open()).has(join(folder, 'y.csv'), wanted)).toBe(false);
    expect(notes).toEqual([]);
    await forge(file, 'evil');
    expect(await (await open()).has(file, wanted)).toBe(false);
    expect(notes).toEqual([`What the cache had of data/x.csv was changed there (${file}): it is brought again.`]);
  });

  it('are not read again while nothing has changed', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'x.csv');
    await writeFile(file, 'good');
    const wanted = { hex: sha256('good'), bytes: 4, path: 'x.csv' };
    const first = await keptFiles(folder, 'sha256', undefined, later);
    await first.has(file, wanted);
    await first.save();
    const cache = join(folder, 'kept-sha256.json');
    const text = await readFile(cache, 'utf8');
    await writeFile(cache, text.replace(wanted.hex, 'remembered'));
    const second = await keptFiles(folder, 'sha256', undefined, later);
    expect(await second.has(file, { ...wanted, hex: 'remembered' })).toBe(true);
  });
});

it('a blob of git that somebody changed in the cache is exported again', async () => {
  const scene = await makeScene();
  await scene.commit({ 'data/x.csv': 'id\n1\n' });
  const resolved = await resolve(scene, 'data/x.csv');
  const notes: string[] = [];
  const cache = join(scene.folder, '.mlops/cache');
  const holding = { cache, sources: nowhere, note: (text: string) => notes.push(text) };
  const bring = async () => (await localVersion(await openRepository(scene.folder), resolved, holding)).files[0]?.local;
  const local = (await bring()) ?? '';
  expect((await stat(local)).mode & 0o222).toBe(0);
  expect([await bring(), notes]).toEqual([local, []]);
  await forge(local, 'id\n9\n');
  expect([await bring(), await readFile(local, 'utf8')]).toEqual([local, 'id\n1\n']);
  expect(notes).toEqual([expect.stringContaining('What the cache had of data/x.csv was changed there')]);
  expect(await readdir(dirname(local))).toHaveLength(1);
});
