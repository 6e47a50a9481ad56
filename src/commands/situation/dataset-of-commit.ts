import type { DatasetVersion } from '../../data/types.ts';
import { buildAddress } from '../../ledger/index.ts';
import type { Project } from '../../project/index.ts';
import { localVersion, type Repository, type ResolvedDataset, wantedRemote } from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import type { Meter } from '../../support/amount.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { namedStore } from '../named-store.ts';
import type { Ports } from '../ports.ts';
import { type Built, builtVersion } from './built-version.ts';
import { commitData, type DataRequest } from './commit-data.ts';
import type { OwnPaths } from './own-paths.ts';
import { openRecords } from './records.ts';

/**
 * One dataset of a commit, identified for a command that looks at data alone. Errors: those of the parameters of commands
 * that make it.
 */
export async function datasetOfCommit(request: DataRequest, name: string): Promise<ResolvedDataset> {
  const problems: Problem[] = [];
  const { datasets } = await commitData(request, problems, [name]);
  if (problems.length > 0) throw new MlopsError('input', problems);
  const found = datasets.get(name);
  if (found === undefined) throw new TypeError(`the project has no dataset ${name}`);
  return found;
}

/** Where such a command finds contents. */
export interface ContentPlaces {
  readonly repository: Repository;
  readonly project: Project;
  readonly own: OwnPaths;
  readonly sources: Sources;
  readonly ports: Ports;
  /** Of the ledger, where there is one. */
  readonly remote: string;
}

/** The content of a version on this machine; nothing is made for it. Errors: dataset-not-built, those of its files. */
export async function contentHere(
  places: ContentPlaces,
  resolved: ResolvedDataset,
  tell?: Meter,
): Promise<DatasetVersion> {
  const { repository, own, sources, ports } = places;
  const { built } = resolved;
  const { note } = ports.progress;
  if (built === undefined) return localVersion(repository, resolved, { cache: own.cache, sources, note }, tell);
  return builtVersion(await builtPlaces(places, built), resolved, built, tell);
}

async function builtPlaces(
  { repository, project, own, ports, remote }: ContentPlaces,
  { dataset, fingerprint }: Built,
) {
  const ledger = await ports.openLedger(repository, await wantedRemote(repository, remote));
  const records = openRecords(ledger, own.records);
  await records.load([buildAddress(dataset, fingerprint)]);
  const store = await namedStore(project, repository, ports);
  return { records, own, store, reasons: ports.reasons, note: ports.progress.note };
}
