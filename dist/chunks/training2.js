import { i as foldRuns, n as trainSeed, r as takeArtifact } from "./train.js";
import { D as seedRunSchema, E as runRecordSchema, O as buildRecordSchema, T as parseSeedRun, k as parseBuildRecord, w as parseRunRecord } from "./commit-record.js";
import { t as trainingReasons } from "./reasons16.js";
import { h as scoreRows } from "./score-run.js";
import { s as survivorsOf } from "./step-data.js";
import { t as manifestDigest } from "./digest.js";
import { a as proxyCredentials, o as openLog, r as declaredEnvironment, s as lastWords, t as allowedEnvironment } from "./variables.js";
import { t as localLauncher } from "./training.js";
import { t as exportInputs } from "./export.js";
import { n as buildDataset } from "./build-datasets.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };