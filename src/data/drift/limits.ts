import { driftDefaults as defaultLimits } from '../../project/index.ts';
import type { Dataset, DriftStatistic } from '../../project/types.ts';

export { defaultLimits };

/** Up to so many categories L∞ gates, beyond Jensen-Shannon. */
export const fewCategories = 50;

/** All columns of one comparison together raise a false "changed" so often at most. */
export const falseAlarms = 0.01;

/** What was asked for one column of one dataset. */
export interface Asked {
  readonly ignored: boolean;
  readonly declared: Readonly<Partial<Record<DriftStatistic, number>>>;
  readonly limit: (statistic: DriftStatistic) => number;
  readonly sensitive: boolean;
  /** Keys and times move by their nature. */
  readonly nature: boolean;
  /** The head has all files of the base and more: its other rows are new, and what they hold alone can be told. */
  readonly appended: boolean;
}

export function askedOf(dataset: Dataset, column: string, type: string, appended = false): Asked {
  const drift = dataset.drift.columns.get(column);
  const declared = drift?.kind === 'limits' ? drift.limits : {};
  const time = column === dataset.time || type === 'date' || type === 'timestamp';
  return {
    ignored: dataset.drift.against === 'none' || drift?.kind === 'ignore',
    declared,
    limit: (statistic) => declared[statistic] ?? defaultLimits[statistic],
    sensitive: dataset.columns.get(column)?.sensitive ?? false,
    nature: time || isIdentifier(dataset, column, type),
    appended,
  };
}

/** A key of one column, and numbers in a key of several; a category there (an airport, a shop) is judged like any other. */
function isIdentifier({ key, columns }: Dataset, column: string, type: string): boolean {
  if (columns.get(column)?.unique === true) return true;
  return key.includes(column) && (key.length === 1 || type !== 'string');
}
