import { isDeepStrictEqual } from 'node:util';
import { contentOf, type DataEngine, freshnessOf } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import { type Dataset, type LockEntry, type Project, type ProjectLock, withLock } from '../../project/index.ts';
import type { Repository } from '../../repository/index.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { isMoving, isTable } from './lockable.ts';
import { entryOf, type OpenData, objectsToLock, openData } from './open-data.ts';
import type { LockState, NotFresh } from './outcome.ts';

/** Which datasets are read, and against which entries. */
export interface VersionsRequest {
  readonly repository: Repository;
  /** Project file, from the root. */
  readonly projectFile: string;
  /** Of the ledger, where it stands what commands have made. */
  readonly remote: string;
  readonly project: Project;
  readonly lock: ProjectLock;
  /** Names of the project. */
  readonly datasets: Iterable<string>;
  /** Whether entries are to be written; else it is only said what stands. */
  readonly writes: boolean;
  /** Of these the listing is enough where it is that of the entry: no byte of them is fetched. Default: none. */
  readonly listed?: (dataset: Dataset) => boolean;
}

/**
 * What each dataset is now, one after the other, beside what its entry says.
 * @param caught what becomes of one that cannot be read; it may throw, and the rest is not read then
 */
export async function readVersions<Caught = never>(
  request: VersionsRequest,
  engine: EngineAtHand,
  ports: Ports,
  caught: (dataset: string, error: unknown) => Caught,
): Promise<readonly (LockState | Caught)[]> {
  const { project, lock, writes, listed = () => false } = request;
  const found = await openData(request.repository, request, ports);
  const entries = new Map(lock);
  const states: (LockState | Caught)[] = [];
  for (const name of viewsLast(request.datasets, project)) {
    // With the entries that were found just now: a view has rows of the version that they name.
    const agreed = withLock(project, entries);
    const dataset = agreed.datasets.get(name);
    if (dataset === undefined) throw new TypeError(`the project has no dataset ${name}`);
    const asked: Asked = { project: agreed, dataset, old: lock.get(name), writes, listed: listed(dataset) };
    const state = await ports.progress.stage(`lock ${name}`, async () => {
      try {
        const read = await readOne(asked, found, engine);
        if (read.state === 'locked' || read.state === 'renewed') entries.set(name, read.entry);
        return read;
      } catch (error) {
        return caught(name, error);
      }
    });
    ports.signal.throwIfAborted();
    states.push(state);
  }
  await found.save();
  return states;
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
  readonly listed: boolean;
}

function readOne(asked: Asked, found: OpenData, engine: EngineAtHand): Promise<LockState> {
  return isTable(asked.dataset) ? ofTable(asked, engine) : ofFiles(asked, found, engine);
}

async function ofFiles(asked: Asked, found: OpenData, engine: EngineAtHand): Promise<LockState> {
  const { project, dataset, old, writes } = asked;
  if (!writes && old === undefined && isMoving(dataset) && dataset.frozen !== true) {
    return { dataset: dataset.name, state: 'moving', source: dataset.source };
  }
  const resolved = await found.resolve(dataset, project);
  const isCurrent = old?.digest === `sha256:${resolved.digest}` && resolved.problems.length === 0;
  if (!writes && !isCurrent) return standing(dataset, old);
  if (isCurrent && asked.listed) return { dataset: dataset.name, state: 'current', digest: old.digest };
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
