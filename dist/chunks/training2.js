import { i as seedRunSchema, n as parseSeedRun, r as runRecordSchema, t as parseRunRecord } from "./record.js";
import { t as trainingReasons } from "./reasons7.js";
import { c as trainSeed, d as exportInputs, f as manifestDigest, l as scoreRows, u as foldRuns } from "./score-run.js";
import { t as localLauncher } from "./training.js";

export { localLauncher };