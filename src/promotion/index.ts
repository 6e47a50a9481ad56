export { type AskedFacts, type AskedPull, askedWith } from './asked.ts';
export {
  type DeploymentHistory,
  deploymentHistory,
  type LastWord,
  type Live,
  onlySettingsFailed,
} from './deployment-history.ts';
export type {
  Approvals,
  Arrival,
  Asked,
  BranchFacts,
  ClosedPromotion,
  GatesAnswer,
  KnownVersion,
  NeededEnvironment,
  OpenPromotion,
  PromotionFacts,
  ReleaseOnBranch,
  RunningDeployment,
  Unmerged,
} from './facts.ts';
export { holdOn, releaseOf } from './holds.ts';
export { showDuration } from './instants.ts';
export { type FirstEnvironment, type Measure, measureOf } from './measure.ts';
export { type NextVersion, type Numbered, nextVersion, type Relation, type TipOfModel } from './next-version.ts';
export { inOrder } from './order.ts';
export { promotionState } from './promotion.ts';
export { promotionReasons } from './reasons.ts';
export {
  askedSchema,
  deploymentSchema,
  gatesSchema,
  holdSchema,
  parseAskedRecord,
  parseDeploymentRecord,
  parseGatesRecord,
  parseHoldRecord,
  parseVersionRecord,
  promotionRecordText,
  versionSchema,
} from './records.ts';
export { parseRelease, renderRelease } from './release-file.ts';
export { releaseSchema } from './release-schema.ts';
export { changedSettings, sameSettings } from './release-settings.ts';
export type {
  CloseWord,
  Override,
  PromotionAction,
  PromotionState,
  PromotionStateName,
  Wait,
  WaitKind,
} from './state.ts';
export { stageTag, versionTag, type WantedTag } from './tags.ts';
export { leadingUnmerged, type UnmergedVersion } from './unmerged.ts';
export { isOpen, nextOpening } from './windows.ts';
export { type WishAnswer, wishAnswer } from './wish.ts';
