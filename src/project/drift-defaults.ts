import type { Amount, DriftStatistic } from './types.ts';

/** docs/concepts/verdicts.md, "Data": what gates where nothing is declared. Shares are 0…1. */
export const driftDefaults = {
  wasserstein: 0.1,
  'l-infinity': 0.02,
  'jensen-shannon': 0.1,
  nulls: 0.05,
  'new-category': 0.01,
} as const satisfies Partial<Record<DriftStatistic, number>>;

/** Undefined: asked only where it is declared. */
export function driftDefault(statistic: DriftStatistic): number | undefined {
  const defaults: Partial<Record<DriftStatistic, number>> = driftDefaults;
  return defaults[statistic];
}

/** What `rows.change` of a dataset is where nothing is declared. */
export const rowsChangeDefault: Amount = { kind: 'percent', value: 50 };
