export { compareApart, type MetricApart } from './apart.ts';
export { type CompareRequest, compareParts, compareRows, computeMetrics, type PartsRequest } from './compare.ts';
export { constantGuess } from './constant-guess.ts';
export { type MoreToDecide, rowsToDecide } from './decide.ts';
export { defaultMetrics } from './definitions/table.ts';
export {
  type EvaluationRecord,
  evaluationRecordSchema,
  mostRepeats,
  parseEvaluationRecord,
  predictionsOf,
} from './evaluation.ts';
export { fewestGroups } from './groups.ts';
export { type KnownMetric, knownMetric, knownMetrics, metricName } from './known.ts';
export { parseTolerantJson } from './readers/index.ts';
export { repeatsOf } from './repeated-rows.ts';
export { compareReported, type ReportedMetric, type ReportedRequest, type ReportedSide } from './reported.ts';
export { comparisonSchema } from './schema.ts';
export { isOneArtifact, type SeedHistory } from './seeds.ts';
