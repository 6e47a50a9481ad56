import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../commands/ports.ts';
import type { HandedOver } from '../commands/situation/hand-over.ts';
import type { LostResult } from '../commands/situation/lost-bytes.ts';
import type { ArtifactSearch } from '../forge/index.ts';
import { isMissing } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { suffixOf } from './artifact-names.ts';
import type { Artifacts } from './artifacts.ts';

/**
 * Keeps the files of each result, `models/<model>/<fingerprint>/` and `datasets/<dataset>/<fingerprint>/` of a folder, where
 * later runs find them by these names.
 */
export async function keepResults(artifacts: Artifacts, folder: string): Promise<void> {
  const kept = async (kind: string, keepOne: (of: string, fingerprint: string, folder: string) => Promise<unknown>) => {
    for (const of of await namesIn(join(folder, kind))) {
      for (const fingerprint of await namesIn(join(folder, kind, of))) {
        await keepOne(of, fingerprint, join(folder, kind, of, fingerprint));
      }
    }
  };
  await kept('models', (model, fingerprint, files) => artifacts.put({ kind: 'kept', model, fingerprint }, files));
  await kept('datasets', (dataset, fingerprint, files) => artifacts.put({ kind: 'made', dataset, fingerprint }, files));
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
  const bringOne = async (lost: LostResult): Promise<readonly HandedOver[]> => {
    const { was, now, by, name } = asArtifacts(lost);
    const into = join(folder, suffixOf(was));
    await mkdir(into, { recursive: true });
    try {
      if (!(await artifacts.getEarlier(was, into, search))) {
        ports.progress.note(`No artifact holds the files of ${name} any more.`);
        return [];
      }
    } catch (error) {
      if (!(error instanceof MlopsError)) throw error;
      ports.progress.note(`The files of ${name} could not be fetched: ${error.message}`);
      return [];
    }
    await artifacts.put(now, into);
    return [{ folder: into, by }];
  };
  return async (results) => (await Promise.all(results.map(bringOne))).flat();
}

/** What an earlier run has kept, what this one hands on, whose it is, and what people call it. */
function asArtifacts(lost: LostResult) {
  const short = lost.fingerprint.slice(0, 12);
  return 'model' in lost
    ? ({
        was: { kind: 'kept', ...lost },
        now: { kind: 'brought', ...lost },
        by: { model: lost.model },
        name: `run \`${short}\` of ${lost.model}`,
      } as const)
    : ({
        was: { kind: 'made', ...lost },
        now: { kind: 'fetched', ...lost },
        by: { dataset: lost.dataset },
        name: `version \`${short}\` of ${lost.dataset}`,
      } as const);
}
