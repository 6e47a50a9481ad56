import type { ScoredRows } from '../../metrics/types.ts';
import type { Slice, Task } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { DatasetVersion } from '../types.ts';

/** One seed's predictions on this machine. */
export interface PredictionsFile {
  readonly seed: number | null;
  /** Which of several scorings of this seed's model it is, from 0; absent: the only one. */
  readonly repeat?: number;
  /** Digest of the artifact that made them. */
  readonly artifact: string;
  /** Absolute path; `.parquet`, `.csv`, `.jsonl`. */
  readonly file: string;
}

export interface ScoredRowsRequest {
  /** Default: from the labels; text, booleans and at most 20 whole numbers are classes. */
  readonly task?: Task;
  readonly test: DatasetVersion;
  /** Absent for `scored`: no label is compared with. */
  readonly labelColumn?: string;
  /** For `scored`: the columns of scores that count; none: every column of numbers. */
  readonly scores?: readonly string[];
  /** For `binary`: default 1 or true. */
  readonly positive?: string | number | boolean;
  readonly candidate: readonly PredictionsFile[];
  readonly baseline?: readonly PredictionsFile[];
  /** The base's version of the test dataset: labels of ids that it knows come from there. */
  readonly baseTest?: DatasetVersion;
  readonly slices: readonly Slice[];
  readonly cluster: readonly string[];
  /**
   * `all` (default): the baseline has to have predicted every row. `shared`: the baseline was scored on another
   * version of the test set; rows that both know, with equal labels, come back apart.
   */
  readonly pairing?: 'all' | 'shared';
}

export interface PredictionProblem extends Problem {
  readonly side: 'test' | 'candidate' | 'baseline';
  readonly seed?: number | null;
  /** Rows, where rows are the problem. */
  readonly count?: number;
  /** Keys of the first of them, in the order of the key. */
  readonly examples?: readonly { readonly [column: string]: string }[];
}

/** What became of the base's test rows in the head's. Counts are rows. */
export interface RowsAgainstBase {
  /** Rows of the base's version. */
  readonly base: number;
  /** Rows of the head whose key the base has. */
  readonly known: number;
  /** Rows of the base whose key the head no longer has. */
  readonly gone: number;
  /** Known rows with another label than the base's. */
  readonly labels: number;
  /** Known rows with another value than the base's in any column but the label. */
  readonly changed: number;
  /** In which columns, most rows first. */
  readonly columns: readonly { readonly name: string; readonly rows: number }[];
  /** Columns that only the head has: nobody vouches for them. */
  readonly added: readonly string[];
  /** The base's rows by each column to slice by, largest slice first, and how many of each value the head has. */
  readonly slices: readonly SliceOfBase[];
}

/** One value of a column: its rows in the base's version and in the head's. */
export interface SliceOfBase {
  readonly column: string;
  readonly value: string;
  readonly rows: number;
  readonly left: number;
}

export interface LoadedRows {
  /** Absent: the test set or the candidate's predictions cannot be used. Without `baseline` where that one cannot. */
  readonly rows?: ScoredRows;
  /** With pairing `shared`, where the baseline does not know all rows: those that can be compared. */
  readonly shared?: ScoredRows;
  /** Nothing here may be left out of a report: each is a reason for `unknown`. */
  readonly problems: readonly PredictionProblem[];
  /** Rows whose id the base's test version does not know (0 without `baseTest`). */
  readonly newRows: number;
  /** `rows` apart by whether the base's test version knows them; only where both kinds are there. */
  readonly apart?: { readonly known: ScoredRows; readonly arrived: ScoredRows };
  /** Absent without `baseTest`, or where that cannot be used (which is a problem). */
  readonly against?: RowsAgainstBase;
  /**
   * Of `rows` and `shared` those that the base vouches for: known and with its values. Only where known rows are
   * changed; there may be none left.
   */
  readonly vouched?: { readonly rows: ScoredRows; readonly shared?: ScoredRows };
  /** Rows whose label differs from the base's: the base's counts, and the change is a policy change. */
  readonly changedLabels: number;
  readonly changedExamples: readonly { readonly [column: string]: string }[];
}
