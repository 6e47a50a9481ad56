import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { A as sketchKey, O as sketchSchema, k as comparableEntry } from "./commit-record.js";
import { a as checkDataset, i as diffSketches, o as checkFamilies, r as sketchDataset, s as patternProblem } from "./check-data.js";
import { t as columnTypeOf } from "./column-type.js";
import { i as placeSchema, n as dataReportSchema, r as parseDataReport, t as checkResultSchema } from "./data-report.js";
import { n as findDuckdb, r as openDuckdb, t as provideDuckdb } from "./data.js";
import { _ as loadScoredRows, g as writeRowsWithoutLabel } from "./score-run.js";
import { a as parseSketch, o as sketchText } from "./records.js";

export { findDuckdb, openDuckdb, provideDuckdb };