import type { DatabaseSource } from '../support/database-table.ts';
import type { Level } from '../support/verdict.ts';
import type { DriftStatistic } from './drift-statistics.ts';
import type { CheckRule, ColumnRule } from './rule-types.ts';
import type { Amount, Command, Model, ParamsFile, ProjectPath, Resources, RunsOn, Setup } from './types.ts';

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
  /** The command that makes it: then `source` is where that leaves it, and nothing there in the repository is read. */
  readonly build?: Build;
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

/** How a dataset is made by a command. */
export interface Build {
  /** Names of the datasets that it reads; empty: the command brings the data itself. */
  readonly from: readonly string[];
  readonly run: Command;
  /** The folder of the file in which it stands, from the root; '' for the root. `source` is below it. */
  readonly workingDirectory: string;
  /** As of a model. */
  readonly code: Model['code'];
  readonly params: readonly ParamsFile[];
  /** Absent: found from a lock file. */
  readonly setup?: Setup;
  readonly resources: Resources;
  readonly runsOn: RunsOn;
  /** Milliseconds. */
  readonly timeout: number;
  readonly env: ReadonlyMap<string, string>;
  /** Names of variables of the caller's environment that it gets as well; their values are never recorded. */
  readonly secrets: readonly string[];
}

/** Rows and columns of another dataset, without a copy. */
export interface View {
  /** The dataset that it names. */
  readonly from: string;
  /** The dataset at the end of that way, which has the rows. */
  readonly root: string;
  /** That one's entry in the lock file, where it says which version is meant. */
  readonly locked?: LockEntry;
  /** A command makes that one. */
  readonly built?: true;
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
  /** Of data behind an address: the objects that are meant, whatever else is there now; by their keys, sorted. */
  readonly objects?: readonly LockedObject[];
}

/** One version of an object of a store. */
export interface LockedObject {
  readonly key: string;
  readonly bytes: number;
  /** Changes with the content; as the store names it. */
  readonly tag: string;
  /** Hex, where the store has one that is not the tag. */
  readonly md5?: string;
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
