import type { Amount, DriftStatistic } from './types.ts';

/** docs/concepts/verdicts.md, "Data": what gates where nothing is declared. Shares are 0…1. */
export const driftDefaults: Readonly<Record<DriftStatistic, number>> = {
  wasserstein: 0.1,
  'l-infinity': 0.02,
  'jensen-shannon': 0.1,
  nulls: 0.05,
  'new-category': 0.01,
};

/** What `rows.change` of a dataset is where nothing is declared. */
export const rowsChangeDefault: Amount = { kind: 'percent', value: 50 };
