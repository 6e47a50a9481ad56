export { checkDataset } from './checks/check-dataset.ts';
export type { CheckFamily } from './checks/family.ts';
export { patternProblem } from './checks/portable-pattern.ts';
export { checkFamilies } from './checks/registry.ts';
export { checkResultSchema, dataReportSchema, parseDataReport, placeSchema } from './data-report.ts';
export { diffSketches } from './drift/diff.ts';
export { labelsOfNoValue } from './drift/histogram.ts';
export { testNames } from './drift/named/tests.ts';
export { columnTypeOf } from './engines/column-type.ts';
export { type DuckdbOptions, openDuckdb } from './engines/duckdb.ts';
export { findDuckdb } from './engines/install/find.ts';
export { provideDuckdb } from './engines/install/provide.ts';
export type { EnginePlace } from './engines/install/types.ts';
export type { ColumnArrays, DataEngine, TableShape, TableSource } from './engines/port.ts';
export { identifier } from './engines/sql.ts';
export {
  type Cell,
  type GoldenColumn,
  type GoldenLabels,
  type GoldenRows,
  type GoldenRowsRequest,
  readGoldenRows,
} from './golden-rows.ts';
export { className } from './predictions/class-name.ts';
export type {
  LoadedRows,
  PredictionProblem,
  PredictionsFile,
  RowsAgainstBase,
  ScoredRowsRequest,
} from './predictions/request.ts';
export { loadScoredRows } from './predictions.ts';
export { dataReasons } from './reasons.ts';
export { sketchDataset } from './sketch/dataset.ts';
export { comparableEntry, sketchKey } from './sketch/reading.ts';
export { type Sketch, sketchSchema } from './sketch/schema.ts';
export { parseSketch, sketchText } from './sketch/text.ts';
export { tableSource } from './table-source.ts';
export { writeRowsWithoutLabel } from './test-rows.ts';
