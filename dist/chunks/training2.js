import { t as trainingReasons } from "./reasons2.js";
import { n as trainSeed, r as foldRuns } from "./train.js";
import { D as seedRunSchema, E as runRecordSchema, T as parseSeedRun, w as parseRunRecord } from "./commit-record.js";
import { d as scoreRows, g as exportInputs, p as survivorsOf, v as manifestDigest } from "./score-run.js";
import { t as localLauncher } from "./training.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };