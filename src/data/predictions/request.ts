import type { ScoredRows } from '../../metrics/types.ts';
import type { Slice, Task } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { DatasetVersion } from '../types.ts';

/** One seed's predictions on this machine. */
export interface PredictionsFile {
  readonly seed: number | null;
  /** Digest of the artifact that made them. */
  readonly artifact: string;
  /** Absolute path; `.parquet`, `.csv`, `.jsonl`. */
  readonly file: string;
}

export interface ScoredRowsRequest {
  /** Default: from the labels; text, booleans and at most 20 whole numbers are classes. */
  readonly task?: Task;
  readonly test: DatasetVersion;
  readonly labelColumn: string;
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
  /** Rows whose label differs from the base's: the base's counts, and the change is a policy change. */
  readonly changedLabels: number;
  readonly changedExamples: readonly { readonly [column: string]: string }[];
}
