import type { Amount, Better, Environment, Serve, Target, Task, VerifyStep } from '../project/types.ts';
import type { Verdict } from '../support/verdict.ts';

/** `versions/<model>/<n>.json`: a run that reached the default branch, numbered per model from 1. */
export interface VersionRecord {
  readonly schemaVersion: 1;
  readonly model: string;
  readonly version: number;
  /** Of the run. */
  readonly fingerprint: string;
  /** Of its scores; null where the model is not scored. */
  readonly evaluation: string | null;
  /** The commit of the default branch that brought it, and when that was committed (ISO 8601, UTC). */
  readonly commit: string;
  readonly at: string;
  readonly artifact: Artifact;
  /** What the gates said against the version before. */
  readonly verdict: Verdict;
  readonly reason: string;
  readonly sentence: string;
  readonly gates: readonly GateEvidence[];
  /** The version that it was compared with; null for the first. */
  readonly before: number | null;
}

/** A version by its number and its bytes. */
export interface VersionRef {
  readonly version: number;
  /** Of the artifact: `sha256:…`. */
  readonly digest: string;
}

/** The files of a model. */
export interface Artifact {
  /** `sha256:…` over the files, as in the run record. */
  readonly digest: string;
  /** The one file or folder that `artifact:` declares, which a server and scoring get alike; absent: the whole folder. */
  readonly path?: string;
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseFile {
  /** Below the folder of the model, POSIX separators. */
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

export interface GateEvidence {
  readonly metric: string;
  readonly verdict: Verdict;
  /** For a reader: value, baseline, interval. */
  readonly sentence: string;
  /** The environment that asks it; absent: asked of every version. */
  readonly at?: string;
  /** The version that it was compared with, live in that environment; absent: the version before, or none. */
  readonly against?: LiveElsewhere;
}

export interface LiveElsewhere {
  readonly environment: string;
  readonly version: number;
}

/**
 * `gates/<environment>/<model>/<key>.json`: what the gates of an environment said of a version against what was live. The key
 * is made of everything that was asked, so that another live version, or another gate, is another record.
 */
export interface GatesRecord {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly model: string;
  /** What was asked about. */
  readonly version: number;
  /** Of its artifact. */
  readonly digest: string;
  readonly verdict: Verdict;
  /** What decided. */
  readonly sentence: string;
  readonly gates: readonly GateEvidence[];
}

/**
 * `releases/<model>/release.yaml` on an environment branch: everything that deploying needs, resolved, so that the diff
 * of a promotion pull request is what will change.
 */
export interface Release {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly model: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly artifact: Artifact;
  /** Of the default branch; scripts run from a checkout of it, but for what `serve.code` names. */
  readonly commit: string;
  /** Where the bytes are, as `store:` says. */
  readonly store: string;
  readonly verdict: Verdict;
  readonly gates: readonly GateEvidence[];
  readonly serve: ReleaseServe;
  /** The model's paths and commands start here; '' for the root of the repository. */
  readonly workingDirectory: string;
  readonly env: { readonly [name: string]: string };
  readonly target: Target;
  /** Of the model, then of the environment. */
  readonly verify: readonly VerifyStep[];
  /** What golden steps hold answers against; absent: there are none. */
  readonly golden?: ReleaseGolden;
  readonly onFailure: Environment['onFailure'];
  /** What a rollback goes back to: the version that was verified here before; null for the first. */
  readonly previous: VersionRef | null;
}

/** How it is served, with the files that only serving reads. */
export interface ReleaseServe extends Omit<Serve, 'code'> {
  readonly code?: ServingCode;
}

/** Files that are taken from a commit of their own instead of that of the version. */
export interface ServingCode {
  /** Of the default branch: the newest one that has changed any of them. */
  readonly commit: string;
  /** Globs from the root, as `serve.code` says. */
  readonly files: readonly string[];
}

/** The evaluation of a model as far as golden steps need it, so that they do not depend on today's `mlops.yaml`. */
export interface ReleaseGolden {
  /** As `mlops.yaml` of the release's commit declares it. */
  readonly dataset: string;
  readonly key: readonly string[];
  /** Of the scores whose predictions are recorded; absent: the training has written them. */
  readonly evaluation?: string;
  /** Absent: answers are held against the recorded predictions only. */
  readonly label?: string;
  /** Absent: as the labels tell. */
  readonly task?: Exclude<Task, 'scored'>;
  readonly positive?: string | number | boolean;
  /** Columns whose equal values belong together. */
  readonly cluster: readonly string[];
  /** Empty: the usual ones of the task. */
  readonly metrics: readonly string[];
  readonly limits: readonly GoldenLimit[];
}

/** How much worse than the live version a metric may be. */
export interface GoldenLimit {
  readonly metric: string;
  readonly better?: Better;
  /** Absent: not beyond its noise. */
  readonly maxWorse?: Amount;
}

/** `deployments/<environment>/<model>/<n>.json`: one deployment that has ended, numbered from 1. */
export type DeploymentRecord = DeploymentFacts & DeploymentOutcome;

/** A deployment that has ended and has no number yet. */
export type DeploymentDraft = Omit<DeploymentFacts, 'number'> & DeploymentOutcome;

interface DeploymentFacts {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly model: string;
  readonly number: number;
  readonly version: number;
  /** Of the artifact. */
  readonly digest: string;
  /** The commit of the environment branch that brought the release file to what was deployed. */
  readonly release: string;
  /** `sha256:…` of that release file's bytes: the same version with other settings is another release. */
  readonly releaseDigest: string;
  /** Of the default branch, from the release. */
  readonly commit: string;
  /** Name and mail of who started it, or the login on a forge. */
  readonly by: string;
  /** Whose approvals counted on the pull request that brought the release; absent: nobody knows, as in older records. */
  readonly approvedBy?: readonly string[];
  /** What the gates said of it, those of the environment included, as its release has them. Older records have none. */
  readonly gates?: readonly GateEvidence[];
  /** The commit that the files were taken from that only serving reads; absent: there are none. */
  readonly servingCode?: string;
  /** What somebody decided against a rule; absent: nothing, or an older record, whose sentence says it. */
  readonly override?: { readonly by: string; readonly because: string };
  readonly startedAt: string;
  readonly endedAt: string;
  readonly reason: string;
  readonly sentence: string;
  readonly verification: readonly VerificationEvidence[];
  readonly tool: string;
}

/**
 * `verified`: it is live and was verified. `rollback`: it was live before and was brought back, without verification of
 * its own. `failed`: it is not live; `restored` is what is live now, null: nothing is.
 */
export type DeploymentOutcome =
  | { readonly outcome: 'verified' | 'rollback' }
  | { readonly outcome: 'failed'; readonly restored: VersionRef | null };

export interface VerificationEvidence {
  /** "run python deploy/smoke.py", "GET /health, 20 requests". */
  readonly step: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly seconds: number;
}

/** `asked/<environment>/<model>/<n>.json`: somebody wants this version there, whether it is the newest or not. */
export interface AskedRecord extends VersionRef {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly model: string;
  readonly number: number;
  /** The lowest number that the pull request can have which brings it. */
  readonly from: number;
  /** Number of the newest hold record then, 0: none. The override is about those alone. */
  readonly upToHold: number;
  readonly by: string;
  readonly at: string;
  /** Why it is to be promoted although it is held. */
  readonly override?: string;
}

/**
 * `holds/<environment>/<model>/<n>.json`: what automation must not promote any more, or that it may again. The newest
 * record about a digest counts.
 */
export interface HoldRecord {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly model: string;
  readonly number: number;
  readonly what: 'hold' | 'release';
  /** Artifact digests; `all`: every version of the model, also those to come. */
  readonly digests: readonly string[] | 'all';
  readonly by: string;
  readonly at: string;
  readonly because: string;
}
