import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contentOf, type DataEngine, freshnessOf, tableSource } from '../data/index.ts';
import type { DatasetVersion } from '../data/types.ts';
import { type Dataset, type LockEntry, lockFileOf, type Project } from '../project/index.ts';
import {
  commitOf,
  openDigestCache,
  openRepository,
  type Repository,
  type ResolvedDataset,
  readCommit,
  repositoryReasons,
  snapshotWorkTree,
} from '../repository/index.ts';
import { writeAtomic } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { chosenDatasets } from './chosen-names.ts';
import { type EngineAtHand, engineAtHand } from './engine-at-hand.ts';
import { type LockState, lockOutcome, type NotFresh } from './lock/outcome.ts';
import { lockText } from './lock/text.ts';
import { ofOneContent } from './one-content.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { contentHere, datasetOfCommit } from './situation/dataset-of-commit.ts';
import { makeOwnPaths } from './situation/own-paths.ts';
import { type LockedProject, projectOnDisk } from './situation/project-of.ts';

export interface LockRequest {
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  /** Of the ledger, where it stands what commands have made. */
  readonly remote: string;
  /** Datasets, frozen or in a database, whose entries are written; empty: none, it is only said what stands. */
  readonly datasets: readonly string[];
}

/**
 * Writes the entries of frozen datasets for the data of the work tree, and of those in a database for the rows that are
 * there; one that is not named stays as it is.
 * Rows whose newest `time` is older than `freshness` are not written.
 * Errors: project-missing, no-commit, no-such-dataset, lock-not-frozen, those of the project, of datasets, of their files and of databases.
 */
export async function lock(request: LockRequest, ports: Ports): Promise<Outcome> {
  const repository = await openRepository(request.folder);
  const { project, lock: before } = await loadedFrom(repository, request.projectFile);
  refuseThawed(project, request.datasets);
  const lockable = [...project.datasets.values()].filter(isLockable).map(({ name }) => name);
  await using folder = await makeOwnFolder(tmpdir(), 'lock');
  await using engine = engineAtHand(ports, folder.path);
  const found = await openData({ ...request, repository, project }, ports);
  const entries = new Map(before);
  const states: LockState[] = [];
  for (const name of request.datasets.length === 0 ? lockable : new Set(request.datasets)) {
    const dataset = project.datasets.get(name);
    if (dataset === undefined) throw new TypeError(`the project has no dataset ${name}`);
    const asked: Asked = { dataset, old: before.get(name), writes: request.datasets.length > 0 };
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

interface Asked {
  readonly dataset: Dataset;
  readonly old: LockEntry | undefined;
  /** Somebody named it. */
  readonly writes: boolean;
}

async function ofFiles({ dataset, old, writes }: Asked, found: OpenData, engine: EngineAtHand): Promise<LockState> {
  const resolved = await found.resolve(dataset);
  const isCurrent = old?.digest === `sha256:${resolved.digest}` && resolved.problems.length === 0;
  if (!writes && isCurrent && !isDeepStrictEqual(await found.entryOf(resolved, engine), old)) {
    return { dataset: dataset.name, state: 'miscounted', digest: old.digest };
  }
  if (!writes)
    return isCurrent ? { dataset: dataset.name, state: 'current', digest: old.digest } : standing(dataset, old);
  return writtenState(dataset, old, await found.entryOf(resolved, engine));
}

/** All rows are read, on the server: nothing else says whether they are those of the entry. */
async function ofTable({ dataset, old, writes }: Asked, engine: EngineAtHand): Promise<LockState> {
  const relation = dataset.database?.relation;
  if (relation === undefined) throw new TypeError(`${dataset.name} is in no database`);
  if (!writes && old === undefined) return standing(dataset, old);
  const database = await engine.get(dataset);
  const version: DatasetVersion = { dataset, digest: '', files: [], relation };
  const notFresh = writes ? await notFreshOf(database, version) : undefined;
  if (notFresh !== undefined) return notFresh;
  const { rows, digest } = await contentOf(database, version);
  const entry: LockEntry = { digest: `sha256:${digest}`, rows };
  if (writes) return writtenState(dataset, old, entry);
  return isDeepStrictEqual(entry, old)
    ? { dataset: dataset.name, state: 'current', digest: entry.digest }
    : standing(dataset, old);
}

/** Rows that are too old are not agreed on: of a source that stands still a new entry would say that it moves. */
async function notFreshOf(database: DataEngine, version: DatasetVersion): Promise<NotFresh | undefined> {
  const { name, time, freshness } = version.dataset;
  if (freshness === undefined || time === undefined) return undefined;
  const found = await freshnessOf(database, version, { within: freshness, now: Date.now() });
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

function refuseThawed(project: Project, names: readonly string[]): void {
  const chosen = names.length === 0 ? [] : chosenDatasets(project, names);
  const thawed = chosen.filter((name) => !isLockable(project.datasets.get(name)));
  if (thawed.length === 0) return;
  const are = thawed.length === 1 ? 'is' : 'are';
  throw MlopsError.of(
    commandReasons,
    'lock-not-frozen',
    `${thawed.join(', ')} ${are} neither frozen nor in a database.`,
  );
}

function isLockable(dataset: Dataset | undefined): boolean {
  return dataset !== undefined && (dataset.frozen === true || isTable(dataset));
}

/** A table of a database itself. Which rows a view has follows from the entry of the table below. */
function isTable({ database, view }: Dataset): boolean {
  return database !== undefined && view === undefined;
}

interface Locked {
  readonly repository: Repository;
  readonly project: Project;
}

type OpenData = Awaited<ReturnType<typeof openData>>;

/** The data of the work tree, uncommitted files included. */
async function openData({ repository, project, projectFile, remote }: LockRequest & Locked, ports: Ports) {
  await commitOf(repository, 'HEAD'); // a repository without one says so
  const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
  const own = await makeOwnPaths(repository);
  const cache = await openDigestCache(own.digests);
  const sources = ports.openSources('all'); // who names data in a terminal vouches for it
  const common = { repository, project, projectFile, sources };
  return {
    save: () => cache.save(),
    resolve: (dataset: Dataset): Promise<ResolvedDataset> =>
      datasetOfCommit({ ...common, commit, cache }, dataset.name),
    /** Reads the content: what nobody can read is not locked. */
    entryOf: async (resolved: ResolvedDataset, engine: EngineAtHand): Promise<LockEntry> => {
      const version = await contentHere({ ...common, own, ports, remote }, resolved);
      const bytes = version.files.reduce((sum, file) => sum + file.bytes, 0);
      const digest = `sha256:${version.digest}`;
      if (version.dataset.format.kind === 'files') return { digest, bytes };
      const running = await engine.get(version.dataset);
      const { rows } = await ofOneContent(running, [version], () => running.describe(tableSource(version)));
      return { digest, rows, ...(version.relation === undefined && { bytes }) };
    },
  };
}
