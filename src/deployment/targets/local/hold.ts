import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { holdFileLock } from '../../../support/file-lock.ts';
import { isMissing, makeFolders } from '../../../support/files.ts';
import type { Holder } from '../../../support/process-holder.ts';
import { refuse, telling } from '../../fail.ts';
import { type Places, placesOf } from './places.ts';
import { sweepHalfMade } from './sweep.ts';

/** Whether the lock of a model is kept after the work has ended well. */
export type Afterwards = 'keep' | 'release';

export type Holding = <Result>(
  model: string,
  afterwards: Afterwards,
  work: (places: Places) => Promise<Result>,
) => Promise<Result>;

/**
 * Lets one process at a time deploy a model into a folder. From staging to applying or discarding the lock is kept, so that
 * what is verified is what goes live; it ends with the process, however that ends.
 * Errors: deployment-in-progress, deployment-folder-unwritable, deployment-folder-refused.
 */
export function holdingModels(folder: string): Holding {
  const locks = new Map<string, AsyncDisposable>();
  const busy = new Set<string>();
  return (model, afterwards, work) =>
    telling(folder, async () => {
      await makeFolders(folder);
      const places = placesOf(await realpath(folder), model);
      if (busy.has(model)) throw inUse(places, undefined);
      busy.add(model);
      let keep = false;
      try {
        await mkdir(places.root, { recursive: true });
        if (!locks.has(model)) locks.set(model, await lockOf(places));
        await sweepHalfMade(places);
        const result = await work(places);
        keep = afterwards === 'keep';
        return result;
      } finally {
        busy.delete(model);
        if (!keep) await locks.get(model)?.[Symbol.asyncDispose]();
        if (!keep) locks.delete(model);
      }
    });
}

/** Where a model lies, if anything of it is there. */
export async function existingPlaces(folder: string, model: string): Promise<Places | undefined> {
  try {
    const real = await realpath(folder);
    await realpath(join(real, model));
    return placesOf(real, model);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function lockOf(places: Places): Promise<AsyncDisposable> {
  return holdFileLock(places.lock, {
    held: (holder) => inUse(places, holder),
    isFolder: () => refuse('deployment-folder-refused', `${places.lock} is a folder, and our lock has to be there.`),
  });
}

function inUse(places: Places, holder: Holder | 'unknown' | undefined): Error {
  const who =
    holder === undefined
      ? 'This process'
      : holder === 'unknown'
        ? 'Another process'
        : `Process ${holder.pid} on ${holder.host}`;
  return refuse('deployment-in-progress', `${who} deploys into ${places.root} (${places.lock}).`);
}
