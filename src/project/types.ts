import type { DatabaseSource } from '../support/database-table.ts';
import type { Level } from '../support/verdict.ts';
import type { DriftStatistic } from './drift-statistics.ts';
import type { Environment, Serve } from './environment-types.ts';
import type { CheckRule, ColumnRule } from './rule-types.ts';

export type { DriftStatistic, PeerStatistic } from './drift-statistics.ts';
export type { Environment, PromotionWindow, Serve, Target } from './environment-types.ts';
export type {
  Between,
  CheckRule,
  ColumnRule,
  ColumnRuleKey,
  ColumnRuleOf,
  Comparison,
  Hygiene,
  OtherRule,
  Period,
  SequenceRule,
  TableRule,
  TableRuleKind,
  TableRuleOf,
  Values,
} from './rule-types.ts';
export type { GoldenProtocol, GoldenStep, PrometheusStep, VerifyStep } from './verify-types.ts';

/**
 * `mlops.yaml` after loading: every short form is expanded, every default is filled in, every amount has a unit.
 * Nothing here is optional for convenience: what is absent was not asked for.
 */
export interface Project {
  readonly version: 1;
  readonly name?: string;
  /** Where artifacts and predictions live: a folder, relative to the repository's root or absolute. */
  readonly store: string;
  readonly comment: 'always' | 'on-change' | 'on-fail';
  readonly whenUnknown: WhenUnknown;
  /** Whether the author of a pull request may accept its loss. */
  readonly selfAccept: boolean;
  /** Which recorded results a job of a forge uses again. */
  readonly reuse: 'verified' | 'never';
  /** Tags of git for versions and deployments, as this tool reads them; absent: none. */
  readonly tags?: 'gto';
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly models: ReadonlyMap<string, Model>;
  readonly launchers: ReadonlyMap<string, Launcher>;
  /** In the order of the file. */
  readonly environments: ReadonlyMap<string, Environment>;
}

export type WhenUnknown = 'block' | 'allow';

/** A path into the document, as in `['datasets', 'flights', 'columns', 'origin', 'values']`. */
export type ProjectPath = readonly (string | number)[];

/** An amount in the unit of the quantity (`absolute`) or in percent of a reference (`1.5` is 1.5 %). */
export type Amount =
  | { readonly kind: 'absolute'; readonly value: number }
  | { readonly kind: 'percent'; readonly value: number };

// ── datasets ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Dataset {
  readonly name: string;
  /**
   * A path or glob below the repository's root, POSIX separators; may be a `.dvc` file. Or an address (`isAddress`). Or
   * rows of a database as the command line names them, which is no pattern for files.
   */
  readonly source: string;
  /** Where these rows are; then `format` is `table`, and `locked` says which version of them is meant. */
  readonly database?: DatabaseSource;
  /** Of the content behind an address: `sha256:<64 hex>`. */
  readonly digest?: string;
  readonly format: DatasetFormat;
  /**
   * What it keeps of another dataset. Then `source`, `digest`, `database` and `format` are those of the dataset at the end
   * of that way, whose files are read.
   */
  readonly view?: View;
  /** Columns that identify a row: unique together, never null. Empty: no key. */
  readonly key: readonly string[];
  readonly time?: string;
  /** Milliseconds that the newest `time` may be old when its entry in the lock file is written; of a database alone. */
  readonly freshness?: number;
  readonly rows: { readonly min?: number; readonly max?: number; readonly change?: Amount };
  readonly extraColumns: Level | 'allow';
  readonly columns: ReadonlyMap<string, Column>;
  /**
   * How the columns of a file without a header are named, by their place; absent: as in `columns`, the absent ones left
   * out. Only where two contracts became one, and one side's `absent` must not move the names of the others.
   */
  readonly fieldNames?: readonly string[];
  readonly checks: readonly Check[];
  readonly drift: Drift;
  /** Its data change only together with its entry in the lock file. */
  readonly frozen?: true;
  /** Its entry in the lock file, frozen or in a database; absent: there is none. */
  readonly locked?: LockEntry;
  /** True for a dataset that a model named by its path, without a section of its own. */
  readonly implicit: boolean;
  readonly path: ProjectPath;
}

/** Rows and columns of another dataset, without a copy. */
export interface View {
  /** The dataset that it names. */
  readonly from: string;
  /** The dataset at the end of that way, which has the rows. */
  readonly root: string;
  /** That one's entry in the lock file, where its rows are in a database. */
  readonly locked?: LockEntry;
  /** What each view on the way from the files keeps of the one before; the last rule is this view's own. */
  readonly rules: readonly ViewRule[];
  /** How the files are read, which is the word of the dataset that has them. */
  readonly reading: ViewReading;
}

/** What one view keeps, in the order in which it is applied. */
export interface ViewRule {
  /** The view, for messages. */
  readonly dataset: string;
  readonly where?: string;
  readonly dropLast?: Span;
  readonly last?: Span;
  /** The column by which `dropLast` and `last` count; present with either. */
  readonly time?: string;
  readonly select?: readonly string[];
}

export interface ViewReading {
  /** Declared types, for formats without types. */
  readonly types: ReadonlyMap<string, ColumnType>;
  /** Column names in order, for files without a header. */
  readonly names: readonly string[];
  /** Columns whose values appear in no message. */
  readonly hidden: readonly string[];
}

/** An end of the rows in order of time. */
export type Span =
  | { readonly kind: 'duration'; readonly milliseconds: number }
  /** `percent` of the rows, and the rows less than `gap` milliseconds before them. */
  | { readonly kind: 'share'; readonly percent: number; readonly gap: number };

/** One version of a dataset that was agreed on in review. */
export interface LockEntry {
  /** `sha256:<64 hex>` of the version; the rest is for people. */
  readonly digest: string;
  readonly rows?: number;
  readonly bytes?: number;
}

/** `table`: rows of a database, which have names and types of their own. */
export type DatasetFormat = DataFormat | { readonly kind: 'table' };

export type DataFormat =
  | { readonly kind: 'parquet' }
  /** Arrow IPC: files, streams, Feather version 2. */
  | { readonly kind: 'arrow' }
  | {
      readonly kind: 'csv';
      readonly header: boolean;
      readonly delimiter: string;
      readonly quote: string;
      readonly nulls: readonly string[];
    }
  | { readonly kind: 'json' }
  /** A tree that is not looked into: file count, sizes and digests only. `guessed`: nobody declared it. */
  | { readonly kind: 'files'; readonly guessed?: true };

export type ColumnType = 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'timestamp';

export interface Column {
  readonly name: string;
  readonly type?: ColumnType;
  /** Largest share or count of nulls; absent: nulls are not limited. */
  readonly nulls?: Amount;
  /** Inclusive; a number, or an ISO date or timestamp for columns of those types. */
  readonly min?: number | string;
  readonly max?: number | string;
  readonly values?: readonly (string | number | boolean)[];
  /** A regular expression of the subset that every engine understands; the whole value must match. */
  readonly pattern?: string;
  /** A second pattern that must match too: the base's, where both sides of a pull request have one of their own. */
  readonly alsoPattern?: string;
  readonly unique: boolean;
  /** False (default true): the column may be missing. */
  readonly required: boolean;
  /** The column must not exist, for example because it is known only after the event (leakage). */
  readonly absent: boolean;
  /** No values of this column in any report or sketch. */
  readonly sensitive: boolean;
  readonly level: Level;
  /** Everything else that is asked of its values; absent: nothing. */
  readonly rules?: readonly ColumnRule[];
  /** Where two contracts became one: what the base asks of every column, as far as the head's words would change it. */
  readonly defaults?: BaseDefaults;
  readonly path: ProjectPath;
}

export interface BaseDefaults {
  readonly level: Level;
  /** That every row is null was not agreed. */
  readonly filled: boolean;
  /** Whether the base's contract names the column. */
  readonly declared: boolean;
}

/** A rule about rows or about the table as a whole. */
export interface Check {
  readonly name: string;
  readonly rule: CheckRule;
  /** As many rows may break it. */
  readonly max: Amount;
  readonly level: Level;
  readonly path: ProjectPath;
}

export interface Drift {
  readonly against: 'base' | 'none';
  readonly columns: ReadonlyMap<string, DriftLimit>;
  /** Where two contracts became one: what only the head's says, which takes no default of the base away. */
  readonly onlyInHead?: OnlyInHead;
}

/** Names of columns. */
export interface OnlyInHead {
  /** In the contract at all. */
  readonly declared: readonly string[];
  /** Called unique, or a key where the base has none: such columns move by their nature. */
  readonly unique: readonly string[];
  readonly key: readonly string[];
  /** Called sensitive: their values are not compared. */
  readonly sensitive: readonly string[];
  /** Limited by `wasserstein`: whole numbers with few values are otherwise compared by their shares. */
  readonly distances: readonly string[];
}

/** `ignore`, or limits by statistic; a statistic that is not named keeps its default for that kind of column. */
export type DriftLimit =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'limits'; readonly limits: Readonly<Partial<Record<DriftStatistic, number>>> };

// ── models ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Model {
  readonly name: string;
  /** The entry of `models` whose `matrix` it came of; absent: it was written by itself. */
  readonly matrix?: string;
  /** Below the root, '' for the root itself. The model's relative paths have been resolved against it already. */
  readonly workingDirectory: string;
  /** Globs below the root, `!` excludes; `default` stands for all tracked files but documentation. */
  readonly code: { readonly kind: 'default' } | { readonly kind: 'globs'; readonly globs: readonly string[] };
  /** Role → dataset name. A single dataset has the role `train`. */
  readonly data: ReadonlyMap<string, string>;
  readonly params: readonly ParamsFile[];
  readonly train: Train;
  /** Files or folders (trailing `/` or not) that make up the model: below `$MLOPS_OUTPUT` or the working directory. */
  readonly artifact: readonly string[];
  readonly metrics: readonly MetricsFile[];
  readonly plots: readonly string[];
  readonly evaluate?: Evaluate;
  /** Metric → rules; empty: no known metric may get worse beyond its noise. */
  readonly gates: ReadonlyMap<string, readonly GateRule[]>;
  /** Asked when a version is to be promoted, and not of a change. */
  readonly environmentGates: readonly EnvironmentGate[];
  /** How it is served; absent: an intermediate model that is never promoted. */
  readonly serve?: Serve;
  readonly env: ReadonlyMap<string, string>;
  /** JSON Schemas of the user's own files: params or metrics file → schema file, both below the root. */
  readonly schemas: ReadonlyMap<string, string>;
  readonly path: ProjectPath;
}

export interface ParamsFile {
  /** Below the root; with `keys: null` it may be a glob or a folder. */
  readonly file: string;
  /** Dotted keys, or null for the whole file. */
  readonly keys: readonly string[] | null;
}

/** `shell`: `bash -eo pipefail -c`, as in a workflow; `argv`: no shell at all. */
export type Command =
  | { readonly kind: 'shell'; readonly text: string }
  | { readonly kind: 'argv'; readonly argv: readonly string[] };

/** What makes the language environment of a step; `none`: nothing, also where a lock file is found. */
export type Setup = Command | { readonly kind: 'none' };

export interface Train {
  readonly run: Command;
  /** Absent: found from a lock file. */
  readonly setup?: Setup;
  /** Names of variables of the caller's environment that this step gets as well; their values are never recorded. */
  readonly secrets: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  /** One run for each; the first listed seed is the artifact that ships. Empty: one run without a seed. */
  readonly seeds: readonly number[];
  readonly resources: Resources;
  readonly reuse: boolean;
  /** As in a workflow: label, labels, or group and labels. */
  readonly runsOn: RunsOn;
  /** `local` or a name from `launchers`. */
  readonly launcher: string;
}

export type RunsOn = string | readonly string[] | { readonly group?: string; readonly labels: readonly string[] };

export interface Resources {
  readonly cpus?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly gpus?: { readonly count: number; readonly memory?: number; readonly name: readonly string[] };
}

export interface MetricsFile {
  readonly file: string;
  readonly prefix?: string;
  /** Which row of a table counts. */
  readonly row: RowChoice;
}

export type RowChoice =
  | { readonly kind: 'last' }
  | { readonly kind: 'min'; readonly column: string }
  | { readonly kind: 'max'; readonly column: string }
  /** The one row in which every named column has this value. */
  | { readonly kind: 'where'; readonly cells: ReadonlyMap<string, string | number | boolean> };

/** `scored`: no label is compared with; the rows bring scores that the step made, and their means are the metrics. */
export type Task = 'binary' | 'multiclass' | 'regression' | 'scored';

export interface Evaluate {
  /** The step that scores the test rows; without it, training itself writes `predictions`. */
  readonly run?: Command;
  /** Absent: found from a lock file; only for `run`. */
  readonly setup?: Setup;
  /** Files that only this step reads, besides the model's code: changing them does not train again. */
  readonly code: readonly string[];
  /** As for training; only for `run`. */
  readonly secrets: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  readonly task?: Task;
  /** How many times the step scores each model, two or more; absent: once. */
  readonly repeat?: number;
  /** Where the predictions file is written, relative to `$MLOPS_OUTPUT` or the working directory. */
  readonly predictions?: string;
  /** The dataset with the test rows, and its column with the truth: without one for `scored` (`rows` in the file). */
  readonly label?: { readonly dataset: string; readonly column?: string };
  /** For `binary`: the label value that counts as positive; default 1 / true. */
  readonly positive?: string | number | boolean;
  /** Metric names; empty: the usual ones of the task, or all columns of scores. */
  readonly compute: readonly string[];
  /** The declared ones, then the columns that gates name with `by`. */
  readonly slices: readonly Slice[];
  /** Columns whose equal values belong together when rows are resampled. */
  readonly cluster: readonly string[];
}

/** A column of the test rows to slice by; `top`: only its most frequent values. */
export interface Slice {
  readonly column: string;
  readonly top?: number;
}

export type Better = 'higher' | 'lower' | { readonly closeTo: number };

export interface GateRule {
  readonly metric: string;
  readonly better?: Better;
  readonly min?: number;
  readonly max?: number;
  readonly maxWorse?: Amount;
  readonly minBetter?: Amount;
  /** Every value of this slice column has to keep the rule. */
  readonly by?: string;
  /** Slices with fewer rows are listed, not judged. Default 1 unless `by` is given (then 30). */
  readonly minRows: number;
  readonly level: Level;
  readonly whenUnknown: WhenUnknown;
  readonly requireInterval: boolean;
  readonly path: ProjectPath;
}

/** A rule that is asked when a version is to be promoted into an environment. */
export interface EnvironmentGate extends GateRule {
  /** Name of that environment. */
  readonly at: string;
  /** Name of the environment whose live version the relative limits compare with. */
  readonly against: string;
}

export interface Launcher {
  readonly name: string;
  readonly kind: 'local';
}
