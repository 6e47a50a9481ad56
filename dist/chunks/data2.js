import { t as dataReasons } from "./reasons.js";
import { t as identifier } from "./sql.js";
import { S as sketchKey, b as sketchSchema, x as comparableEntry } from "./commit-record.js";
import { n as labelsOfNoValue } from "./histogram.js";
import { t as tableSource } from "./table-source.js";
import { a as readGoldenRows, i as className } from "./deploy.js";
import { t as columnTypeOf } from "./column-type.js";
import { a as patternProblem, i as checkFamilies, r as checkDataset } from "./check-data.js";
import { n as diffSketches, t as sketchDataset } from "./dataset.js";
import { i as placeSchema, n as dataReportSchema, r as parseDataReport, t as checkResultSchema } from "./data-report.js";
import { a as testNames } from "./tests.js";
import { n as findDuckdb, r as openDuckdb, t as provideDuckdb } from "./data.js";
import { _ as writeRowsWithoutLabel, v as loadScoredRows } from "./score-run.js";
import { a as parseSketch, o as sketchText } from "./records2.js";

export { findDuckdb, openDuckdb, provideDuckdb };