import type { ColumnType, Dataset, DriftStatistic, ProjectPath } from '../project/types.ts';
import type { Relation } from '../support/database-table.ts';
import type { Place } from '../support/problem.ts';
import type { Level, Verdict } from '../support/verdict.ts';
import type { TestName } from './drift/named/tests.ts';

/** One version of a dataset: absolute paths of its files on this machine, in a fixed order, and its identity. */
export interface DatasetVersion {
  readonly dataset: Dataset;
  /** Hex digest over the relative paths and contents (see project/fingerprint). */
  readonly digest: string;
  readonly files: readonly { readonly path: string; readonly local: string; readonly bytes: number }[];
  /** Its rows are in a database; then it has no files, and its digest is that of the answer it was taken for. */
  readonly relation?: Relation;
}

/** One answer of one check. Counts are rows; `checked` = all rows that the check looked at. */
export interface CheckResult {
  /** Standard name: `nulls`, `min`, `values`, `unique`, `where`, … as in docs/reference/checks.md. */
  readonly check: string;
  readonly column?: string;
  /** The user's name of a `where` or `sql` check. */
  readonly name?: string;
  readonly verdict: Verdict;
  readonly level: Level;
  /** A reason code from `dataReasons`. */
  readonly reason: string;
  /** "origin: 12 of 27,004 rows have a value outside JFK, LGA, EWR; first: day=3 flight=1545 …". */
  readonly sentence: string;
  readonly rows: {
    readonly checked: number;
    readonly nulls: number;
    readonly skipped: number;
    readonly failed: number;
  };
  /** First failing rows by key (or file and line where there is no key); no values of sensitive columns. */
  readonly examples: readonly { readonly [column: string]: string }[];
  /** Where in `mlops.yaml` the rule stands. */
  readonly path: ProjectPath;
  /** The same as file and line: in the report of a change, of what does not pass; never in a record. */
  readonly place?: Place;
}

/** What was found in one dataset version. On disk: schema `data-report`. */
export interface DataReport {
  readonly schemaVersion: 1;
  readonly dataset: string;
  readonly digest: string;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType | 'other';
    readonly engineType: string;
  }[];
  readonly verdict: Verdict;
  readonly checks: readonly CheckResult[];
}

/** How one column differs between two sketches. */
export interface ColumnDiff {
  readonly column: string;
  readonly kind: 'numeric' | 'categorical' | 'text' | 'time' | 'other';
  readonly state: 'same' | 'changed' | 'drifted' | 'unknown';
  readonly level: Level;
  readonly reason: string;
  /** "temp moved by 0.62 standard deviations (limit 0.1): mean 38.2 → 52.9". */
  readonly sentence: string;
  /** The decisive statistic first. */
  readonly statistics: readonly {
    readonly statistic: DriftStatistic;
    readonly value: number;
    /** Limit that gates. */
    readonly limit: number;
    /** Largest value that no change at all would show at these sizes. */
    readonly noise: number;
  }[];
  /** Tests of no change: shown, and never asked, since p-values shrink with the number of rows. */
  readonly tests?: readonly DriftTest[];
  readonly nulls: { readonly base: number; readonly head: number };
  /** "-8 … 41" of numbers and times: without the lowest and the highest 0.1 %. Absent for others. */
  readonly range?: { readonly base: string; readonly head: string };
  readonly newValues: readonly string[];
  readonly lostValues: readonly string[];
  /** For charts: at most 24 common cells, shares of all rows of that side. */
  readonly histogram: readonly { readonly label: string; readonly base: number; readonly head: number }[];
  readonly path: ProjectPath;
  /** As that of a `CheckResult`. */
  readonly place?: Place;
}

/** One test of "nothing changed", of independent rows. */
export interface DriftTest {
  readonly test: TestName;
  /** KS distance D, χ², or z of the null shares. */
  readonly value: number;
  readonly pValue: number;
  /** Of χ². */
  readonly degrees?: number;
}

/** Base against head, from sketches alone. */
export interface DataDiff {
  readonly dataset: string;
  readonly base: { readonly digest: string; readonly rows: number };
  readonly head: { readonly digest: string; readonly rows: number };
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly retyped: readonly { readonly column: string; readonly from: string; readonly to: string }[];
  readonly verdict: Verdict;
  /** Worst first. */
  readonly columns: readonly ColumnDiff[];
  /** Row-count change and other checks that need both sides. */
  readonly checks: readonly CheckResult[];
}
