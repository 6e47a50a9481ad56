import type { Better, Task } from '../project/types.ts';

/**
 * The evaluated rows of one model, already joined by key with the labels: column arrays of one length n.
 * Row i is the same row of the test set in every array.
 */
export interface ScoredRows {
  readonly task: Task;
  /** Number of rows. */
  readonly n: number;
  /** Class names for classification, in a fixed order; for binary `[negative, positive]`. Empty for other tasks. */
  readonly classes: readonly string[];
  /** Class index (classification) or value (regression); says nothing for `scored`. */
  readonly labels: Float64Array;
  /** For `scored`: the metrics that the columns of scores are, in their order. */
  readonly scores?: readonly ScoreMetric[];
  readonly candidate: readonly SeedPredictions[];
  /** Absent: nothing to compare with. */
  readonly baseline?: readonly SeedPredictions[];
  /** Slice column → value of each row; index into `names`. */
  readonly slices: ReadonlyMap<string, { readonly names: readonly string[]; readonly codes: Int32Array }>;
  /** Group of each row, where rows of one group are not independent. */
  readonly clusters?: Int32Array;
  /** Row weights, positive; absent: all 1. */
  readonly weights?: Float64Array;
}

/** A column of scores whose mean is a metric. */
export interface ScoreMetric {
  readonly name: string;
  /** Every score of all rows of both sides is 0 or 1. */
  readonly isShare: boolean;
}

/** What one seed's model says about each row. */
export interface SeedPredictions {
  readonly seed: number | null;
  /**
   * Which scoring of this seed's model it is, from 0, where it was scored several times; the repeats of a seed follow each
   * other.
   */
  readonly repeat?: number;
  /** Digest of the artifact: equal digests mean that the seed changes nothing. */
  readonly artifact: string;
  /** Predicted class index or value; absent where only scores were written for a binary task (then score ≥ 0.5). */
  readonly predicted?: Float64Array;
  /**
   * One array for each class (multiclass), one for the positive class (binary), none for regression; for `scored` one
   * for each metric, empty where this side has no such score.
   */
  readonly scores: readonly Float64Array[];
}

/** Why a number does not exist. Never 0 in its place. */
export type Undefined =
  | 'no-rows'
  | 'one-class'
  | 'zero-denominator'
  | 'not-a-number'
  /** Reported, and impossible for the metric of that name: a negative error, a share above 100 %. */
  | 'outside-range'
  | 'no-scores'
  | 'constant'
  | 'missing'
  /** Reported, and a text instead of a number; null; or a list, a truth value or a date. */
  | 'text'
  | 'null'
  | 'no-number'
  /** Scores outside [0, 1], or of a row that do not add up to 1. */
  | 'not-a-probability'
  /** No metric that we compute for this task. */
  | 'not-computable'
  /** A slice below the size floor. */
  | 'too-few-rows';

/** An interval for a quantity at one two-sided confidence level. */
export interface Interval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** A metric's value on one side. With several seeds: the mean over the seeds. */
export interface Estimate {
  readonly value: number | null;
  readonly undefinedBecause?: Undefined;
  /** Rows that the value rests on; null for reported numbers. */
  readonly rows: number | null;
  /** Independent groups of rows that the metric rests on (`groupsOf`); only where rows come in groups. */
  readonly groups?: number;
  readonly seeds: number;
  /** Empty where there is no interval (reported numbers without an error, too few rows). In the order asked for. */
  readonly intervals: readonly Interval[];
  /** Of the value over rows and repeats like these, without the spread between seeds; kept in the run's record. */
  readonly standardError?: number;
  /** The value of each seed in the listed order; only with several. */
  readonly bySeed?: readonly number[];
  /**
   * The first listed seed alone, whose artifact ships: absolute gates ask this one. Only with several seeds; with one
   * seed the estimate itself is it. Its intervals are over rows: the artifact is fixed.
   */
  readonly shipped?: { readonly value: number | null; readonly intervals: readonly Interval[] };
  /** True where equality is exact (a file size, identical predictions). */
  readonly exact: boolean;
}

/** Candidate − baseline, oriented so that plus is better. */
export interface Change {
  readonly value: number;
  readonly intervals: readonly Interval[];
  /** Known without error: identical predictions, or exact numbers. */
  readonly exact: boolean;
  /** True when rows are paired by key, false when only recorded values and errors were compared. */
  readonly paired: boolean;
  /**
   * Whether the spread between seeds is in the interval. `borrowed`: it is, but a side has one seed only, whose spread is
   * taken from other runs at twice its size; `unknown`: no estimate of it exists.
   */
  readonly seedNoise: 'included' | 'borrowed' | 'none' | 'unknown';
  /**
   * The parts of the standard error of `value`: over rows (null where they are too few for any, or are not there), over
   * seeds (0 for deterministic training, null where no estimate exists), and over repeats of the scoring, what all rows
   * of one have in common (absent where nothing is repeated, or the seeds' part has it). `rowsToDecide` turns them into
   * how many more would decide.
   */
  readonly standardError: { readonly rows: number | null; readonly seeds: number | null; readonly repeats?: number };
}

/** One line of the report's table: a metric, overall or on one slice. */
export interface MetricComparison {
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** Absent where the direction of an unknown metric was not declared. */
  readonly better?: Better;
  /** `computed` from rows by us, `reported` by the user's code. */
  readonly origin: 'computed' | 'reported';
  readonly candidate: Estimate;
  readonly baseline?: Estimate;
  readonly change?: Change;
  /** Why there is no change although there is a baseline. */
  readonly notComparable?: string;
  /** Roles of the data that differ between the two trainings, where that is why. */
  readonly otherData?: readonly string[];
  /** Human name of the method, e.g. `DeLong`, `Newcombe 10`, `paired t`. */
  readonly method: string;
  /** For information beside Newcombe's interval: rows that only one side gets right, and McNemar's exact p-value. */
  readonly mcnemar?: { readonly onlyCandidate: number; readonly onlyBaseline: number; readonly pValue: number };
}

/** All lines of one model. The schema `comparison` describes it on disk. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly model: string;
  readonly metrics: readonly MetricComparison[];
  /** Different trainings of this branch that were scored on this test set, this one included. */
  readonly attempts: number;
  /** Test rows whose labels only the head knows. */
  readonly newRows: number;
  /** Of a scored task: whose word the rows' scores are; metrics of other tasks are computed from labels. */
  readonly scoredBy?: 'step' | 'training';
  /** Times that each model was scored, where that is several; `equal`: all of them gave the same. */
  readonly repeats?: { readonly times: number; readonly equal: boolean };
  /** Columns whose equal values were taken as belonging together; absent: rows were taken as independent. */
  readonly cluster?: readonly string[];
  /** How many groups `cluster` makes of the test rows: so many are the evidence, not the rows. */
  readonly groups?: number;
}
