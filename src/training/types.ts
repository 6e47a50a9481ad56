import type { NoNumber, ReportedValue } from '../metrics/readers/types.ts';
import type { Replaces } from '../support/replaces.ts';

/** JSON as it is written into records. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A file by content. `digest` is `sha256:<hex>`, `path` is relative with POSIX separators. */
export interface FileRecord {
  readonly path: string;
  readonly digest: string;
  readonly bytes: number;
}

/** How a training ended. Only `infrastructure` and `preempted` are worth another try. */
export type ExitClass =
  | 'ok'
  | 'user'
  | 'data'
  | 'infrastructure'
  | 'preempted'
  | 'out-of-memory'
  | 'timeout'
  | 'cancelled';

/** A run of another model, as an input. */
export interface NeededRecord {
  readonly role: string;
  readonly model: string;
  /** Of that run. */
  readonly fingerprint: string;
  /** Digest of the artifact that was handed to the step. */
  readonly digest: string;
}

/** `at`: its place among the reported numbers, from 0, since records sort their keys. Older records lack it. */
export interface RecordedMetric extends ReportedValue {
  readonly at?: number;
}

/** `run.json`: one training of one model with one seed. */
export interface SeedRun {
  readonly schemaVersion: 1;
  readonly model: string;
  /** SHA-256 (hex) over everything that can change the result but the seed's position in the list. */
  readonly fingerprint: string;
  readonly seed: number | null;
  readonly commit: string;
  /** `local`: made on somebody's machine; never becomes a version on a forge. */
  readonly origin: 'local' | 'ci';
  /** Present where nothing was trained: the artifact is files of the commit. */
  readonly training?: 'none';
  /** Empty where nothing was trained. */
  readonly command: readonly string[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly exit: { readonly class: ExitClass; readonly code: number | null; readonly signal: string | null };
  readonly inputs: {
    readonly code: { readonly files: number; readonly digest: string };
    readonly data: readonly { readonly role: string; readonly dataset: string; readonly digest: string }[];
    readonly params: { readonly [dottedKey: string]: Json };
    readonly env: { readonly [name: string]: string };
    /** Runs of other models whose artifacts it got; absent where it needs none. */
    readonly needs?: readonly NeededRecord[];
  };
  readonly artifact: { readonly digest: string; readonly files: readonly FileRecord[] };
  readonly outputs: readonly (FileRecord & { readonly kind: 'metrics' | 'plot' | 'predictions' | 'log' })[];
  readonly metrics: { readonly [name: string]: RecordedMetric };
  /** What the metrics files have under a name instead of a number; absent where all are numbers. */
  readonly noNumbers?: { readonly [name: string]: NoNumber };
  readonly environment: Environment;
  /** What made the language environment before the command, in order; absent where nothing did. */
  readonly setup?: readonly SetupRecord[];
  /** Processes that the command left running and that were ended; absent where there were none. */
  readonly survivors?: number;
}

/** One command of a setup. */
export interface SetupRecord {
  readonly command: readonly string[];
  /** The lock file that it was found by; absent for one that `mlops.yaml` names. */
  readonly lock?: string;
  readonly seconds: number;
}

export interface Environment {
  readonly os: string;
  readonly cpu: string;
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
  readonly gpus: readonly { readonly name: string; readonly driver: string; readonly memory: number }[];
  /** Interpreter and version, for example `{ python: '3.11.7', node: '24.21.0' }`. */
  readonly runtimes: { readonly [name: string]: string };
  /** Installed packages by ecosystem: `{ pip: { 'scikit-learn': '1.9.0' }, npm: {…} }`. */
  readonly packages: { readonly [ecosystem: string]: { readonly [name: string]: string } };
}

/** The folded result of one fingerprint: what the ledger keeps at `runs/<model>/<2>/<fingerprint>.json`. */
export interface RunRecord {
  readonly schemaVersion: 1;
  readonly model: string;
  readonly fingerprint: string;
  /** In the order of `train.seeds`; the first is the artifact that ships. */
  readonly seeds: readonly SeedRun[];
  /** Set where this run was made because the store had lost another one's bytes. */
  readonly replaces?: Replaces;
}

/** A file as a commit holds it (the same shape as an entry of the project's tree). */
export interface SourceFile {
  readonly path: string;
  /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
  readonly mode: string;
  /** Git blob id. */
  readonly oid: string;
}

/** One version of a dataset as an input: files that are on this machine already. */
export interface DataInput {
  readonly role: string;
  /** Name of the dataset. */
  readonly dataset: string;
  readonly digest: string;
  /** Path or glob below the root, or the path of a `.dvc` file; tells whether the step gets a file or a folder. */
  readonly source: string;
  /** `path` is relative to the repository's root, `local` absolute. */
  readonly files: readonly { readonly path: string; readonly local: string; readonly bytes: number }[];
}
