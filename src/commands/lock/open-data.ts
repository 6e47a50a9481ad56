import { tableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { type Dataset, type LockEntry, mostLockedObjects } from '../../project/index.ts';
import {
  commitOf,
  localVersion,
  lockedObjectsOf,
  openDigestCache,
  type Repository,
  type ResolvedDataset,
  readCommit,
  resolveDataset,
  snapshotWorkTree,
} from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { ofOneContent } from '../one-content.ts';
import { commandReasons } from '../reasons.ts';
import { makeOwnPaths } from '../situation/own-paths.ts';
import { isMoving } from './lockable.ts';

export type OpenData = Awaited<ReturnType<typeof openData>>;

/** The data of the work tree, uncommitted files included, and what is behind addresses now, whatever is locked. */
export async function openData(repository: Repository, sources: Sources) {
  await commitOf(repository, 'HEAD'); // a repository without one says so
  const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
  const own = await makeOwnPaths(repository);
  const cache = await openDigestCache(own.digests);
  return {
    save: () => cache.save(),
    resolve: ({ locked: _, ...dataset }: Dataset): Promise<ResolvedDataset> =>
      resolveDataset(repository, commit, dataset, cache, sources),
    bring: (resolved: ResolvedDataset): Promise<DatasetVersion> =>
      localVersion(repository, resolved, { cache: own.cache, sources }),
  };
}

/** Reads the content: what nobody can read is not locked. @throws MlopsError those of engines */
export async function entryOf(
  version: DatasetVersion,
  objects: LockEntry['objects'],
  engine: EngineAtHand,
): Promise<LockEntry> {
  const named = objects === undefined ? {} : { objects };
  const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
  const digest = `sha256:${version.digest}`;
  if (version.dataset.format.kind === 'files') return { digest, bytes, ...named };
  const running = await engine.get(version.dataset);
  const { rows } = await ofOneContent(running, [version], () => running.describe(tableSource(version)));
  return { digest, rows, ...(version.relation === undefined && { bytes }), ...named };
}

/** What an entry names of data behind an address; undefined of other data. @throws MlopsError lock-too-many */
export function objectsToLock(resolved: ResolvedDataset): LockEntry['objects'] {
  const { name, source } = resolved.dataset;
  if (!isMoving(resolved.dataset)) return undefined;
  const objects = lockedObjectsOf(resolved);
  if (objects.length <= mostLockedObjects) return objects;
  const [has, most] = [objects.length.toLocaleString('en-US'), mostLockedObjects.toLocaleString('en-US')];
  const sentence = `${name}: ${source} has ${has} objects, and an entry of the lock file names at most ${most}.`;
  throw MlopsError.of(commandReasons, 'lock-too-many', sentence);
}
