import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contentOf, type DataEngine, freshnessOf } from '../data/index.ts';
import type { DatasetVersion } from '../data/types.ts';
import { type Dataset, type LockEntry, lockFileOf, type Project, withLock } from '../project/index.ts';
import { openRepository, type Repository, repositoryReasons } from '../repository/index.ts';
import { writeAtomic } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { type EngineAtHand, engineAtHand } from './engine-at-hand.ts';
import { isLockable, isMoving, isTable, type WantedEntries, wantedEntries } from './lock/lockable.ts';
import { entryOf, type OpenData, objectsToLock, openData } from './lock/open-data.ts';
import { type LockState, lockOutcome, type NotFresh } from './lock/outcome.ts';
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
  const { project, lock: before } = await loadedFrom(repository, request.projectFile);
  const wanted = wantedEntries(project, request);
  const lockable = [...project.datasets.values()].filter(isLockable).map(({ name }) => name);
  await using folder = await makeOwnFolder(tmpdir(), 'lock');
  await using engine = engineAtHand(ports, folder.path);
  const found = await openData(repository, request, ports);
  const entries = new Map(before);
  const states: LockState[] = [];
  const isAsked = request.moving || request.datasets.length > 0;
  for (const name of viewsLast(isAsked ? wanted : lockable, project)) {
    // With the entries that were written just now: a view has rows of the version that they name.
    const agreed = withLock(project, entries);
    const dataset = agreed.datasets.get(name);
    if (dataset === undefined) throw new TypeError(`the project has no dataset ${name}`);
    const asked: Asked = { project: agreed, dataset, old: before.get(name), writes: isAsked };
    const state = await ports.progress.stage(`lock ${name}`, () =>
      isTable(dataset) ? ofTable(asked, engine) : ofFiles(asked, found, engine),
    );
    ports.signal.throwIfAborted();
    if (state.state === 'locked' || state.state === 'renewed') entries.set(name, state.entry);
    states.push(state);
  }
  await found.save();
  const file = lockFileOf(request.projectFile);
  const isNew = states.some(({ state }) => state === 'locked' || state === 'renewed');
  if (isNew) await writeAtomic(join(repository.root, file), lockText(entries));
  return lockOutcome(states, { file, unused: [...before.keys()].filter((name) => !lockable.includes(name)) });
}

function viewsLast(names: Iterable<string>, { datasets }: Project): readonly string[] {
  const isView = (name: string) => datasets.get(name)?.view !== undefined;
  const all = [...names];
  return [...all.filter((name) => !isView(name)), ...all.filter(isView)];
}

interface Asked {
  readonly project: Project;
  readonly dataset: Dataset;
  readonly old: LockEntry | undefined;
  /** Somebody named it. */
  readonly writes: boolean;
}

async function ofFiles(
  { project, dataset, old, writes }: Asked,
  found: OpenData,
  engine: EngineAtHand,
): Promise<LockState> {
  if (!writes && old === undefined && isMoving(dataset) && dataset.frozen !== true) {
    return { dataset: dataset.name, state: 'moving', source: dataset.source };
  }
  const resolved = await found.resolve(dataset, project);
  const isCurrent = old?.digest === `sha256:${resolved.digest}` && resolved.problems.length === 0;
  if (!writes && !isCurrent) return standing(dataset, old);
  const objects = objectsToLock(resolved); // before a byte is asked for
  const version = await found.bring(resolved, project);
  const notFresh = writes ? await notFreshOf(() => engine.get(dataset), version) : undefined;
  if (notFresh !== undefined) return notFresh;
  const entry = await entryOf(version, objects, engine);
  if (writes) return writtenState(dataset, old, entry);
  const state = isDeepStrictEqual(entry, old) ? 'current' : 'miscounted';
  return { dataset: dataset.name, state, digest: entry.digest };
}

/** All rows are read, on the server: nothing else says whether they are those of the entry. */
async function ofTable({ dataset, old, writes }: Asked, engine: EngineAtHand): Promise<LockState> {
  const relation = dataset.database?.relation;
  if (relation === undefined) throw new TypeError(`${dataset.name} is in no database`);
  if (!writes && old === undefined) return standing(dataset, old);
  const database = await engine.get(dataset);
  const version: DatasetVersion = { dataset, digest: '', files: [], relation };
  const notFresh = writes ? await notFreshOf(async () => database, version) : undefined;
  if (notFresh !== undefined) return notFresh;
  const { rows, digest } = await contentOf(database, version);
  const entry: LockEntry = { digest: `sha256:${digest}`, rows };
  if (writes) return writtenState(dataset, old, entry);
  return isDeepStrictEqual(entry, old)
    ? { dataset: dataset.name, state: 'current', digest: entry.digest }
    : standing(dataset, old);
}

/** Rows that are too old are not agreed on: of a source that stands still a new entry would say that it moves. */
async function notFreshOf(engine: () => Promise<DataEngine>, version: DatasetVersion): Promise<NotFresh | undefined> {
  const { name, time, freshness } = version.dataset;
  if (freshness === undefined || time === undefined) return undefined;
  const found = await freshnessOf(await engine(), version, { within: freshness, now: Date.now() });
  if (found.state === 'fresh') return undefined;
  return { dataset: name, time, freshness, ...found };
}

function standing({ name }: Dataset, old: LockEntry | undefined): LockState {
  return old === undefined ? { dataset: name, state: 'missing' } : { dataset: name, state: 'changed', old };
}

function writtenState({ name }: Dataset, old: LockEntry | undefined, entry: LockEntry): LockState {
  if (isDeepStrictEqual(entry, old)) return { dataset: name, state: 'current', digest: entry.digest };
  return { dataset: name, state: old === undefined ? 'locked' : 'renewed', entry, ...(old && { old }) };
}

async function loadedFrom({ root }: Repository, file: string): Promise<LockedProject> {
  const loaded = await projectOnDisk(root, file);
  if (loaded !== undefined) return loaded;
  throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is not in this repository.`);
}
