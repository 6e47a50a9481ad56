import type { Environment } from '../project/types.ts';
import type { Place } from '../support/problem.ts';
import type { Verdict } from '../support/verdict.ts';
import type { DeploymentRecord, HoldRecord, VersionRecord, VersionRef } from './types.ts';

/** Everything that decides about one model in one environment. Times are ISO 8601; lists are in any order. */
export interface PromotionFacts {
  readonly now: string;
  readonly model: string;
  readonly environment: Environment;
  /** The newest ones, and the one that the branch names. */
  readonly versions: readonly KnownVersion[];
  readonly branch: BranchFacts;
  readonly deployments: readonly DeploymentRecord[];
  readonly holds: readonly HoldRecord[];
  /** Promotion pull requests to this branch about this model. */
  readonly open: readonly OpenPromotion[];
  /** Those that somebody closed without a merge; not those that we closed. */
  readonly closed: readonly ClosedPromotion[];
  /** By name, of the environments that this one needs. One that is absent here is not known, and so not kept. */
  readonly needs: ReadonlyMap<string, NeededEnvironment>;
  /**
   * Version → what the gates of this environment say of it, against what is live now; a version that is absent was not
   * asked about. Absent: the environment has no gates for this model.
   */
  readonly gates?: ReadonlyMap<number, GatesAnswer>;
  /** A deployment that has not ended, as the forge or a lock says. */
  readonly running?: RunningDeployment;
  /** The open pull request that would take the release on the branch back. */
  readonly revert?: { readonly number: number; readonly openedAt: string };
  /** What a person asks for with this command. What was asked for before stands with its open pull request. */
  readonly asked?: Asked;
}

export type GatesAnswer =
  | { readonly kind: 'said'; readonly verdict: Verdict; readonly sentence: string }
  /** They could not be asked this time; they are asked again. */
  | { readonly kind: 'unable'; readonly because: string };

export interface KnownVersion extends Pick<VersionRecord, 'version' | 'artifact' | 'at' | 'verdict' | 'sentence'> {
  /** The default branch does not have its commit, so that nothing is done with it; absent: it has. */
  readonly unmerged?: Unmerged;
}

export interface Unmerged {
  /** False: it could not be told. */
  readonly certain: boolean;
  readonly sentence: string;
}

/** What an environment branch says of one model. */
export type BranchFacts =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'unreadable';
      readonly because: string;
      /** The commit of the branch that brought what cannot be read, and when. */
      readonly commit: string;
      readonly since: string;
      /** Where in the file; absent: it is the file of something else. */
      readonly place?: Place;
    }
  /** `since`, `commit`, `earlier`: of a release that was removed again, and by which commit. */
  | {
      readonly kind: 'empty';
      readonly since?: string;
      readonly commit?: string;
      readonly earlier: readonly VersionRef[];
    }
  | {
      readonly kind: 'release';
      readonly release: ReleaseOnBranch;
      /** What the branch named before, as its history says. */
      readonly earlier: readonly VersionRef[];
    };

export interface ReleaseOnBranch extends VersionRef {
  /** `sha256:…` of the file's bytes. */
  readonly releaseDigest: string;
  /** The commit that brought the file to what it is, and when. */
  readonly commit: string;
  readonly since: string;
  /**
   * `changed`: today's mlops.yaml gives this version another target, verification or way of serving. `taken-back`: the
   * branch had that already, and somebody has reverted it.
   */
  readonly settings: 'same' | 'changed' | 'taken-back';
  readonly arrival: Arrival;
}

/** Who has approved a pull request. */
export interface Approvals {
  /** Logins of those who count. */
  readonly by: readonly string[];
  /** A sentence for each approval that does not count. */
  readonly without: readonly string[];
}

/** How a release came onto its branch. */
export type Arrival =
  /** By a merged promotion pull request that was byte for byte what we render. */
  | { readonly kind: 'promotion'; readonly approvals: Approvals; readonly asked?: Asked }
  /** A push, a revert, another pull request, or one that was edited. */
  | { readonly kind: 'other' };

/** A person wants this version here, whether it is the newest or not. */
export interface Asked {
  readonly version: number;
  readonly by: string;
  /** Why it is to be promoted although it is held, or deployed although it did not arrive by promotion. */
  readonly override?: string;
}

export interface OpenPromotion extends VersionRef {
  readonly number: number;
  /** The commit whose content was looked at: a merge names it. */
  readonly head: string;
  /** `outdated`: we rendered it, and would render something else today. `edited`: somebody else changed it. */
  readonly content: 'rendered' | 'outdated' | 'edited';
  readonly approvals: Approvals;
  readonly openedAt: string;
  readonly asked?: Asked;
}

export interface ClosedPromotion {
  readonly number: number;
  readonly version: number;
  readonly closedAt: string;
  readonly by: string;
}

export interface RunningDeployment extends VersionRef {
  readonly since: string;
  readonly phase: 'deploying' | 'verifying';
}

/** The facts of an environment that another one needs. */
export type NeededEnvironment = Pick<PromotionFacts, 'environment' | 'branch' | 'deployments' | 'holds' | 'running'>;
