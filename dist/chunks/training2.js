import { D as seedRunSchema, E as runRecordSchema, T as parseSeedRun, w as parseRunRecord } from "./commit-record.js";
import { t as trainingReasons } from "./reasons2.js";
import { c as trainSeed, d as foldRuns, f as exportInputs, l as scoreRows, p as manifestDigest, u as survivorsOf } from "./score-run.js";
import { t as localLauncher } from "./training.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };