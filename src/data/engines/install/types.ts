/** A package of the npm registry at one version. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** npm's `sha512-<base64>` of the tarball; null where the lock file has none, so that it is never downloaded. */
  readonly integrity: string | null;
}

/** Everything of which DuckDB for Node consists, as `package-lock.json` pins it. */
export interface PinnedEngine {
  readonly version: string;
  /** What every platform needs. */
  readonly common: readonly PinnedPackage[];
  /** The native library of each platform, by `<platform>-<arch>` and `-musl` where the C library is musl. */
  readonly platforms: Readonly<Record<string, PinnedPackage>>;
}

/** Where the data engine is looked for. */
export interface EngineSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Default: what `package-lock.json` pins. */
  readonly pinned?: PinnedEngine;
  /** Default: this machine, as `<platform>-<arch>` and `-musl` where the C library is musl. */
  readonly platform?: string;
  /** File or `file:` URL beside or above which `node_modules` is looked for; default: this code. */
  readonly code?: string;
}

/** A folder whose `node_modules` holds DuckDB, and how it was found; or where it would be put. */
export type EnginePlace =
  /** By MLOPS_DUCKDB. */
  | { readonly kind: 'named'; readonly folder: string }
  /** Beside or above the code. */
  | { readonly kind: 'installed'; readonly folder: string }
  /** In the tool cache, complete, every file as its digest list says. */
  | { readonly kind: 'cached'; readonly folder: string }
  | {
      readonly kind: 'absent';
      /** Where the tool cache would have it. */
      readonly folder: string;
      /** What is wrong with what lies there now. */
      readonly damage?: string;
      /** Why it cannot be downloaded for this machine. */
      readonly refusal?: string;
    };
