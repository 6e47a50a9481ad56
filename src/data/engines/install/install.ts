import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode, temporaryBeside } from '../../../support/files.ts';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { digestsOf, listName, listText } from './digest-list.ts';
import { type DownloadOptions, download } from './download.ts';
import { publish, removeLeftovers } from './publish.ts';
import { BadArchive, type PackedFile, readPackage } from './tar.ts';
import type { PinnedPackage } from './types.ts';

/**
 * Downloads packages and puts them into a folder of the tool cache. All work happens in a folder of its own beside it:
 * whenever this is killed, the cache holds what it held before, or all of the new.
 * @throws MlopsError `engine-download-failed`, `engine-digest`, `engine-archive`, `engine-cache`, `engine-cancelled`
 */
export async function install(
  folder: string,
  packages: readonly PinnedPackage[],
  options: DownloadOptions,
): Promise<void> {
  const part = temporaryBeside(folder);
  await onDisk(folder, async () => {
    await mkdir(dirname(folder), { recursive: true });
    await removeLeftovers(folder);
    await mkdir(part);
  });
  try {
    for (const pinned of packages) {
      const files = await unpacked(pinned, await download(pinned, options));
      await onDisk(folder, () => writeFiles(join(part, 'node_modules', pinned.name), files));
    }
    await onDisk(folder, async () => {
      await writeFile(join(part, listName), listText(await digestsOf(part)));
      await publish(part, folder);
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function unpacked({ name, version }: PinnedPackage, tarball: Buffer): Promise<readonly PackedFile[]> {
  try {
    return await readPackage(tarball);
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    const message = `The tarball of ${name} ${version} is not unpacked: ${error.message}.`;
    throw MlopsError.of(dataReasons, 'engine-archive', message);
  }
}

async function writeFiles(folder: string, files: readonly PackedFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx', mode: 0o644 });
  }
}

async function onDisk<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    const message = `The data engine cannot be put into ${folder}: ${error.message}.`;
    throw MlopsError.of(dataReasons, 'engine-cache', message);
  }
}
