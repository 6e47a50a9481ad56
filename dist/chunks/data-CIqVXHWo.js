import { t as dataReasons } from "./reasons-DisnFPmV.js";
import { n as literal, r as literals, t as identifier } from "./sql-eV8uO37G.js";
import { c as writeRowsWithoutLabel, l as loadScoredRows } from "./score-run-Ct5CGPYP.js";
import { a as sketchDataset, c as checkFamilies, d as columnTypeOf, f as isFloating, i as sketchText, l as patternProblem, o as diffSketches, r as parseSketch, s as checkDataset, u as tableSource } from "./check-data-yXOhGj5p.js";
import { i as parseDataReport, n as checkResultSchema, r as dataReportSchema, t as sketchSchema } from "./schema-CFigi8LC.js";
import { t as openDuckdb } from "./data-CI3MrC8e.js";

export { openDuckdb };