/** Where bytes live that are too large for git: artifacts and predictions, by digest (`sha256:<hex>`). */
export interface Store {
  /**
   * Puts files, many for much less than each alone, and answers in their order; nothing is sent when a digest is there already. When
   * it comes back, the bytes are durable; an error may leave some of them there.
   */
  putAll(files: readonly string[]): Promise<readonly { readonly digest: string; readonly bytes: number }[]>;
  has(digest: string): Promise<boolean>;
  /**
   * Writes the bytes to `target` (created, never overwritten) and checks the digest while reading.
   * @param bytes how many there are, where it is recorded: a server that sends more is stopped there, not when the disk is full
   */
  get(digest: string, target: string, bytes?: number): Promise<void>;
  /**
   * Makes the files of one result durable where everybody finds them who uses this store, as one thing with a name. What is
   * there already is not sent again. Throws store-missing where one of them is not to be had.
   */
  publish(pack: Pack): Promise<void>;
  /** For messages: `folder .mlops/store`. */
  describe(): string;
}

/** The files of one result, which are kept together and are of no use without each other. */
export interface Pack {
  readonly model: string;
  /** Of the run, 64 hex digits: the same result is the same pack. */
  readonly fingerprint: string;
  readonly files: readonly PackedFile[];
}

export interface PackedFile {
  /** Below the folder of the model, POSIX separators. */
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}
