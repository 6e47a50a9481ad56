import { driftDefault } from '../../project/index.ts';
import type { Dataset, DriftStatistic } from '../../project/types.ts';

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
  /** Only the head calls the column sensitive: what the base would ask of its values nobody can answer. */
  readonly hiddenByHead: boolean;
  /** Only the head limits the distance: whole numbers with few values are compared by their shares as well. */
  readonly alsoShares: boolean;
  /** The head has all files of the base and more: its other rows are new, and what they hold alone can be told. */
  readonly appended: boolean;
}

export function askedOf(dataset: Dataset, column: string, type: string, appended = false): Asked {
  const { onlyInHead: only } = dataset.drift;
  const drift = dataset.drift.columns.get(column);
  const declared = drift?.kind === 'limits' ? drift.limits : {};
  const time = column === dataset.time || type === 'date' || type === 'timestamp';
  return {
    ignored: dataset.drift.against === 'none' || drift?.kind === 'ignore',
    declared,
    limit: (statistic) => declared[statistic] ?? driftDefault(statistic) ?? Number.NaN,
    sensitive: dataset.columns.get(column)?.sensitive ?? false,
    nature: time || isIdentifier(dataset, column, type),
    hiddenByHead: only?.sensitive.includes(column) ?? false,
    alsoShares: only?.distances.includes(column) ?? false,
    appended,
  };
}

/** A key of one column, and numbers in a key of several; a category there (an airport, a shop) is judged like any other. */
function isIdentifier({ key, columns, drift }: Dataset, column: string, type: string): boolean {
  const only = drift.onlyInHead;
  if (columns.get(column)?.unique === true && !only?.unique.includes(column)) return true;
  if (only?.key.includes(column)) return false;
  return key.includes(column) && (key.length === 1 || type !== 'string');
}
