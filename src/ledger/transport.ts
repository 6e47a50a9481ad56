/** How commits of one ref come and go. */
export interface Transport {
  /** For messages: `the local branch`, `origin (https://…)`. */
  readonly label: string;
  readonly kind: 'local' | 'remote' | 'offline';
  /**
   * The commit that the ref names now, or undefined where there is no such ref. Throws where that cannot be told.
   * @param since a tip that this process has just read: what changed since then is brought along in the same trip
   */
  tip(since?: string): Promise<string | undefined>;
  /** Brings a commit with nothing else. */
  fetchCommit(oid: string): Promise<void>;
  /** Brings trees and blobs, these alone. */
  fetchObjects(oids: readonly string[]): Promise<void>;
  /** Brings trees with all trees below them, and no blobs. */
  fetchFolders(oids: readonly string[]): Promise<void>;
  /** Brings commits and trees, without blobs, of the newest `depth` commits (undefined: all). */
  fetchHistory(commit: string, depth: number | undefined): Promise<void>;
  /**
   * Moves the ref from `expected` (undefined: it must not exist) to a commit whose new objects are here.
   * @param onto the commit that it builds on, whose history need not be here; absent: `expected`
   */
  publish(commit: string, expected: string | undefined, onto?: string): Promise<Publication>;
}

export type Publication =
  | { readonly kind: 'done' }
  /** Somebody else was faster. */
  | { readonly kind: 'moved' }
  /** For good: permission, protection, hook. */
  | { readonly kind: 'refused'; readonly words: string }
  /** It cannot be told whether it arrived, or another try may help. */
  | { readonly kind: 'unclear'; readonly words: string };
