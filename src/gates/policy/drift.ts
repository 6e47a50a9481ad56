import { driftDefaults } from '../../project/index.ts';
import type { Column, Dataset, Drift, DriftLimit, DriftStatistic } from '../../project/types.ts';

/** Drift limits of both sides, each statistic with the smaller one. */
export function strictestDrift(base: Dataset, head: Dataset): Drift {
  if (base.drift.against === 'none') return head.drift;
  if (head.drift.against === 'none') return base.drift;
  const names = new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()]);
  const columns = [...names].map((name) => {
    const limits = [base.drift.columns.get(name), head.drift.columns.get(name)] as const;
    return [name, strictestLimit(...limits, movesByNature(name, base) || movesByNature(name, head))] as const;
  });
  return { against: 'base', columns: new Map(columns) };
}

export const statistics = ['wasserstein', 'l-infinity', 'jensen-shannon', 'nulls', 'new-category'] as const;

/** No entry means the defaults, which an entry of the other side may tighten but not lift. */
function strictestLimit(base: DriftLimit | undefined, head: DriftLimit | undefined, nature: boolean): DriftLimit {
  const [from, to] = [limitsOf(base), limitsOf(head)];
  if (from === undefined) return head ?? none;
  if (to === undefined) return base ?? none;
  const limits: Partial<Record<DriftStatistic, number>> = {};
  for (const statistic of statistics) {
    if (!isAsked(statistic, from) && !isAsked(statistic, to)) continue;
    const unsaid = nature ? Number.POSITIVE_INFINITY : driftDefaults[statistic];
    const limit = Math.min(from[statistic] ?? unsaid, to[statistic] ?? unsaid);
    if (Number.isFinite(limit)) limits[statistic] = limit;
  }
  return { kind: 'limits', limits };
}

export type Limits = Readonly<Partial<Record<DriftStatistic, number>>>;

const none: DriftLimit = { kind: 'limits', limits: {} };

/** Undefined: the column is ignored. */
export function limitsOf(limit: DriftLimit | undefined): Limits | undefined {
  if (limit === undefined) return {};
  return limit.kind === 'ignore' ? undefined : limit.limits;
}

/** Of the two statistics on categories, naming one switches the other off: then both are asked. */
function isAsked(statistic: DriftStatistic, limits: Limits): boolean {
  if (statistic !== 'l-infinity' && statistic !== 'jensen-shannon') return limits[statistic] !== undefined;
  return limits['l-infinity'] !== undefined || limits['jensen-shannon'] !== undefined;
}

/** Keys and times move with every version; without a limit of their own they do not gate. */
export function movesByNature(name: string, dataset: Dataset): boolean {
  const column: Column | undefined = dataset.columns.get(name);
  const time = name === dataset.time || column?.type === 'date' || column?.type === 'timestamp';
  return time || dataset.key.includes(name) || column?.unique === true;
}
