import { i as foldRuns, n as trainSeed, r as takeArtifact } from "./train.js";
import { t as trainingReasons } from "./reasons16.js";
import { t as exportInputs } from "./export.js";
import { g as scoreRows, v as survivorsOf } from "./score-run.js";
import { a as proxyCredentials, f as lastWords, o as openLog, p as manifestDigest, r as declaredEnvironment, t as allowedEnvironment } from "./variables.js";
import { t as localLauncher } from "./training.js";
import { c as runRecordSchema, l as seedRunSchema, o as parseRunRecord, s as parseSeedRun } from "./checked-records.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };