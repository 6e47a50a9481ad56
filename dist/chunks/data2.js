import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { d as parseSketch, f as sketchText } from "./situation.js";
import { _ as comparableEntry, b as dataReportSchema, g as sketchSchema, v as sketchKey, x as parseDataReport, y as checkResultSchema } from "./recorded-results.js";
import { a as sketchDataset, c as checkFamilies, l as patternProblem, o as diffSketches, s as checkDataset } from "./check-data.js";
import { _ as loadScoredRows, g as writeRowsWithoutLabel } from "./score-run.js";
import { t as columnTypeOf } from "./column-type.js";
import { n as findDuckdb, r as openDuckdb, t as provideDuckdb } from "./data.js";

export { findDuckdb, openDuckdb, provideDuckdb };