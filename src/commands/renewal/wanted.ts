import { isDeepStrictEqual } from 'node:util';
import type { Dataset, LockEntry, Project, ProjectLock } from '../../project/index.ts';
import { compareText } from '../../support/canonical.ts';
import { isLockable } from '../lock/lockable.ts';
import type { FoundVersions } from './hand-over.ts';

/** A project with the lock file beside it, at one commit. */
export interface Side {
  readonly project: Project;
  readonly lock: ProjectLock;
}

/** What the branch of our pull request proposes, and the lock file below it. */
export interface Standing {
  readonly proposed: ProjectLock;
  readonly below: ProjectLock;
}

/** Another version of one dataset than the base agrees on. */
export interface EntryChange {
  readonly dataset: string;
  readonly old?: LockEntry;
  readonly entry: LockEntry;
  /** It was proposed before, and was not read this time, or could not be. */
  readonly kept?: true;
}

export interface WantedEntriesOfBase {
  readonly changes: readonly EntryChange[];
  /** Of these the base has changed what was read: the next run looks at them. */
  readonly passed: readonly string[];
}

/**
 * What is to be proposed on the tip of the base: what was read of datasets that are there what they were, and what the
 * branch proposes already of those that were not read now, where the base agrees on the same as then.
 * @param read the commit whose project was read; it may be older than the tip
 */
export function wantedOf(
  tip: Side,
  read: Side,
  found: Pick<FoundVersions, 'moved' | 'current'>,
  standing: Standing | undefined,
): WantedEntriesOfBase {
  const settled = new Set([...found.moved.keys(), ...found.current]);
  const isSame = (name: string) =>
    isDeepStrictEqual(bare(tip.project.datasets.get(name)), bare(read.project.datasets.get(name))) &&
    isDeepStrictEqual(tip.lock.get(name), read.lock.get(name));
  const moved = [...found.moved].filter(([name]) => isLockable(tip.project.datasets.get(name)) && isSame(name));
  const kept = [...(standing?.proposed ?? [])].filter(
    ([name, entry]) =>
      !settled.has(name) &&
      isLockable(tip.project.datasets.get(name)) &&
      isDeepStrictEqual(standing?.below.get(name), tip.lock.get(name)) &&
      !isDeepStrictEqual(entry, tip.lock.get(name)),
  );
  const changeOf = ([dataset, entry]: readonly [string, LockEntry]): EntryChange => {
    const old = tip.lock.get(dataset);
    return { dataset, entry, ...(old && { old }) };
  };
  return {
    changes: [...moved.map(changeOf), ...kept.map((one) => ({ ...changeOf(one), kept: true as const }))].toSorted(
      (a, b) => compareText(a.dataset, b.dataset),
    ),
    passed: [...found.moved.keys()].filter((name) => !moved.some(([one]) => one === name)),
  };
}

/** What the project file says of it, without what was agreed on. */
function bare(dataset: Dataset | undefined): unknown {
  if (dataset === undefined) return undefined;
  const { locked: _, view, ...rest } = dataset;
  return view === undefined ? rest : { ...rest, view: { ...view, locked: undefined } };
}
