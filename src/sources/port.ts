import type { SourceAddress } from '../support/source-address.ts';

/** One object behind an address, as its store vouches for it. */
export interface SourceObject {
  readonly address: SourceAddress;
  /** Decoded, as the store has it; '' for an https address, which is one file. */
  readonly key: string;
  /** Below a folder of this machine: `s3/bucket/key`. */
  readonly path: string;
  /** Undefined where nobody was asked yet. */
  readonly bytes: number | undefined;
  /** Of the content as its store names it; undefined where nobody was asked yet. */
  readonly tag: string | undefined;
  /** Hex, where the store has one. */
  readonly md5?: string;
  /** Hex; what comes is refused where it is another. */
  readonly sha256?: string;
}

/** Content on this machine. */
export interface Brought {
  /** Absolute path. */
  readonly local: string;
  readonly bytes: number;
  /** Hex, of what lies there. */
  readonly sha256: string;
}

/** Content that a pointer in a commit stands for, and who may have it. */
export type PointedContent =
  | {
      readonly kind: 'lfs';
      readonly path: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly from: LfsServer;
    }
  /** @member remote a folder of this machine, absolute, or an address */
  | { readonly kind: 'dvc'; readonly path: string; readonly md5: string; readonly remote: string };

export interface LfsServer {
  /** `https://github.com/acme/flights.git/info/lfs` */
  readonly url: string;
  /** This clone names it, and not only a commit: it may be in a private network, and so may what it leads to. */
  readonly isOurs: boolean;
  /** The value of `Authorization` for it, asked for where it answers nobody. */
  authorization(): Promise<string | undefined>;
}

export interface Bringing {
  /** Where content is kept by what it is; absolute. */
  readonly cache: string;
  /** Told how many bytes of all of it have come. */
  readonly onBytes: (done: number) => void;
}

/** Where data is that no commit and no folder holds. */
export interface Sources {
  /**
   * The objects of an address, sorted by path; asked once for each address. None: nothing is there.
   * @throws MlopsError of this room
   */
  find(source: string): Promise<readonly SourceObject[]>;
  /** Their content on this machine, in their order, each checked. @throws MlopsError of this room */
  bring(objects: readonly SourceObject[], bringing: Bringing): Promise<readonly Brought[]>;
  /** The content of a pointer, checked. @throws MlopsError of this room */
  bringPointed(content: PointedContent, bringing: Bringing): Promise<Brought>;
}
