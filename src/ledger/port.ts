import type { Meter } from '../support/amount.ts';

/**
 * The ledger: records at addresses, on a branch of the repository. Records are write-once: writing the same bytes
 * again is nothing; others never overwrite what is there: they give way to it, or are a finding (`record-conflict`).
 */
export interface Ledger {
  /**
   * The record's text at an address such as `runs/delay/ab/ab12….json`, or undefined where there is none.
   * Cost does not grow with history. A ledger that cannot be looked at is an error, never "no record".
   */
  read(address: string): Promise<string | undefined>;
  /** Several look-ups at once, in one round trip for each level of the addresses. */
  readMany(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Names of the records directly below folders such as `versions/delay`, sorted by their numbers where they are numbers
   * (`1.json`, `2.json`, `10.json`); none where there is no such folder. One round trip for each level; what it costs
   * grows with what lies in the folder itself, not with the history of the ledger.
   */
  list(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * All or nothing; retried against other writers; returns when the records are on the ledger. Where other bytes are at
   * an address already it is `record-conflict`, unless `giveWay` says that ours is not needed there. Tells each try
   * after the first.
   */
  write(records: readonly LedgerRecord[], message: string, giveWay?: GiveWay, tell?: Meter): Promise<LedgerWrite>;
  /** Newest first: which records appeared when, below a prefix such as `runs/delay/`. This one scans; reports do not. */
  history(prefix: string, limit: number): AsyncIterable<LedgerEntry>;
}

export interface LedgerRecord {
  readonly address: string;
  /** JSON. */
  readonly text: string;
}

/**
 * What becomes of records of ours where somebody has recorded others at their addresses since we looked: `drop`, since
 * what is recorded says the same; `aside`, kept on this machine for people. What it does not name is a conflict. It may
 * name others of ours, too, that do not fit what is recorded. Asked again when somebody else is faster.
 * @param ours address → text of all that is to be written
 * @param there address → text of those that are there with other bytes
 */
export type GiveWay = (ours: RecordTexts, there: RecordTexts) => ReadonlyMap<string, 'drop' | 'aside'>;

/** Address → text. */
export type RecordTexts = ReadonlyMap<string, string>;

/** A record of ours that was not written. */
export interface GivenWay {
  readonly address: string;
  readonly text: string;
  /** What is recorded at its address; absent: nothing, it did not fit what is recorded elsewhere. */
  readonly there?: string;
  /** The file that it was kept in for people. */
  readonly aside?: string;
}

export interface LedgerWrite {
  /** Commit on the ledger branch that holds the records; null while they wait on this machine (`offline`). */
  readonly commit: string | null;
  /** Addresses that were new; the others were there already with the same bytes. */
  readonly added: readonly string[];
  /** Records that were not written, since `giveWay` said so. */
  readonly gaveWay: readonly GivenWay[];
  /** False: there is no remote (the local branch holds the records), or `offline` was asked for (they wait). */
  readonly pushed: boolean;
}

export interface LedgerEntry {
  readonly address: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly author: string;
  readonly message: string;
}
