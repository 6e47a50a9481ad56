export { askedTexts, mayAskForFiles } from './asked-texts.ts';
export { type BuildJob, buildGroups, buildJobs } from './build-jobs.ts';
export { type BuildFacts, type BuildStep, buildKey, type KnownBuilds } from './build-steps.ts';
export { type BuiltDataset, buildsBelow, buildsMissing, builtRoot, isBuilt, madeOf } from './builds.ts';
export { type ChangedParam, changedParams } from './changed-params.ts';
export { codeOf, dataTest, evaluationCodeOf, stepCode, takenFiles } from './code.ts';
export { defined } from './defined.ts';
export { driftDefault, driftDefaults, rowsChangeDefault } from './drift-defaults.ts';
export { driftStatistics, isPeerStatistic, largestOf, replacersOf, writtenStatistic } from './drift-statistics.ts';
export type { ModelStages } from './dvc/expand-pipelines.ts';
export { findTarget } from './dvc/find-target.ts';
export {
  isScalarAt,
  keysAt,
  withItems,
  withLines,
  without,
  withoutCommentsAbove,
  withTable,
  withValue,
  writtenAt,
} from './edit/edit.ts';
export { entryOf } from './entry-of.ts';
export { explainChange, type InputChange, type InputDetail } from './explain.ts';
export { filePlaces } from './file-places.ts';
export {
  buildFingerprint,
  codeDigest,
  type DataFileId,
  datasetDigest,
  datasetsOf,
  type EvaluationInputs,
  evaluationFingerprint,
  type ParamValue,
  type RoleInReach,
  rolesInReach,
  type TrainingInputs,
  trainingFingerprint,
  trainingRoles,
  viewDigest,
} from './fingerprint.ts';
export { dateDirectives } from './formats/calendar.ts';
export { formatPattern, namedFormats } from './formats/named.ts';
export { fileAt, type LoadedProject, loadProject, loadRootKeys } from './load.ts';
export {
  lockedObjectText,
  lockFile,
  lockFileOf,
  lockVersion,
  mostLockedObjects,
  type ProjectLock,
  pinOf,
  readLock,
  withLock,
} from './lock.ts';
export { type Lost, type LostBytes, type LostSeed, lostSeeds } from './lost.ts';
export { trainingJobs } from './matrix.ts';
export { nameIn } from './name-in.ts';
export { namedDatasets } from './named-datasets.ts';
export { neededBelow, neededBy, neededFirst } from './needs.ts';
export { bareDataset } from './normalize/bare-dataset.ts';
export { flowText } from './normalize/flow-text.ts';
export { formatFromEnding } from './normalize/format.ts';
export type { NotHere } from './not-here.ts';
export { type DeclaredOutput, declaredOutputs, metricsReadings } from './outputs.ts';
export { type ReadParams, readParams, readUserDocument } from './params.ts';
export type { PatternFinding } from './pattern.ts';
export { type Places, placesOf, type Spot } from './places.ts';
export {
  type CommitFacts,
  type DatasetFacts,
  type Known,
  type ModelFacts,
  type ModelStep,
  type Plan,
  type PlanStep,
  resultKey,
  type Side,
  type TrainStep,
} from './plan.ts';
export { planWithBuilds as makePlan } from './plan-builds.ts';
export { isModelStep } from './plan-order.ts';
export { isSmoke, type Until, type Waiting } from './plan-waits.ts';
export { formatPath } from './problem-list.ts';
export { prometheusAddress } from './prometheus-address.ts';
export { type ProjectReason, projectReasons } from './reasons.ts';
export { type MadeFor, reusedRunReasons, reusedScoresReason } from './reused.ts';
export { mayNameBelow } from './same-files.ts';
export { anchorOf } from './schema/anchors.ts';
export { weekdays } from './schema/environment.ts';
export { withFilledValues } from './schema/for-editors.ts';
export { projectFile } from './schema/project.ts';
export { showParam } from './show-param.ts';
export { readByStep } from './step-reads.ts';
export {
  changedTexts,
  hasInclude,
  type IncludedFile,
  includedPaths,
  mostIncluded,
  type ProjectTexts,
  textIn,
  withText,
} from './texts.ts';
export { changesThrough } from './through.ts';
export { fileTest, isPlainPath, matcher, selectFiles, sortTree, type Tree, type TreeEntry } from './tree.ts';
export type {
  Build,
  Command,
  Dataset,
  Environment,
  GoldenProtocol,
  GoldenStep,
  LockEntry,
  LockedObject,
  Model,
  Need,
  Project,
  ProjectPath,
  PromotionWindow,
  RunsOn,
  Serve,
  Setup,
  Target,
  VerifyStep,
  View,
} from './types.ts';
export { formatAmount, formatDuration } from './units.ts';
export { checkUserFile } from './user-schema.ts';
export { linkedViews, viewWords } from './views.ts';
