import { driftStatistics, largestOf, plainStatistics, writtenStatistic } from '../drift-statistics.ts';
import type { WrittenDrift } from '../schema/dataset.ts';
import type { Drift, DriftLimit, DriftStatistic, ProjectPath } from '../types.ts';
import { shareOf } from '../units.ts';
import type { Context } from './context.ts';

/** How far the data of one dataset may move. */
export function driftOf(context: Context, path: ProjectPath, written: false | WrittenDrift | undefined): Drift {
  if (written === false) return { against: 'none', columns: new Map() };
  const columns = Object.entries(written?.columns ?? {}).map(
    ([name, limits]) => [name, limitOf(context, [...path, 'columns', name], limits)] as const,
  );
  return { against: written?.against ?? 'base', columns: new Map(columns) };
}

type WrittenLimit = NonNullable<WrittenDrift['columns']>[string];

function limitOf(context: Context, path: ProjectPath, written: WrittenLimit): DriftLimit {
  if (written === false) return { kind: 'ignore' };
  const limits: Partial<Record<DriftStatistic, number>> = {};
  for (const key of plainStatistics) {
    const value = written[key];
    if (value === undefined) continue;
    const [max, at] = typeof value === 'object' ? [value.max, [...path, key, 'max']] : [value, [...path, key]];
    const as = typeof value === 'object' && 'as' in value ? value.as : undefined;
    const statistic = as === undefined ? key : driftStatistics.find((each) => each === `${key}-${as}`);
    if (statistic === undefined) refuseVariant(context, [...path, key, 'as'], key, as ?? '');
    else limits[statistic] = limitBelow(context, at, statistic, shareOf(max));
  }
  return { kind: 'limits', limits };
}

/** What no data can go beyond is no limit; most likely another unit was meant. */
function limitBelow({ list }: Context, path: ProjectPath, statistic: DriftStatistic, limit: number): number {
  const largest = largestOf(statistic);
  if (largest !== undefined && limit > largest) {
    const most = Number(largest.toFixed(4));
    const message = `expected at most ${most}, which is as far as ${writtenStatistic(statistic).key} goes, found ${limit}`;
    list.add('invalid-value', path, message, { value: true });
  }
  return limit;
}

/** Known to the schema, so that whoever migrates learns why rather than that the word is unknown. */
function refuseVariant({ list }: Context, path: ProjectPath, statistic: string, peer: string): void {
  const message = `${peer} takes ${statistic} over up to 30 bins at the quantiles of a random sample (KLL), which no two runs share, so its number cannot be had again`;
  list.add('drift-variant-unavailable', path, message, { value: true });
}
