import { driftStatistics, writtenStatistic } from '../../project/index.ts';
import type { Dataset, DriftLimit, DriftStatistic, ProjectPath } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { keyChange, numberChange, ordered } from './change.ts';
import { type Defaults, defaultsOf, isReplaced, type Limits, limitsOf } from './drift.ts';

/** How the head's limits of drift differ from the base's; what a side leaves out it limits by the defaults. */
export function compareDrift(base: Dataset, head: Dataset): readonly PolicyChange[] {
  const path = [...base.path, 'drift'];
  const about = `contract of ${base.name}`;
  const compared = ordered(about, path, ['none', 'base'], base.drift.against, head.drift.against);
  if (base.drift.against === 'none' || head.drift.against === 'none') return compared;
  const names = new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()]);
  return [...names].flatMap((name) => {
    const sides = [base.drift.columns.get(name), head.drift.columns.get(name)] as const;
    return compareColumn(
      `drift of ${name} in ${base.name}`,
      [...path, 'columns', name],
      sides,
      defaultsOf(name, base, head),
    );
  });
}

type Sides = readonly [base: DriftLimit | undefined, head: DriftLimit | undefined];

function compareColumn(about: string, path: ProjectPath, [base, head]: Sides, defaults: Defaults) {
  const [from, to] = [limitsOf(base), limitsOf(head)];
  if (from === undefined || to === undefined) {
    const text = (limits: Limits | undefined): string => (limits === undefined ? 'ignored' : 'limited');
    return keyChange(to === undefined ? 'loosened' : 'tightened', about, path, { from: text(from), to: text(to) });
  }
  return driftStatistics.flatMap((statistic) => {
    if (from[statistic] === undefined && to[statistic] === undefined) return otherStatistic(statistic, from, to);
    const [before, after] = [from[statistic] ?? defaults[0](statistic), to[statistic] ?? defaults[1](statistic)];
    return numberChange(about, [...path, writtenStatistic(statistic).key], before, after, 'lower');
  });

  /** Naming one that takes the place of another's default: which of them is looser depends on the data. */
  function otherStatistic(statistic: DriftStatistic, before: Limits, after: Limits): readonly PolicyChange[] {
    const text = (limits: Limits, side: 0 | 1): string =>
      isReplaced(statistic, limits) ? '' : `${defaults[side](statistic) ?? ''}`;
    const [was, is] = [text(before, 0), text(after, 1)];
    if (isReplaced(statistic, before) === isReplaced(statistic, after)) return [];
    return keyChange('changed', about, [...path, statistic], { from: was, to: is });
  }
}
