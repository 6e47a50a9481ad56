import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { A as sketchKey, M as dataReportSchema, N as parseDataReport, O as sketchSchema, j as checkResultSchema, k as comparableEntry } from "./commit-record.js";
import { a as checkDataset, i as diffSketches, o as checkFamilies, r as sketchDataset, s as patternProblem } from "./check-data.js";
import { t as columnTypeOf } from "./column-type.js";
import { n as findDuckdb, r as openDuckdb, t as provideDuckdb } from "./data.js";
import { b as loadScoredRows, y as writeRowsWithoutLabel } from "./score-run.js";
import { c as parseSketch, l as sketchText } from "./records.js";

export { findDuckdb, openDuckdb, provideDuckdb };