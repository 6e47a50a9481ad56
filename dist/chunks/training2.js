import { d as trainSeed, f as scoreRows, h as manifestDigest, m as exportInputs, p as foldRuns } from "./score-run.js";
import { c as runRecordSchema, l as seedRunSchema, o as parseRunRecord, s as parseSeedRun } from "./checked-records.js";
import { t as trainingReasons } from "./reasons2.js";
import { t as localLauncher } from "./training.js";

export { localLauncher };