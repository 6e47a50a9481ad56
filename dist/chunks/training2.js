import { n as trainSeed, r as foldRuns } from "./train.js";
import { S as seedRunSchema, b as parseSeedRun, x as runRecordSchema, y as parseRunRecord } from "./commit-record.js";
import { t as trainingReasons } from "./reasons15.js";
import { d as scoreRows, p as survivorsOf } from "./score-run.js";
import { a as proxyCredentials, f as lastWords, o as openLog, p as manifestDigest, r as declaredEnvironment, t as allowedEnvironment } from "./variables.js";
import { t as exportInputs } from "./export.js";
import { t as localLauncher } from "./training.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };