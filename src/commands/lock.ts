import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFileOf } from '../project/index.ts';
import { openRepository, type Repository, repositoryReasons } from '../repository/index.ts';
import { writeAtomic } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { engineAtHand } from './engine-at-hand.ts';
import { isLockable, type WantedEntries, wantedEntries } from './lock/lockable.ts';
import { lockOutcome } from './lock/outcome.ts';
import { readVersions } from './lock/read-versions.ts';
import { lockText } from './lock/text.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';
import { type LockedProject, projectOnDisk } from './situation/project-of.ts';

/** Without a wanted entry nothing is written, and it is only said what stands. */
export interface LockRequest extends WantedEntries {
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  /** Of the ledger, where it stands what commands have made. */
  readonly remote: string;
}

/**
 * Writes the entries of frozen datasets for the data of the work tree, of those in a database for the rows that are
 * there, and of those behind an address for the objects that are there; one that is not wanted stays as it is.
 * Rows whose newest `time` is older than `freshness` are not written.
 * Errors: project-missing, no-commit, no-such-dataset, lock-not-frozen, lock-too-many, those of the project, of datasets, of their files, of
 * addresses and of databases.
 */
export async function lock(request: LockRequest, ports: Ports): Promise<Outcome> {
  const repository = await openRepository(request.folder);
  const { project, lock: before } = await lockedProjectOf(repository, request.projectFile);
  const wanted = wantedEntries(project, request);
  const lockable = [...project.datasets.values()].filter(isLockable).map(({ name }) => name);
  await using folder = await makeOwnFolder(tmpdir(), 'lock');
  await using engine = engineAtHand(ports, folder.path);
  const writes = request.moving || request.datasets.length > 0;
  const datasets = writes ? wanted : lockable;
  const reading = { repository, ...request, project, lock: before, datasets, writes };
  const states = await readVersions(reading, engine, ports, (_, error) => {
    throw error; // all that is named, or nothing: whoever is at a terminal can try again
  });
  const written = states.flatMap((state) =>
    state.state === 'locked' || state.state === 'renewed' ? [[state.dataset, state.entry] as const] : [],
  );
  const file = lockFileOf(request.projectFile);
  if (written.length > 0) await writeAtomic(join(repository.root, file), lockText(new Map([...before, ...written])));
  return lockOutcome(states, { file, unused: [...before.keys()].filter((name) => !lockable.includes(name)) });
}

/** The project of the work tree. @throws MlopsError project-missing, those of the project and of its lock file */
export async function lockedProjectOf({ root }: Repository, file: string): Promise<LockedProject> {
  const loaded = await projectOnDisk(root, file);
  if (loaded !== undefined) return loaded;
  throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is not in this repository.`);
}
