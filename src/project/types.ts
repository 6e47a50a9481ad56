import type { Level } from '../support/verdict.ts';
import type { Dataset } from './dataset-types.ts';
import type { ModelStages } from './dvc/expand-pipelines.ts';
import type { Environment, Serve } from './environment-types.ts';

export type {
  BaseDefaults,
  Build,
  Check,
  Column,
  ColumnType,
  DataFormat,
  Dataset,
  DatasetFormat,
  Drift,
  DriftLimit,
  LockEntry,
  LockedObject,
  OnlyInHead,
  Span,
  View,
  ViewReading,
  ViewRule,
} from './dataset-types.ts';
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
  /** In the order of the files. */
  readonly environments: ReadonlyMap<string, Environment>;
  /** Other files of the project, from the root of the repository: those that the root file includes, and those of columns. */
  readonly included: readonly string[];
}

export type WhenUnknown = 'block' | 'allow';

/** A path into the document, as in `['datasets', 'flights', 'columns', 'origin', 'values']`. */
export type ProjectPath = readonly (string | number)[];

/** An amount in the unit of the quantity (`absolute`) or in percent of a reference (`1.5` is 1.5 %). */
export type Amount =
  | { readonly kind: 'absolute'; readonly value: number }
  | { readonly kind: 'percent'; readonly value: number };

export interface Model {
  readonly name: string;
  /** The entry of `models` whose `matrix` it came of; absent: it was written by itself. */
  readonly matrix?: string;
  /** The stages of a `dvc.yaml` that its command and files come of; absent: all of it stands in the file. */
  readonly stages?: ModelStages;
  /** Below the root, '' for the root itself. The model's relative paths have been resolved against it already. */
  readonly workingDirectory: string;
  /** Globs below the root, `!` excludes; `default` stands for all tracked files but documentation. */
  readonly code: { readonly kind: 'default' } | { readonly kind: 'globs'; readonly globs: readonly string[] };
  /** Role → dataset name. A single dataset has the role `train`. */
  readonly data: ReadonlyMap<string, string>;
  readonly params: readonly ParamsFile[];
  /** Models whose artifacts its steps get; absent: none. */
  readonly needs?: readonly Need[];
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

/** A model of the same project whose artifact another one's steps get. */
export interface Need {
  /** As under `needs`; `base-model` for that key. */
  readonly role: string;
  /** The variable that names its artifact: `MLOPS_MODEL_<ROLE>` or `MLOPS_BASE_MODEL`. */
  readonly variable: string;
  readonly model: string;
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
  /** Absent: nothing is trained, and the artifact is files of the commit. */
  readonly run?: Command;
  /** Tells whether it runs at all, before the first seed; its results are nobody's. */
  readonly smoke?: Command;
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
  readonly when: When;
}

/** When a change of its inputs is trained: at once, when somebody asks for it, or when it is merged. */
export type When = 'pull-request' | 'request' | 'merge';

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
