/** Where bytes live that are too large for git: artifacts and predictions, by digest (`sha256:<hex>`). */
export interface Store {
  /** Puts a file; nothing is sent when the digest is there already. */
  put(file: string): Promise<{ readonly digest: string; readonly bytes: number }>;
  has(digest: string): Promise<boolean>;
  /** Writes the bytes to `target` (created, never overwritten) and checks the digest while reading. */
  get(digest: string, target: string): Promise<void>;
  /** For messages: `folder .mlops/store`. */
  describe(): string;
}
