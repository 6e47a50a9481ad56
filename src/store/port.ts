/** Where bytes live that are too large for git: artifacts and predictions, by digest (`sha256:<hex>`). */
export interface Store {
  /** Puts a file; nothing is sent when the digest is there already. When it comes back, the bytes are durable. */
  put(file: string): Promise<{ readonly digest: string; readonly bytes: number }>;
  /** Puts many files, for much less than each alone, and answers in their order; an error may leave some of them there. */
  putAll(files: readonly string[]): Promise<readonly { readonly digest: string; readonly bytes: number }[]>;
  has(digest: string): Promise<boolean>;
  /** Writes the bytes to `target` (created, never overwritten) and checks the digest while reading. */
  get(digest: string, target: string): Promise<void>;
  /** For messages: `folder .mlops/store`. */
  describe(): string;
}
