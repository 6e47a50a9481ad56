/**
 * The ledger: records at addresses, on a branch of the repository. Records are write-once: writing the same bytes
 * again is nothing, writing others at the same address is a finding (`record-conflict`), never an overwrite.
 */
export interface Ledger {
  /**
   * The record's text at an address such as `runs/delay/ab/ab12….json`, or undefined where there is none.
   * Cost does not grow with history. A ledger that cannot be looked at is an error, never "no record".
   */
  read(address: string): Promise<string | undefined>;
  /** Several look-ups at once, in one round trip for each level of the addresses. */
  readMany(addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All or nothing; retried against other writers; returns when the records are on the ledger. */
  write(records: readonly LedgerRecord[], message: string): Promise<LedgerWrite>;
  /** Newest first: which records appeared when, below a prefix such as `runs/delay/`. This one scans; reports do not. */
  history(prefix: string, limit: number): AsyncIterable<LedgerEntry>;
}

export interface LedgerRecord {
  readonly address: string;
  /** JSON. */
  readonly text: string;
}

export interface LedgerWrite {
  /** Commit on the ledger branch that holds the records; null while they wait on this machine (`offline`). */
  readonly commit: string | null;
  /** Addresses that were new; the others were there already with the same bytes. */
  readonly added: readonly string[];
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
