import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../../repository/index.ts';
import { systemCode } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** Our places in the user's work tree, all below `.mlops/`; absolute. */
export interface OwnPaths {
  /** Contents of datasets by their digest, as local files. */
  readonly cache: string;
  /** What files that git does not track had as digests. */
  readonly digests: string;
  /** Temporary files of the data engine. */
  readonly engine: string;
  /** Results that wait for the ledger. */
  readonly records: string;
  readonly report: string;
  /** Where commands that make datasets run, in a folder for each process. */
  readonly builds: string;
  /** The log of the last build of these inputs that failed. */
  buildLog(dataset: string, fingerprint: string): string;
  /** Held by the one process that trains. */
  readonly trainLock: string;
  /** What deployments need for their time, in a folder for each process. */
  readonly deployments: string;
  /** Held by the one process that deploys to an environment. */
  deployLock(environment: string): string;
  /** What one training left: log, outputs, artifact. @param seed null: the model declares none */
  seedRun(model: string, fingerprint: string, seed: number | null): string;
  /** What scoring one model left. @param fingerprint of the evaluation */
  scores(model: string, fingerprint: string): string;
  /** Predictions of both sides while they are compared, in a folder for each process (`src/support/own-folder.ts`). */
  readonly comparisons: string;
}

/** @param root of the work tree */
export function ownPaths(root: string): OwnPaths {
  const folder = join(root, '.mlops');
  const cache = join(folder, 'cache');
  const short = (fingerprint: string) => fingerprint.slice(0, 16);
  return {
    cache,
    digests: join(cache, 'digests.json'),
    engine: join(cache, 'engine'),
    records: join(folder, 'records'),
    report: join(folder, 'report'),
    builds: join(folder, 'builds'),
    buildLog: (dataset, fingerprint) => join(folder, 'build-logs', dataset, `${short(fingerprint)}.txt`),
    comparisons: join(folder, 'compare'),
    trainLock: join(folder, 'train.lock'),
    deployments: join(folder, 'deploy'),
    deployLock: (environment) => join(folder, `deploy-${environment}.lock`),
    seedRun: (model, fingerprint, seed) => join(folder, 'runs', model, short(fingerprint), `seed-${seed ?? 'none'}`),
    scores: (model, fingerprint) => join(folder, 'scores', model, short(fingerprint)),
  };
}

/**
 * Makes the folder. It ignores itself, so that nobody has to remember it. One that a commit brings is refused: its records
 * would be believed as our own, and its links followed when we write.
 * Errors: own-folder-tracked, own-folder-taken.
 */
export async function makeOwnPaths({ root, git }: Pick<Repository, 'root' | 'git'>): Promise<OwnPaths> {
  // Without regard to letter case, as some file systems look for it.
  const [tracked] = await git.list(['ls-files', '-z', '--', ':(top,icase).mlops']);
  if (tracked !== undefined) throw isTracked(tracked);
  const folder = join(root, '.mlops');
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
    throw isTaken(folder, 'is no folder, and the folder of our caches and results has to be there');
  });
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return ownPaths(root);
}

/** @param path absolute @param why it cannot be ours: "is a folder, …" */
export function isTaken(path: string, why: string): MlopsError {
  return MlopsError.of(commandReasons, 'own-folder-taken', `${path} ${why}.`);
}

function isTracked(path: string): MlopsError {
  const message = `\`${path}\` is in git. What is in \`.mlops\` belongs to one machine, so a commit must not bring it.`;
  return MlopsError.of(commandReasons, 'own-folder-tracked', message);
}
