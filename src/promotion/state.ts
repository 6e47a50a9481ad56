import type { VersionRef } from './types.ts';

export type PromotionStateName =
  /** There is no version, and the branch names none. */
  | 'none'
  /** A promotion pull request can be opened now. */
  | 'available'
  /** Something has to happen before one can be opened. */
  | 'waiting'
  /** There is one. */
  | 'open'
  /** The branch names a release that is not deployed yet. */
  | 'merged'
  | 'deploying'
  | 'verifying'
  /** What the branch names is live and was verified, and nothing newer is under way. */
  | 'live'
  /** What the branch names failed, and nothing is live. */
  | 'failed'
  /** What the branch names failed or was taken away; an older release is live until the branch names it again. */
  | 'rolled-back'
  /** Automation may not promote or deploy this version any more. */
  | 'held'
  /** An open pull request lost its reason; it is closed by a word. */
  | 'superseded';

/** What something waits for. `sentence` says it for a person, with names and numbers. */
export interface Wait {
  readonly kind: WaitKind;
  readonly sentence: string;
  /** ISO 8601, never in the future. */
  readonly since?: string;
  /** When it ends by itself. */
  readonly until?: string;
  /** Who can end it. */
  readonly for?: string;
  /** The version that somebody would have to ask for by name, to end it. */
  readonly asks?: number;
}

export type WaitKind =
  | 'branch'
  | 'release'
  | 'version'
  | 'commit'
  | 'verdict'
  | 'gates'
  | 'hold'
  | 'taken-back'
  | 'asked'
  | 'closed'
  | 'needs'
  | 'soak'
  | 'window'
  | 'approvals'
  | 'merge'
  | 'edited'
  | 'arrival'
  | 'deployment'
  | 'failure'
  | 'revert';

/** Why a pull request is closed. */
export type CloseWord = 'superseded' | 'duplicate' | 'not-needed' | 'not-merged' | 'held';

/** What can be done right now; each is safe to do twice. */
export type PromotionAction =
  /** Ask the gates of the environment about a version, before anything else is done about it. */
  | ({ readonly kind: 'ask' } & VersionRef)
  | ({ readonly kind: 'open'; readonly release?: Override } & VersionRef)
  | ({ readonly kind: 'update'; readonly number: number } & VersionRef)
  | { readonly kind: 'close'; readonly number: number; readonly word: CloseWord; readonly sentence: string }
  /** `head`: merge only this commit. */
  | ({ readonly kind: 'merge'; readonly number: number; readonly head: string } & VersionRef)
  /** `rollback`: back to what was verified here before, so that no gate is asked. */
  | ({
      readonly kind: 'deploy';
      readonly commit: string;
      readonly rollback: boolean;
      readonly release?: Override;
      readonly override?: Override;
    } & VersionRef);

/**
 * What a person decided against a rule, to be recorded with its name; as `release` of an action: as a hold record that
 * releases the digest, before anything else is done.
 */
export interface Override {
  readonly by: string;
  readonly because: string;
}

export interface PromotionState {
  readonly state: PromotionStateName;
  /** The version that the state is about; null where there is none. */
  readonly version: number | null;
  /** Since when it is so; null where nobody knows. */
  readonly since: string | null;
  /** What is live, as the recorded deployments say. */
  readonly live: (VersionRef & { readonly since: string }) | null;
  /** What the version waits for; of a state that waits for nothing: what a newer one waits for, or what is odd. */
  readonly waitsFor: readonly Wait[];
  /** Empty: nothing to do. Several only where several pull requests are closed. */
  readonly actions: readonly PromotionAction[];
}
