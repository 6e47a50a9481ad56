import { t as dataReasons } from "./reasons.js";
import { c as writeRowsWithoutLabel, l as loadScoredRows } from "./score-run.js";
import { a as sketchDataset, c as checkFamilies, i as sketchText, l as patternProblem, o as diffSketches, r as parseSketch, s as checkDataset } from "./check-data.js";
import { n as dataReportSchema, r as parseDataReport, t as sketchSchema } from "./schema.js";
import { t as openDuckdb } from "./data.js";

export { openDuckdb };