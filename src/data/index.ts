export { checkDataset } from './checks/check-dataset.ts';
export type { FailingRows, RowsSink } from './checks/failing-rows.ts';
export type { CheckFamily } from './checks/family.ts';
export { patternProblem } from './checks/portable-pattern.ts';
export { checkFamilies } from './checks/registry.ts';
export { linesName } from './checks/rejected-lines.ts';
export { rowLimits } from './checks/wanted-rows.ts';
export { counted } from './checks/words.ts';
export { contentOf } from './content.ts';
export { countedEngine } from './counted-engine.ts';
export { checkResultSchema, dataReportSchema, parseDataReport, placeSchema } from './data-report.ts';
export { type AboutHead, diffSketches } from './drift/diff.ts';
export { labelsOfNoValue } from './drift/histogram.ts';
export { testNames } from './drift/named/tests.ts';
export { diffWithUnrecorded } from './drift/unrecorded.ts';
export { columnTypeOf } from './engines/column-type.ts';
export { type DatabaseOptions, isOneSnapshot, openDatabase } from './engines/databases.ts';
export { type DuckdbOptions, openDuckdb } from './engines/duckdb.ts';
export { findDuckdb } from './engines/install/find.ts';
export { provideDuckdb } from './engines/install/provide.ts';
export type { EnginePlace } from './engines/install/types.ts';
export {
  type ColumnArrays,
  type DatabaseTable,
  type DataEngine,
  isFileTable,
  type TableShape,
  type TableSource,
} from './engines/port.ts';
export { openPostgres, type PostgresOptions } from './engines/postgres.ts';
export { identifier } from './engines/sql.ts';
export { openTrino, type TrinoOptions } from './engines/trino.ts';
export { folderColumns } from './folder-columns.ts';
export { freshnessOf } from './freshness.ts';
export {
  type Cell,
  type GoldenColumn,
  type GoldenLabels,
  type GoldenRows,
  type GoldenRowsRequest,
  readGoldenRows,
} from './golden-rows.ts';
export type { ProposedColumn } from './infer/column.ts';
export type { ProposedContract } from './infer/contract.ts';
export { countKeyColumns } from './infer/count-keys.ts';
export { inferContract } from './infer/infer-contract.ts';
export { keyAmong, keyNames } from './infer/key.ts';
export { naturalBound } from './infer/natural-range.ts';
export { nullsOf } from './infer/nulls.ts';
export { extremeOf, valuesOutside } from './infer/observed.ts';
export { sensitiveWord } from './infer/sensitive-name.ts';
export { type WiderType, widerTypes } from './infer/wider-types.ts';
export { namedError } from './named-files.ts';
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
export { edgeOf, listedValues } from './sketch/known-values.ts';
export { comparableEntry, sketchKey } from './sketch/reading.ts';
export { type Sketch, sketchSchema } from './sketch/schema.ts';
export { parseSketch, sketchText } from './sketch/text.ts';
export { tableSource } from './table-source.ts';
export { writeRowsWithoutLabel } from './test-rows.ts';
export { sharedKeys, sharedRows, writeRows } from './view-rows.ts';
