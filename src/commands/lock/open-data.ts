import { tableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { builtRoot, type Dataset, type LockEntry, mostLockedObjects, type Project } from '../../project/index.ts';
import {
  commitOf,
  lockedObjectsOf,
  openDigestCache,
  type Repository,
  type ResolvedDataset,
  readCommit,
  resolveDataset,
  snapshotWorkTree,
} from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import { ofOneContent } from '../one-content.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import { contentHere, datasetOfCommit } from '../situation/dataset-of-commit.ts';
import { makeOwnPaths } from '../situation/own-paths.ts';
import { isMoving } from './lockable.ts';

export type OpenData = Awaited<ReturnType<typeof openData>>;

/** Whose data. */
interface Named {
  readonly projectFile: string;
  /** Of the ledger, where it stands what commands have made. */
  readonly remote: string;
}

/**
 * The data of the work tree, uncommitted files included, and what is behind addresses now, whatever is locked. What a
 * command makes is made of the versions that the given project's entries name, as in a plan.
 */
export async function openData(repository: Repository, { projectFile, remote }: Named, ports: Ports) {
  await commitOf(repository, 'HEAD'); // a repository without one says so
  const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
  const own = await makeOwnPaths(repository);
  const cache = await openDigestCache(own.digests);
  const sources = ports.openSources('all'); // who names data in a terminal vouches for it
  return {
    save: () => cache.save(),
    resolve: (asked: Dataset, project: Project): Promise<ResolvedDataset> => {
      if (builtRoot(asked, project.datasets) !== undefined) {
        return datasetOfCommit({ repository, commit, project, projectFile, cache, sources }, asked.name);
      }
      const { locked: _, ...dataset } = asked;
      return resolveDataset(repository, commit, dataset, cache, sources);
    },
    bring: (resolved: ResolvedDataset, project: Project): Promise<DatasetVersion> =>
      contentHere({ repository, project, own, sources, ports, remote }, resolved),
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
