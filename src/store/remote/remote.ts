import type { Pack } from '../port.ts';

/** Whether the far side has bytes; `refused`: it does not say so to who asks. */
export type Answered = 'there' | 'missing' | 'refused';

/** Bytes on their way: `length` as the server announces it. */
export interface Incoming {
  readonly body: AsyncIterable<Buffer>;
  readonly length: number | undefined;
}

/** The far tier of a store: a repository of a registry, a prefix of a bucket. */
export interface Remote {
  /** @param digest `sha256:<64 hex>` */
  has(digest: string): Promise<Answered>;
  /** Begins to read; undefined where the bytes are not there. What comes is not checked yet. */
  open(digest: string): Promise<Incoming | undefined>;
  /** Sends what is missing, and last what names all of it. @param fileOf where the bytes of a digest are on this machine */
  publish(pack: Pack, fileOf: (digest: string) => Promise<string>): Promise<void>;
  /** What a server answers to who asks for something that is not there; strict. */
  ask(): Promise<string>;
  /** `registry ghcr.io/acme/models`, `bucket s3://acme/models`. */
  describe(): string;
}
