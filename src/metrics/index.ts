export { defaultMetrics } from './definitions/table.ts';
export { type KnownMetric, knownMetric, knownMetrics } from './known.ts';
