import { rowsChangeDefault } from '../../project/index.ts';
import type { Amount, Check, Dataset, Model, Project } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { compareBuild } from './build.ts';
import { added, numberChange, ordered, plain, removed } from './change.ts';
import { compareColumns } from './compare-columns.ts';
import { compareDrift } from './compare-drift.ts';
import { compareFormat, compareOrder } from './compare-format.ts';
import { compareFrozen } from './compare-frozen.ts';
import { compareView } from './compare-view.ts';
import { mayShareRows } from './overlap.ts';
import { levels } from './strictest.ts';

/** How the head's contract of one dataset differs from the base's. What is loosened still applies (see `contract.ts`). */
export function compareContracts(base: Dataset, before: Project, after: Project): readonly PolicyChange[] {
  const head = after.datasets.get(base.name);
  if (head === undefined) return contractRemoved(base, before, after);
  const about = `contract of ${base.name}`;
  const names = new Set([...base.columns.keys(), ...head.columns.keys()]);
  return [
    ...compareView(base, head),
    ...compareBuild(base, head),
    // Of a view the format is that of the dataset below, which says so itself.
    ...(head.view === undefined ? compareFormat(about, base, head) : []),
    ...numberChange(about, [...base.path, 'rows', 'min'], base.rows.min, head.rows.min, 'higher'),
    ...numberChange(about, [...base.path, 'rows', 'max'], base.rows.max, head.rows.max, 'lower'),
    ...numberChange(about, [...base.path, 'rows', 'change'], rowsChange(base), rowsChange(head), 'lower'),
    ...plain([...base.path, 'time'], base.time ?? '', head.time ?? ''),
    ...plain([...base.path, 'key'], base.key.join(', '), head.key.join(', ')),
    ...compareFrozen(base, head),
    ...ordered(about, [...base.path, 'extra-columns'], extraLevels, base.extraColumns, head.extraColumns),
    ...compareOrder(base, head),
    ...[...names].flatMap((name) =>
      compareColumns(about, head.format.kind, base.columns.get(name), head.columns.get(name)),
    ),
    ...compareChecks(about, base, head),
    ...compareDrift(base, head),
  ];
}

function rowsChange({ rows }: Dataset): Amount {
  return rows.change ?? rowsChangeDefault;
}

const extraLevels = ['allow', ...levels];

/**
 * A contract that goes away while its files, or what took their place in a model, are still read is a bypass; with the
 * data it is just gone.
 */
function contractRemoved(base: Dataset, before: Project, after: Project): readonly PolicyChange[] {
  if (base.implicit) return [];
  // Of views of one dataset, that one goes says nothing of those that were there beside it.
  const isOther = ({ name }: Dataset) => base.view !== undefined && before.datasets.has(name);
  const samePlace = [...after.datasets.values()].find((dataset) => !isOther(dataset) && mayShareRows(dataset, base));
  const instead = [...after.models.values()].flatMap((model) => takenOver(base, before, after, model));
  const sentence = `removes the contract of ${base.frozen === true ? `the frozen dataset ${base.name}` : base.name}`;
  const why =
    samePlace !== undefined
      ? `, whose files are still read${samePlace.implicit ? '' : ` as ${samePlace.name}`}`
      : instead.length > 0
        ? `; ${instead.join(', ')}`
        : '';
  const change = removed(base.path, base.name, `${sentence}${why}`);
  return [why === '' ? change : { ...change, blocks: true, reason: 'contract-removed' }];
}

/** Roles of a model that the dataset filled and that one unknown to the base fills now. */
function takenOver(base: Dataset, before: Project, after: Project, model: Model): readonly string[] {
  const roles = before.models.get(model.name)?.data ?? new Map<string, string>();
  return [...model.data].flatMap(([role, name]) => {
    if (roles.get(role) !== base.name || before.datasets.has(name)) return [];
    const now = after.datasets.get(name);
    return [`${model.name} reads ${now?.implicit ? now.source : name} as ${role} instead`];
  });
}

function compareChecks(about: string, base: Dataset, head: Dataset): readonly PolicyChange[] {
  const names = new Set([...base.checks, ...head.checks].map((check) => check.name));
  const find = (dataset: Dataset, name: string) => dataset.checks.find((check) => check.name === name);
  return [...names].flatMap((name) => {
    const [before, after] = [find(base, name), find(head, name)];
    if (before === undefined)
      return [added(after?.path ?? base.path, name, `adds the check "${name}" to the ${about}`)];
    if (after === undefined) return [removed(before.path, name, `removes the check "${name}" from the ${about}`)];
    return compareCheck(`check "${name}" of ${base.name}`, before, after);
  });
}

function compareCheck(about: string, base: Check, head: Check): readonly PolicyChange[] {
  return [
    ...plain([...base.path, head.rule.kind], base.rule.text, head.rule.text),
    ...numberChange(about, [...base.path, 'max'], base.max, head.max, 'lower'),
    ...ordered(about, [...base.path, 'level'], levels, base.level, head.level),
  ];
}
