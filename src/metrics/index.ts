export { type CompareRequest, compareRows, computeMetrics } from './compare.ts';
export { type MoreToDecide, rowsToDecide } from './decide.ts';
export { defaultMetrics } from './definitions/table.ts';
export { type EvaluationRecord, evaluationRecordSchema, parseEvaluationRecord } from './evaluation.ts';
export { type KnownMetric, knownMetric, knownMetrics } from './known.ts';
export { parseTolerantJson } from './readers/index.ts';
export { compareReported, type ReportedMetric, type ReportedRequest, type ReportedSide } from './reported.ts';
export { comparisonSchema, parseComparison } from './schema.ts';
export type { SeedHistory } from './seeds.ts';
