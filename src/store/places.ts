import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing, systemCode } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { storeReasons } from './reasons.ts';

/** Where the bytes of a digest belong. @throws MlopsError store-bad-digest */
export function placeOf(root: string, digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) {
    throw MlopsError.of(storeReasons, 'store-bad-digest', `${JSON.stringify(digest)} is not sha256:<64 hex digits>.`);
  }
  return join(root, hex.slice(0, 2), hex.slice(2));
}

/** What is at the place of a digest, if it is a plain file that really lies in the store. */
export async function stored(root: string, place: string): Promise<Stats | undefined> {
  const found = await telling(`${root} cannot be read`, () => lstat(place).catch(ignoreMissing));
  if (found === undefined) return undefined;
  if (!found.isFile()) throw unsafe(place, 'is not a plain file');
  await requireInside(root, place);
  return found;
}

/** A link on the way would lead out of the store. @throws MlopsError store-unsafe */
export async function requireInside(root: string, place: string): Promise<void> {
  const expected = join(await realpath(root), basename(dirname(place)));
  if ((await realpath(dirname(place))) !== expected) throw unsafe(dirname(place), 'is a link to another place');
}

function unsafe(path: string, what: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-unsafe', `${path} in the store ${what}.`);
}

/** For `catch`: undefined for what is not there, anything else thrown on. */
export function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/** Says in the store's words what the system refuses. */
export async function telling<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    const sentence = `${what}: ${error instanceof Error ? error.message : String(error)}.`;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw MlopsError.of(storeReasons, 'store-full', sentence);
    if (code !== undefined && refused.has(code)) throw MlopsError.of(storeReasons, 'store-unwritable', sentence);
    throw error;
  }
}

const refused: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EEXIST',
  'ENOTDIR',
  'EISDIR',
  'EIO',
  'ELOOP',
  'ENAMETOOLONG',
]);
