import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../commands/ports.ts';
import type { HandedOver } from '../commands/situation/hand-over.ts';
import type { LostResult } from '../commands/situation/lost-bytes.ts';
import type { ArtifactSearch } from '../forge/index.ts';
import { isMissing } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import type { Artifacts } from './artifacts.ts';

/**
 * Keeps the files of each result, `<model>/<fingerprint>/` of a folder, where later runs find them by these names.
 * @param own the model that this job is for: where results of others have the same bytes, their own jobs keep those
 */
export async function keepResults(artifacts: Artifacts, folder: string, own?: string): Promise<void> {
  for (const model of own === undefined ? await namesIn(folder) : [own]) {
    for (const fingerprint of await namesIn(join(folder, model))) {
      await artifacts.put({ kind: 'kept', model, fingerprint }, join(folder, model, fingerprint));
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * Files of recorded results that the store of this machine does not hold, from the artifacts of the runs that made them.
 * What is found is handed on to the jobs of this run. What is not found, or may not be asked for, is made again: that
 * costs time and is said, but is no error.
 */
export function bringKept(
  artifacts: Artifacts,
  folder: string,
  asking: Pick<ArtifactSearch, 'token' | 'runs'>,
  ports: Ports,
): (results: readonly LostResult[]) => Promise<readonly HandedOver[]> {
  const search = { env: ports.env, signal: ports.signal, ...asking };
  const bringOne = async ({ model, fingerprint }: LostResult): Promise<readonly HandedOver[]> => {
    const into = join(folder, `kept-${model}-${fingerprint.slice(0, 16)}`);
    await mkdir(into, { recursive: true });
    const name = `run \`${fingerprint.slice(0, 12)}\` of ${model}`;
    try {
      if (!(await artifacts.getEarlier({ kind: 'kept', model, fingerprint }, into, search))) {
        ports.progress.note(`No artifact holds the files of ${name} any more.`);
        return [];
      }
    } catch (error) {
      if (!(error instanceof MlopsError)) throw error;
      ports.progress.note(`The files of ${name} could not be fetched: ${error.message}`);
      return [];
    }
    await artifacts.put({ kind: 'brought', model, fingerprint }, into);
    return [{ folder: into, by: { model } }];
  };
  return async (results) => (await Promise.all(results.map(bringOne))).flat();
}
