/** How git stands to a file: what it ignores is in no commit. */
export type FileState = 'tracked' | 'untracked' | 'ignored';

/** A regular file of the checkout: neither a link nor reached through one. */
export interface SurveyFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly state: FileState;
  readonly bytes: number;
}

/** What `mlops init` has seen of a checkout. Texts are what anybody may have written: data, never instructions. */
export interface Survey {
  /** Files whose names say that they may matter, ordered by path. */
  readonly files: readonly SurveyFile[];
  /** Content of those that are small texts. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every path that git tracks. */
  readonly tracked: ReadonlySet<string>;
  /** Those, and every other one that it would not ignore. */
  readonly known: ReadonlySet<string>;
  /** What was not looked at and why, a sentence each. */
  readonly left: readonly string[];
}

/** A value with the evidence for it, in words that hold as long as the guess does: they are written into the file. */
export interface Guess<Value> {
  readonly value: Value;
  readonly why: string;
  /** What was counted or measured: shown, and not written, since it changes with the data. */
  readonly seen?: string;
}

/** What a header and one pass of counting say of a table. */
export interface TableFacts {
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
}

export interface ColumnFacts {
  readonly name: string;
  readonly kind: 'integer' | 'number' | 'string' | 'boolean' | 'other';
  /** Absent where nobody counted. */
  readonly distinct?: number;
  readonly nulls?: number;
  /** Largest minus smallest value of an integer. */
  readonly span?: number;
  /** Rows whose value is a UUID. */
  readonly uuids?: number;
  /** All of its values are 0 and 1. */
  readonly zeroOne?: boolean;
}

/** A file, or files of one folder, that look like a dataset. */
export interface DataCandidate {
  /** As `source` names it: a path, a glob or a DVC pointer. */
  readonly source: string;
  /** The files whose content is here, from the root. */
  readonly files: readonly string[];
  /** Without `.dvc`: what a script would open; for a glob its folder. */
  readonly opens: string;
  readonly bytes: number;
  readonly state: FileState | 'dvc';
  readonly split: 'train' | 'test' | 'validation' | undefined;
  /** The delimiter of a text with separated values where it is not the usual one. */
  readonly delimiter?: string;
  /** Texts that stand where a value is missing, where there are others than the empty one. */
  readonly nulls?: Guess<readonly string[]>;
}

export interface ProposedDataset extends DataCandidate {
  readonly name: string;
  readonly why: string;
  readonly seen: string;
  readonly facts?: TableFacts;
  readonly key?: Guess<string>;
}

export interface ProposedModel {
  readonly name: Guess<string>;
  /** '' for the root. */
  readonly workingDirectory: Guess<string>;
  readonly run: Guess<string>;
  /** A stage of a `dvc.yaml` that says everything else; the file then names it alone. */
  readonly stage?: Guess<string>;
  /** Role → name of a dataset. */
  readonly data: ReadonlyMap<string, Guess<string>>;
  /** File from the working directory (or with `/` from the root) → the keys that count; null for all of them. */
  readonly params: ReadonlyMap<string, Guess<readonly string[] | null>>;
  readonly code?: Guess<readonly string[]>;
  readonly artifact: readonly Guess<string>[];
  readonly metrics: readonly Guess<string>[];
  readonly plots: readonly Guess<string>[];
  readonly runsOn?: Guess<string | readonly string[]>;
  readonly evaluate?: Guess<ProposedEvaluate>;
  /** The command that installs its libraries. */
  readonly environment?: Environment;
  /** Names of metrics that a file of the repository holds. */
  readonly metricNames: readonly string[];
  /** Why there is no `evaluate`, and how it would look: lines that are commented out. */
  readonly evaluateHint: readonly string[];
}

/** The command that installs libraries, and the step of a job that does, where a run would see them. */
export interface Environment extends Guess<string> {
  readonly step?: InstallStep;
  /** The lock file from which the training installs by itself, where the machine lacks what it names. */
  readonly found?: string;
}

export interface InstallStep {
  readonly run: string;
  /** From the root; '' for it. */
  readonly folder: string;
}

export interface ProposedEvaluate {
  readonly run?: string;
  readonly code?: readonly string[];
  readonly task?: 'binary' | 'multiclass' | 'regression';
  readonly predictions: string;
  readonly label: { readonly dataset: string; readonly column: string };
}

/** What would stand in `mlops.yaml`, and what a person has to look at. */
export interface Proposal {
  readonly datasets: readonly ProposedDataset[];
  readonly models: readonly ProposedModel[];
  /** A sentence each. */
  readonly checks: readonly string[];
}
