import type { Approvals } from '../promotion/index.ts';
import type { Verdict } from '../support/verdict.ts';
import type { Forge } from './port.ts';

/** Promotion pull requests: how a version comes onto the branch of an environment. */
export interface PromotionDesk {
  readonly kind: Forge['kind'];
  /** Those into a branch, oldest first: all that are open, and those that were closed or merged, as far as the forge tells. */
  pulls(base: string, look?: PullsLook): Promise<readonly PromotionPull[]>;
  /** Opens the pull request of a branch that is pushed already, or brings title and body of the open one up to date. */
  put(wanted: WantedPull): Promise<PromotionPull>;
  /** Closes it with a word why, or notes that somebody else has merged or closed it. Closed twice it is closed once. */
  close(number: number, state: 'closed' | 'gone' | 'merged', word: string): Promise<void>;
  /** Merges it where its head is still this commit; `moved` where head or base are not, or they conflict. */
  merge(number: number, head: string, message: string): Promise<'merged' | 'moved'>;
  /** Absent where a forge has no checks. */
  readonly checks?: PromotionChecks;
}

/** What is asked about pull requests besides. */
export interface PullsLook {
  /** Who has approved those that decide something; absent: nobody has to, and nobody is asked about. */
  readonly approvals?: boolean;
  /** Of a release file: its merged pull request decides something, too, though a newer one is merged. */
  readonly releaseDigest?: string;
}

export const noApprovals: Approvals = { by: [], without: [] };

/** The check `mlops promotion`, which protects the branches of environments. */
export interface PromotionChecks {
  /** Says on the head of a pull request whether it may be merged. Said twice it is said once. */
  judge(pull: JudgedPull, judgement: PromotionJudgement): Promise<void>;
  /** Open pull requests of this repository into a branch that are none of ours: reverts by hand, and what nobody should merge. */
  others(base: string): Promise<readonly OtherPull[]>;
}

/** What a judgement is about. */
export interface JudgedPull extends Pick<PromotionPull, 'number' | 'head'> {
  /** Of the release file at its head, as git has it; absent where it is no promotion pull request. */
  readonly releaseDigest?: string;
}

/** A pull request into the branch of an environment that somebody has made by hand. */
export interface OtherPull extends Pick<PromotionPull, 'number' | 'paths'> {
  readonly head: string;
}

/** What the check `mlops promotion` says. */
export interface PromotionJudgement {
  readonly verdict: Verdict;
  /** One line. */
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

export interface WantedPull {
  /** Head branch, without `refs/heads/`. */
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly about: PromotionAbout;
}

/** What a promotion pull request is for, in words for programs; nobody reads it out of its title. */
export interface PromotionAbout {
  readonly model: string;
  readonly version: number;
  /** Of the artifact. */
  readonly digest: string;
  /** `sha256:…` of the release file as we rendered it. */
  readonly releaseDigest: string;
  /** It takes back what the branch names. */
  readonly revert?: true;
}

export interface PromotionPull extends WantedPull {
  readonly number: number;
  /** `gone`: somebody else than we closed it, or removed its branch. */
  readonly state: 'open' | 'closed' | 'gone' | 'merged';
  /** Commit of the head branch; undefined where that is gone. */
  readonly head: string | undefined;
  /** Files that merging it would change, from the root; empty where it is not open. */
  readonly paths: readonly string[];
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** When it was closed or merged, as far as it is known. */
  readonly closedAt?: string;
  /** Of its head, where they were asked about. The local forge has none. */
  readonly approvals: Approvals;
  /**
   * What the check on its head says of the release that it is about, where we wrote it. Undefined: nothing, or the forge has
   * no checks. Of those that are not open it is known for merged ones alone.
   */
  readonly judged?: Verdict;
  readonly url?: string;
}
