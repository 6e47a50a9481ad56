import { knownMetric } from '../../metrics/index.ts';
import type { Dataset, Project, ProjectPath } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { compareProjects } from './compare.ts';
import { mayShareRows } from './overlap.ts';
import { predecessorOf, tookRole } from './predecessor.ts';

/**
 * How the head's policy differs from the base's by what the head itself changed: where it is as its branch found it,
 * only the base has moved on, and a merge keeps that. In doubt a difference is the head's.
 * @param since the project where the branch left the base; absent: every difference counts
 */
export function ownChanges(base: Project, head: Project, since: Project | undefined): readonly PolicyChange[] {
  const changes = compareProjects(base, head);
  if (since === undefined) return changes;
  const own = compareProjects(since, head);
  const places = [...own.map((change) => placeOf(change, since)), ...brought(since, head)];
  return changes.flatMap((change) => {
    const place = placeOf(change, base);
    if (places.some((made) => touches(made, place)) || mayBeRenamed(change, own, base)) return [change];
    return change.reason === 'contract-removed' ? gainedContract(change, base, head, since) : [];
  });
}

/** Whole sections that the head has and its branch did not find: a comparison says little or nothing of them. */
function brought(since: Project, head: Project): readonly ProjectPath[] {
  return (['models', 'datasets'] as const).flatMap((key) =>
    [...head[key].keys()].filter((name) => !since[key].has(name)).map((name) => [key, name]),
  );
}

function touches(made: ProjectPath, place: ProjectPath): boolean {
  // That the list of gates or columns is another one says nothing about what each of them asks.
  const isList = made.length === 3 && ['gates', 'columns'].includes(String(made[2]));
  return startsWith(made, place) || (!isList && startsWith(place, made));
}

function startsWith(path: ProjectPath, start: ProjectPath): boolean {
  return start.every((key, index) => path[index] === key);
}

/**
 * Where a change is, whatever the place in a list and the way its name is written, so that those of two comparisons can
 * be told to be about the same. The rules of a list are one place: which of them is which, nobody can say for sure.
 */
function placeOf({ path, from, to }: PolicyChange, base: Project): ProjectPath {
  const [section, name, key, at, index] = path;
  if (section === 'models' && key === 'gates' && at !== undefined) {
    const metric = knownMetric(String(at))?.name ?? at;
    return [section, name ?? '', key, metric, ...(typeof index === 'number' ? [] : path.slice(4))];
  }
  if (section !== 'datasets' || key !== 'checks') return path;
  const check = base.datasets.get(String(name))?.checks.find((one) => one.path.at(-1) === at);
  const isNew = path.length === 4 && from === '';
  return [section, name ?? '', key, isNew ? to : (check?.name ?? ''), ...path.slice(4)];
}

/** Something that the head removed is on the base under another name, perhaps this one. */
function mayBeRenamed({ reason, path }: PolicyChange, own: readonly PolicyChange[], base: Project): boolean {
  const names = path[0] === 'models' ? base.models : base.datasets;
  return reason !== undefined && own.some((change) => change.reason === reason && !names.has(String(change.path[1])));
}

/**
 * A contract that the base has gained judges what the head reads in its place. Where nobody can say that it does, as
 * where the base reads the files by another pattern, nothing passes before both are put together.
 */
function gainedContract(change: PolicyChange, base: Project, head: Project, since: Project): readonly PolicyChange[] {
  const contract = base.datasets.get(String(change.path[1]));
  if (contract === undefined || heirsOf(contract, base, head).every((name) => isJudged(name))) return [];
  const { reason: _, sentence, ...rest } = change;
  return [{ ...rest, kind: 'changed', sentence: sentence.replace(/^removes/, 'is older than') }];

  function isJudged(name: string): boolean {
    return predecessorOf(base, head, name, since)?.name === contract?.name;
  }
}

/** Datasets of the head, unknown to the base, that read its files or took its role in a model. */
function heirsOf(contract: Dataset, base: Project, head: Project): readonly string[] {
  return [...head.datasets.values()]
    .filter(({ name }) => !base.datasets.has(name))
    .filter((dataset) => mayShareRows(dataset, contract) || tookRole(base, head, contract, dataset))
    .map(({ name }) => name);
}
