import { driftDefault, driftDefaults, driftStatistics, replacersOf } from '../../project/index.ts';
import type { Column, Dataset, Drift, DriftLimit, DriftStatistic, OnlyInHead } from '../../project/types.ts';

/** Drift limits of both sides, each statistic with the smaller one, and where the base's defaults hold beside them. */
export function strictestDrift(base: Dataset, head: Dataset): Drift {
  if (base.drift.against === 'none') return head.drift;
  const { against, columns } = head.drift.against === 'none' ? base.drift : bothDrifts(base, head);
  const only = onlyInHead(base, head);
  const some = Object.values(only).some((names) => names.length > 0);
  return some ? { against, columns, onlyInHead: only } : { against, columns };
}

function onlyInHead(base: Dataset, head: Dataset): OnlyInHead {
  const names = (is: (column: Column) => boolean): readonly string[] =>
    [...head.columns.values()].filter(is).map(({ name }) => name);
  const of = (name: string): Column | undefined => base.columns.get(name);
  return {
    declared: names(({ name }) => of(name) === undefined),
    unique: names(({ name, unique }) => unique && of(name)?.unique !== true),
    key: base.key.length === 0 ? head.key : [],
    sensitive: names(({ name, sensitive }) => sensitive && of(name)?.sensitive !== true),
    distances: [...head.drift.columns].flatMap(([name, limit]) =>
      limitsDistance(limit) && !limitsDistance(base.drift.columns.get(name)) ? [name] : [],
    ),
  };
}

function limitsDistance(limit: DriftLimit | undefined): boolean {
  const limits = limitsOf(limit);
  return limits !== undefined && isAsked('wasserstein', limits);
}

function bothDrifts(base: Dataset, head: Dataset): Drift {
  const names = new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()]);
  const columns = [...names].map((name) => {
    const limits = [base.drift.columns.get(name), head.drift.columns.get(name)] as const;
    return [name, strictestLimit(...limits, defaultsOf(name, base, head))] as const;
  });
  return { against: 'base', columns: new Map(columns) };
}

/** No entry means the defaults, which an entry of the other side may tighten but not lift. */
function strictestLimit(
  base: DriftLimit | undefined,
  head: DriftLimit | undefined,
  [before, after]: Defaults,
): DriftLimit {
  const [from, to] = [limitsOf(base), limitsOf(head)];
  if (from === undefined) return head ?? none;
  if (to === undefined) return base ?? none;
  const limits: Partial<Record<DriftStatistic, number>> = {};
  for (const statistic of driftStatistics) {
    if (!isAsked(statistic, from) && !isAsked(statistic, to)) continue;
    const asked = [from[statistic] ?? before(statistic), to[statistic] ?? after(statistic)];
    const limit = Math.min(...asked.filter((each) => each !== undefined));
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

/** Named, or its default switched off by one that takes its place: then both are asked. */
function isAsked(statistic: DriftStatistic, limits: Limits): boolean {
  return limits[statistic] !== undefined || isReplaced(statistic, limits);
}

export function isReplaced(statistic: DriftStatistic, limits: Limits): boolean {
  return replacersOf(statistic).some((other) => limits[other] !== undefined);
}

type Default = (statistic: DriftStatistic) => number | undefined;
export type Defaults = readonly [base: Default, head: Default];

/** What each side limits a column by without saying so: what only the head calls a time or a key has the base's default. */
export function defaultsOf(name: string, base: Dataset, head: Dataset): Defaults {
  const dated = isDated(base.columns.get(name));
  const of = (side: Dataset): Default => {
    const isTime = dated || isDated(side.columns.get(name));
    return (statistic) => {
      if (statistic === 'nulls') return driftDefaults.nulls; // also of keys and times
      return isTime || movesByNature(name, side, statistic) ? undefined : driftDefault(statistic);
    };
  };
  return [of(base), of(head)];
}

function isDated(column: Column | undefined): boolean {
  return column?.type === 'date' || column?.type === 'timestamp';
}

/**
 * Keys and times move with every version; without a limit of their own they do not gate. In a key of several columns
 * only numbers do so: a category there is judged like any other.
 */
function movesByNature(name: string, { time, key, columns }: Dataset, statistic: DriftStatistic): boolean {
  if (name === time || columns.get(name)?.unique === true) return true;
  return key.includes(name) && (key.length === 1 || statistic === 'wasserstein');
}
