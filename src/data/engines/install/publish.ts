import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing, systemCode, temporaryBeside } from '../../../support/files.ts';
import { markerOf } from './cache.ts';
import { damageOf, listName } from './digest-list.ts';

/**
 * Puts a complete folder into the tool cache under its name: one rename, then the marker. Where another job was faster
 * and its folder is the same, that one stays; anything else that lies there is replaced.
 * @param made a folder beside it with its digest list; gone or left for the caller to remove
 */
export async function publish(made: string, folder: string): Promise<void> {
  const list = await readFile(join(made, listName), 'utf8');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const refused = await rename(made, folder).then(() => undefined, systemError);
    if (refused === undefined || (await isSame(folder, list))) {
      await writeFile(markerOf(folder), '');
      return;
    }
    if (attempt === 4) throw refused;
    await moveAway(folder);
  }
}

function systemError(error: unknown): Error {
  if (error instanceof Error && systemCode(error) !== undefined) return error;
  throw error;
}

/** Whether a folder holds what we have made ourselves, file by file. */
async function isSame(folder: string, list: string): Promise<boolean> {
  const there = await readFile(join(folder, listName), 'utf8').catch(() => undefined);
  return there === list && (await damageOf(folder)) === undefined;
}

/** First the marker, so that nobody believes what is being removed. */
async function moveAway(folder: string): Promise<void> {
  await rm(markerOf(folder), { force: true });
  const aside = temporaryBeside(folder);
  await rename(folder, aside).catch((error: unknown) => {
    if (!isMissing(error)) throw error; // another job has moved it
  });
  await rm(aside, { recursive: true, force: true });
}

/** A day: longer than any download may take. */
const leftoverMs = 24 * 60 * 60_000;

/** Removes what killed jobs have left beside a folder of the cache. */
export async function removeLeftovers(folder: string, now = Date.now()): Promise<void> {
  const parent = dirname(folder);
  const names = (await readdir(parent)).filter(
    (name) => name.startsWith(`.${basename(folder)}.`) && name.endsWith('.tmp'),
  );
  for (const name of names) {
    const path = join(parent, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > leftoverMs) await rm(path, { recursive: true, force: true });
  }
}
