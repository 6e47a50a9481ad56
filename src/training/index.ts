export { buildDataset } from './build.ts';
export { type BuildRecord, buildRecordSchema, parseBuildRecord } from './build-record.ts';
export { manifestDigest } from './digest.ts';
export { badDataCode } from './exit.ts';
export { type ExportRequest, exportInputs } from './export.ts';
export { foldRuns } from './fold.ts';
export { lastWords } from './last-words.ts';
export { localLauncher } from './launchers/local.ts';
export { sweepLeft } from './launchers/sweep.ts';
export { openLog } from './log.ts';
export { trainingReasons } from './reasons.ts';
export { parseRunRecord, parseSeedRun, runRecordSchema, seedRunSchema } from './record.ts';
export type {
  BuildOutcome,
  BuildRequest,
  NeededArtifact,
  ScoreOutcome,
  ScoreRequest,
  SeedOutcome,
  SmokeOutcome,
  StepRequest,
  TrainRequest,
} from './requests.ts';
export { scoreRows } from './score.ts';
export { smokeRun } from './smoke.ts';
export { survivorsOf } from './survivors.ts';
export { takeArtifact } from './take.ts';
export { trainSeed } from './train.ts';
export { allowedEnvironment, declaredEnvironment, proxyCredentials } from './variables.ts';
