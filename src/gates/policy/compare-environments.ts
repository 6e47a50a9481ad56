import { formatDuration } from '../../project/index.ts';
import type { Environment, ProjectPath, Target } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { keyChange, numberChange, ordered, plain, removed } from './change.ts';
import { compareVerification } from './compare-verification.ts';
import { targetTexts, windowText } from './deploy-words.ts';
import { runsOnText } from './runs-on-text.ts';

type Environments = ReadonlyMap<string, Environment>;

/** How the head's environments differ from the base's. None of it holds before it is on the base branch. */
export function compareEnvironments(base: Environments, head: Environments): readonly PolicyChange[] {
  return [
    ...[...base.values()].flatMap((environment) => compareEnvironment(environment, head.get(environment.name))),
    ...[...head.values()].flatMap((environment) => (base.has(environment.name) ? [] : [newEnvironment(environment)])),
  ];
}

function newEnvironment({ name, path }: Environment): PolicyChange {
  return { kind: 'changed', path, from: '', to: name, sentence: `adds the environment ${name}`, blocks: false };
}

function compareEnvironment(base: Environment, head: Environment | undefined): readonly PolicyChange[] {
  const { name, path } = base;
  if (head === undefined) return [removed(path, name, `removes the environment ${name}`)];
  const about = `environment ${name}`;
  return [
    ...plain([...path, 'branch'], base.branch, head.branch),
    ...plain([...path, 'models'], namesText(base.models), namesText(head.models)),
    ...compareNeeds(about, [...path, 'needs'], base.needs, head.needs),
    ...compareSoak(about, [...path, 'soak'], base.soak, head.soak),
    ...compareWindows(about, [...path, 'windows'], base.windows, head.windows),
    ...numberChange(about, [...path, 'approvals'], base.approvals, head.approvals, 'higher'),
    ...ordered(about, [...path, 'auto-merge'], ['true', 'false'], `${base.autoMerge}`, `${head.autoMerge}`),
    ...plain([...path, 'runs-on'], runsOnText(base.runsOn), runsOnText(head.runsOn)),
    ...compareTargets([...path, 'target'], base.target, head.target),
    ...compareVerification(name, [...path, 'verify'], base.verify, head.verify),
    ...plain([...path, 'on-failure'], base.onFailure, head.onFailure),
  ];
}

/** The order of a list of names says nothing. */
function namesText(names: readonly string[]): string {
  return names.toSorted().join(', ');
}

function compareNeeds(about: string, path: ProjectPath, base: readonly string[], head: readonly string[]) {
  const gone = base.some((need) => !head.includes(need));
  const fresh = head.some((need) => !base.includes(need));
  const kind = gone ? (fresh ? 'changed' : 'loosened') : 'tightened';
  return keyChange(kind, about, path, { from: namesText(base), to: namesText(head) });
}

function compareSoak(about: string, path: ProjectPath, base: number, head: number) {
  const kind = head > base ? 'tightened' : 'loosened';
  return keyChange(kind, about, path, { from: formatDuration(base), to: formatDuration(head) });
}

/** No window at all stands for always. */
function compareWindows(
  about: string,
  path: ProjectPath,
  base: Environment['windows'],
  head: Environment['windows'],
): readonly PolicyChange[] {
  const kind = base.length === 0 ? 'tightened' : head.length === 0 ? 'loosened' : 'changed';
  const text = (windows: Environment['windows']): string => windows.map(windowText).toSorted().join('; ') || 'always';
  return keyChange(kind, about, path, { from: text(base), to: text(head) });
}

function compareTargets(path: ProjectPath, base: Target, head: Target): readonly PolicyChange[] {
  const [before, after] = [targetTexts(base), targetTexts(head)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => plain([...path, key], before.get(key) ?? '', after.get(key) ?? ''));
}
