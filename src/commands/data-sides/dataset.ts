import type { Sketch } from '../../data/index.ts';
import { parseSketch, sketchText } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { Dataset, Project } from '../../project/index.ts';
import {
  commitOf,
  openDigestCache,
  openRepository,
  type Repository,
  type ResolvedDataset,
  readCommit,
  repositoryReasons,
  wantedRemote,
} from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import type { Meter } from '../../support/amount.ts';
import { MlopsError } from '../../support/problem.ts';
import { chosenDatasets } from '../chosen-names.ts';
import type { Ports } from '../ports.ts';
import { sketchAddressOf } from '../situation/addresses.ts';
import { expectSame } from '../situation/checked-records.ts';
import { contentHere, datasetOfCommit } from '../situation/dataset-of-commit.ts';
import { makeOwnPaths, type OwnPaths } from '../situation/own-paths.ts';
import { projectOf } from '../situation/project-of.ts';
import { openRecords, type Records } from '../situation/records.ts';

/** Where datasets of commits, and what is recorded of them, are found. */
export interface DatasetPlace {
  readonly repository: Repository;
  readonly projectFile: string;
  readonly own: OwnPaths;
  readonly records: Records;
  readonly sources: Sources;
  readonly ports: Ports;
  /** Of the ledger. */
  readonly remote: string;
}

/** `train@main`: a dataset of `mlops.yaml` as a commit has it. */
export interface NamedDataset {
  readonly dataset: string;
  readonly revision: string;
}

/** A dataset as a commit has it, and the project there. */
export interface DatasetOfCommit {
  readonly resolved: ResolvedDataset;
  readonly project: Project;
}

/** Undefined for what cannot be a dataset and a revision. */
export function namedDataset(operand: string): NamedDataset | undefined {
  const [, dataset, revision] = /^([A-Za-z0-9][A-Za-z0-9_-]*)@(.+)$/s.exec(operand) ?? [];
  return dataset === undefined || revision === undefined ? undefined : { dataset, revision };
}

export interface PlaceRequest {
  readonly folder: string;
  readonly projectFile: string;
  readonly remote: string;
}

export async function openDatasetPlace(request: PlaceRequest, ports: Ports): Promise<DatasetPlace> {
  const repository = await openRepository(request.folder);
  const own = await makeOwnPaths(repository);
  const ledger = await ports.openLedger(repository, await wantedRemote(repository, request.remote));
  // Who names a revision in a terminal vouches for it.
  const sources = ports.openSources('all');
  const { projectFile, remote } = request;
  return { repository, projectFile, own, records: openRecords(ledger, own.records), sources, ports, remote };
}

/** Errors: unknown-revision, project-missing, no-such-dataset, and those of the project file and of the dataset's files. */
export async function datasetAt(place: DatasetPlace, wanted: NamedDataset): Promise<DatasetOfCommit> {
  const { repository, projectFile, own, sources } = place;
  const { sha } = await commitOf(repository, wanted.revision);
  const commit = await readCommit(repository.git, sha);
  const loaded = await projectOf(repository, commit, projectFile);
  if (loaded === undefined) {
    throw MlopsError.of(repositoryReasons, 'project-missing', `${projectFile} is not in commit ${sha.slice(0, 12)}.`);
  }
  const { project } = loaded;
  const [name = ''] = chosenDatasets(project, [wanted.dataset]);
  const cache = await openDigestCache(own.digests);
  const resolved = await datasetOfCommit({ repository, commit, project, projectFile, cache, sources }, name);
  await cache.save();
  return { resolved, project };
}

/**
 * The sketch of a version under an entry: from its record, else made and kept.
 * @param make from the files, which are brought to this machine first
 */
export async function sketchOfDataset(
  place: DatasetPlace,
  { resolved, project }: DatasetOfCommit,
  entry: Dataset,
  make: (version: DatasetVersion) => Promise<Sketch>,
  tell: Meter,
): Promise<Sketch> {
  const { records } = place;
  const asked = { ...resolved, dataset: entry };
  const address = sketchAddressOf(asked);
  await records.load([address]);
  const text = records.text(address);
  if (text !== undefined) {
    const sketch = parseSketch(text);
    expectSame(address, 'digest', sketch.digests.join('+'), resolved.digest);
    return sketch;
  }
  const made = await make(await contentHere({ ...place, project }, asked, tell));
  await records.keep({ address, text: sketchText(made) });
  return made;
}
