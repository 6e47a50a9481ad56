export { type CompareRequest, compareRows, computeMetrics } from './compare.ts';
export { defaultMetrics } from './definitions/table.ts';
export { type KnownMetric, knownMetric, knownMetrics } from './known.ts';
export type { SeedHistory } from './seeds.ts';
