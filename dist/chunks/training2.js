import { D as seedRunSchema, E as runRecordSchema, T as parseSeedRun, w as parseRunRecord } from "./commit-record.js";
import { t as trainingReasons } from "./reasons2.js";
import { d as trainSeed, f as scoreRows, g as manifestDigest, h as exportInputs, m as foldRuns, p as survivorsOf } from "./score-run.js";
import { t as localLauncher } from "./training.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };