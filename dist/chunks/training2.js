import { D as seedRunSchema, E as runRecordSchema, T as parseSeedRun, w as parseRunRecord } from "./commit-record.js";
import { t as trainingReasons } from "./reasons2.js";
import { d as trainSeed, f as scoreRows, h as manifestDigest, m as exportInputs, p as foldRuns } from "./score-run.js";
import { t as localLauncher } from "./training.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };