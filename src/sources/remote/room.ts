import { statfs } from 'node:fs/promises';
import { MlopsError } from '../../support/problem.ts';
import { sourceReasons } from '../reasons.ts';

/** Bytes that are free where a folder lies; undefined where its file system does not say, as some of a network do. */
export type FreeAt = (folder: string) => Promise<number | undefined>;

export const freeOnDisk: FreeAt = async (folder) => {
  const { bavail, blocks, bsize } = await statfs(folder);
  return blocks === 0 ? undefined : bavail * bsize;
};

/** @param what begins a sentence that goes on with how many bytes it has @throws MlopsError source-no-room */
export async function requireRoom(freeAt: FreeAt, folder: string, what: string, bytes: number): Promise<void> {
  const free = await freeAt(folder);
  if (free === undefined || bytes <= free) return;
  const sentence = `${what} ${bytes} bytes, and the disk of the cache has ${free} left.`;
  throw MlopsError.of(sourceReasons, 'source-no-room', sentence);
}
