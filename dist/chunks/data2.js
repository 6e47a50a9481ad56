import { t as dataReasons } from "./reasons.js";
import { a as parseSketch, c as diffSketches, g as patternProblem, h as checkFamilies, m as checkDataset, o as sketchText, s as sketchDataset } from "./check-data.js";
import { i as parseDataReport, n as checkResultSchema, r as dataReportSchema, t as sketchSchema } from "./schema.js";
import { c as sketchKey, s as comparableEntry } from "./known.js";
import { m as loadScoredRows, p as writeRowsWithoutLabel } from "./score-run.js";
import { t as openDuckdb } from "./data.js";

export { openDuckdb };