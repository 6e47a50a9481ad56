import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { A as sketchKey, M as dataReportSchema, N as parseDataReport, O as sketchSchema, j as checkResultSchema, k as comparableEntry } from "./commit-record.js";
import { _ as writeRowsWithoutLabel, v as loadScoredRows } from "./score-run.js";
import { a as sketchDataset, c as checkFamilies, l as patternProblem, o as diffSketches, s as checkDataset } from "./check-data.js";
import { t as columnTypeOf } from "./column-type.js";
import { n as findDuckdb, r as openDuckdb, t as provideDuckdb } from "./data.js";
import { o as parseSketch, s as sketchText } from "./records.js";

export { findDuckdb, openDuckdb, provideDuckdb };