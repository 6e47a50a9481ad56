import type { HandedOver } from './hand-over.ts';
import type { LostResult } from './lost-bytes.ts';
import type { Prover } from './proof.ts';
import type { Trust } from './trusted-records.ts';

/** The pull request of a fork, as the forge names it. */
export interface ForkRequest {
  readonly number: number;
  /** The commit of the fork: what check and comment are about, also where the merge of it is judged. */
  readonly head: string;
  /** Somebody who may write to this repository wants this commit trained. */
  readonly approved?: boolean;
}

/** What every command about a change is told. */
export interface ChangeRequest {
  /** Any folder inside the repository. */
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  readonly remote: string;
  readonly offline: boolean;
  readonly base?: string;
  readonly head?: string;
  /** Compared with this commit, whatever git says of the head's parents; null: with none, as a first run. */
  readonly baseline?: string | null;
  /** What that commit is; default: that of the model's last version. */
  readonly baselineKind?: 'last-version' | 'live-version';
  /** The head is that of a fork's pull request: data and nothing else here, unless somebody wants it trained. */
  readonly fork?: ForkRequest;
  /** `include`: uncommitted work is looked at as if it were committed; `refuse`: inputs must be committed. */
  readonly uncommitted: 'include' | 'refuse';
  /** What other jobs of the same change have made, as folders that came from them; may still be on its way. */
  readonly handedOver?: readonly HandedOver[] | Promise<readonly HandedOver[]>;
  /** Commands that make datasets run in a job of their own and nowhere else. */
  readonly builds?: 'elsewhere';
  /** Results along the base branch will be asked for: the first look at the ledger brings where they are. */
  readonly past?: true;
  /** Asked where the store does not hold what the plan needs of recorded results: they may be kept elsewhere. */
  readonly bring?: (results: readonly LostResult[]) => Promise<readonly HandedOver[]>;
  /**
   * Nobody has asked for what the change makes necessary: models wait as their `train.when` says, unless somebody has asked
   * for this commit, the head of the pull request. Absent: whoever gives the command asks for all of it.
   */
  readonly unasked?: { readonly head?: string };
  /** Says which recorded results nobody vouches for; absent: the ledger is believed. */
  readonly trust?: Trust;
  /** Makes it possible to vouch for records that are about to be written; absent: they are written without. */
  readonly prove?: Prover;
}
