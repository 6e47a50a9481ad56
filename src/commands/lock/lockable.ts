import type { Dataset, Project } from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { isAddress } from '../../support/source-address.ts';
import { chosenDatasets } from '../chosen-names.ts';
import { commandReasons } from '../reasons.ts';

/** Whether an entry of the lock file counts for a dataset. */
export function isLockable(dataset: Dataset | undefined): boolean {
  return dataset !== undefined && (dataset.frozen === true || isTable(dataset) || isMoving(dataset));
}

/** A table of a database itself. Which rows a view has follows from the entry of the table below. */
export function isTable({ database, view }: Dataset): boolean {
  return database !== undefined && view === undefined;
}

/** Objects behind an address: what is there may be another version tomorrow, without a commit. */
export function isMoving({ source, digest, view }: Dataset): boolean {
  return view === undefined && digest === undefined && isAddress(source);
}

/** What there is to renew without somebody naming it: data that move without a commit, but frozen ones. */
export function movingDatasets({ datasets }: Project): readonly string[] {
  const isIt = (dataset: Dataset) => dataset.frozen !== true && (isTable(dataset) || isMoving(dataset));
  return [...datasets.values()].filter(isIt).map(({ name }) => name);
}

/** Which entries are written. */
export interface WantedEntries {
  /** By name. */
  readonly datasets: readonly string[];
  /** Those of all data that move without a commit, but frozen ones. */
  readonly moving: boolean;
}

/** @throws MlopsError no-such-dataset, lock-not-frozen */
export function wantedEntries(project: Project, { datasets, moving }: WantedEntries): ReadonlySet<string> {
  const named = datasets.length === 0 ? [] : chosenDatasets(project, datasets);
  const thawed = named.filter((name) => !isLockable(project.datasets.get(name)));
  if (thawed.length > 0) {
    const sentence = `${thawed.join(', ')} ${thawed.length === 1 ? 'is' : 'are'} neither frozen, nor in a database, nor behind an address.`;
    throw MlopsError.of(commandReasons, 'lock-not-frozen', sentence);
  }
  return new Set([...named, ...(moving ? movingDatasets(project) : [])]);
}
