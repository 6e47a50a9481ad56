export { hasArtifactService, isGithubCloud } from './artifact-service.ts';
export { shownCheckName } from './check-name.ts';
export type { Answer, CommandDesk, CommandedPull, Given, Question, Training } from './command-desk.ts';
export type { DeploymentDesk, DeploymentRuns, ShownDeployment, ToldFailure } from './deployment-desk.ts';
export type { Enforced, EnforcedEnvironment, Enforcement } from './enforcement.ts';
export { githubRepository } from './github-remote.ts';
export type { Host, HostSettings, ProtectedBranch, Runner, RunnerGroup, Seen } from './host-settings.ts';
export { type LocalForgeOptions, openLocalForge } from './local-forge.ts';
export { type ArtifactSearch, type Asker, type KeptArtifact, openArtifactSearch } from './open-artifacts.ts';
export { type DeskPlace, openCommandDesk } from './open-command-desk.ts';
export { openDeploymentDesk } from './open-deployment-desk.ts';
export { openEnforcement } from './open-enforcement.ts';
export { type ForgeOptions, openForge } from './open-forge.ts';
export { type ForkHead, type ForkPull, type ForkSearch, findPullsOfFork } from './open-fork-pulls.ts';
export { openPromotionDesk } from './open-promotion-desk.ts';
export { openRenewalDesk } from './open-renewal-desk.ts';
export { openWorkflowRuns, type RunArtifact, type WorkflowRun, type WorkflowRuns } from './open-workflow-runs.ts';
export type {
  CheckAnnotation,
  CheckRun,
  Comment,
  CommentOutcome,
  Forge,
  PullRequest,
  PullRequestQuery,
} from './port.ts';
export type {
  JudgedPull,
  OtherPull,
  PromotionChecks,
  PromotionDesk,
  PromotionJudgement,
  PromotionPull,
  PullsLook,
  WantedPull,
} from './promotion-desk.ts';
export { type HostOptions, readHost } from './read-host.ts';
export type { RenewalAbout, RenewalDesk, RenewalPull, RenewalPulls, WantedRenewal } from './renewal-desk.ts';
export type { ConcludedCheck, VerdictDesk } from './verdicts.ts';
