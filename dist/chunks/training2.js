import { a as foldRuns, i as smokeRun, n as trainSeed, r as takeArtifact } from "./train.js";
import { A as parseRunRecord, F as parseBuildRecord, M as runRecordSchema, N as seedRunSchema, P as buildRecordSchema, j as parseSeedRun } from "./commit-record.js";
import { t as manifestDigest } from "./digest.js";
import { t as trainingReasons } from "./reasons8.js";
import { a as proxyCredentials, o as openLog, r as declaredEnvironment, s as lastWords, t as allowedEnvironment } from "./variables.js";
import { u as survivorsOf } from "./step-inputs.js";
import { t as localLauncher } from "./training.js";
import { t as exportInputs } from "./export.js";
import { n as buildDataset } from "./build-datasets.js";
import { _ as scoreRows } from "./score-run.js";
import { t as sweepLeft } from "./sweep.js";

export { localLauncher };