import type { DataDiff, DataReport } from '../data/types.ts';
import type { GateResult, JudgedRows, PolicyChange } from '../gates/types.ts';
import type { MetricApart } from '../metrics/index.ts';
import type { Comparison } from '../metrics/types.ts';
import type { Problem } from '../support/problem.ts';
import type { Verdict } from '../support/verdict.ts';
import type { ExitClass } from '../training/types.ts';
import type { Outcome } from './outcome.ts';

export type { Outcome } from './outcome.ts';

/** A problem with what it does to the verdict: `pass` only informs. Absent before `composeReport` has judged it. */
export interface ReportProblem extends Problem {
  readonly verdict?: Verdict;
}

/**
 * Everything that a report says, before it is worded for a medium. Comment, HTML page, check, annotations and the
 * terminal are pure functions of this object. On disk: schema `report`.
 */
export interface Report {
  readonly schemaVersion: 1;
  readonly project: string;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** The reason code that decided. */
  readonly reason: string;
  /** One sentence with the decisive number; the first line of the comment is the verdict word and this. Names in backticks. */
  readonly headline: string;
  /** What to do now; absent when there is nothing to do. Names in backticks. */
  readonly next?: string;
  readonly commits: ReportCommits;
  readonly models: readonly ModelReport[];
  readonly datasets: readonly DatasetReport[];
  readonly policy: readonly PolicyChange[];
  readonly untouched: Untouched;
  /** Problems that are not about one model or dataset. */
  readonly problems: readonly ReportProblem[];
  /** Commands that repeat this report on another machine. */
  readonly reproduce: readonly string[];
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly tool: string;
}

/** What the plan looked at and found unaffected: the proof that an empty report is a pass. */
export interface Untouched {
  readonly models: readonly string[];
  readonly datasets: readonly string[];
  /** Why, as a clause: "only documentation changed (README.md, docs/guide.md)". */
  readonly because?: string;
}

export interface ReportCommits {
  /** The commit that was judged, and what it is. */
  readonly candidate: {
    readonly sha: string;
    readonly subject: string;
    /** `work-tree`: with what is not committed, under an id that no branch has. */
    readonly kind: 'merge-result' | 'branch-head' | 'default-branch' | 'work-tree';
  };
  /** The commit whose runs are the baseline. */
  readonly baseline?: {
    readonly sha: string;
    readonly subject: string;
    readonly kind: 'first-parent' | 'merge-base' | 'last-version' | 'live-version';
  };
  /** Tip of the base branch, from which policy is read. */
  readonly policy?: { readonly sha: string; readonly branch: string };
}

export interface ModelReport {
  readonly model: string;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly reason: string;
  /** Decision of the plan with its reasons: "trains: params changed: depth 6 → 8", "reuses run ab12…". */
  readonly plan: {
    readonly decision: 'train' | 'evaluate' | 'reuse' | 'first-run' | 'removed';
    readonly reasons: readonly string[];
    /** Nothing is trained: its files are those of the commit. */
    readonly untrained?: true;
    /** Models that need this one. */
    readonly neededBy?: readonly string[];
  };
  readonly candidate?: RunSummary;
  readonly baseline?: RunSummary;
  readonly comparison?: Comparison;
  /** Where the test rows are not those of the base. */
  readonly testRows?: TestRows;
  readonly labels?: LabelCounts;
  /** What the gates were asked on besides the comparison, so that they can be asked again from this object. */
  readonly judgedRows?: JudgedRows;
  readonly gates: readonly GateResult[];
  /** What changed: name, before, after. Inputs (parameters, data versions, …) first, then files of code, then packages. */
  readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  /** Last runs of this model on the base branch, oldest first, for a trend: metric → values. */
  readonly trend: { readonly [metric: string]: readonly number[] };
  readonly problems: readonly ReportProblem[];
  /** End of the log of a training or evaluation that failed. */
  readonly log?: string;
}

/** The test rows against the base's version of them, and what the difference does. Counts are rows. */
export interface TestRows {
  readonly dataset: string;
  readonly rows: {
    /** Of the base's version. */
    readonly base: number;
    /** Whose key the base has. */
    readonly known: number;
    /** Whose key it does not have. */
    readonly arrived: number;
    /** Of the base, and no longer there. */
    readonly gone: number;
    /** Known, with another value than the base's in some column but the label. */
    readonly changed: number;
  };
  /** Where the changed rows differ, most rows first. */
  readonly columns: readonly { readonly name: string; readonly rows: number }[];
  /** Columns that the base does not have. */
  readonly added: readonly string[];
  /** The base's own model on the base's rows and on these: a loss that no training of this change caused. */
  readonly effect: readonly { readonly metric: string; readonly from: number; readonly to: number }[];
  /**
   * The base's own model on rows that arrived against those that were known: what new rows show before anything is
   * trained on them. `change` is oriented so that plus is better.
   */
  readonly onArrived: readonly MetricApart[];
  /** Both models on the known rows that are as the base has them; only where others are changed. */
  readonly onVouched: readonly {
    readonly metric: string;
    readonly base: number | null;
    readonly head: number | null;
  }[];
}

/** Labels of the test rows of a classification, as the comparison used them. */
export interface LabelCounts {
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** The positive class of a binary task. */
  readonly positive?: string;
  /** Score from which on a row counts as positive; absent where the predictions name the class themselves. */
  readonly threshold?: number;
  /** What the best constant answer scores: the share of each class, for losses of which that is the best. */
  readonly constant: readonly { readonly metric: string; readonly value: number }[];
}

export interface RunSummary {
  readonly fingerprint: string;
  readonly commit: string;
  readonly seeds: readonly (number | null)[];
  readonly seconds: number;
  readonly exit: ExitClass;
  readonly hardware: string;
  readonly artifact?: { readonly digest: string; readonly bytes: number };
  readonly origin: 'local' | 'ci';
  /** Present where nothing was trained; then time and hardware say nothing. */
  readonly training?: 'none';
}

/** Files of a dataset against the base's version of it. Paths from the root, in their order. */
export interface FileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** How many are as the base has them. */
  readonly same: number;
}

/** Edits of the project file of the change, each for one finding. */
export interface ContractEdits {
  /** From the file of the change to the same with all edits in it, as `git diff` shows it. */
  readonly diff: string;
  readonly edits: readonly {
    readonly finding: string;
    /** Column or check that it is about, where `why` does not say it. */
    readonly about?: string;
    readonly grade: 'compatible' | 'needs-review' | 'breaking';
    /** What is allowed then. */
    readonly why: string;
  }[];
}

export interface DatasetReport {
  readonly dataset: string;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly reason: string;
  /** Absent when the dataset is unchanged and was not read. */
  readonly report?: DataReport;
  readonly diff?: DataDiff;
  /** Which files make this version another than the base's; absent where the base has none or the same. */
  readonly files?: FileChanges;
  /** "unchanged since 3f2a91c, not read". */
  readonly note?: string;
  /** So many queries of the engine looked at its rows for this report; absent where it was not read. */
  readonly scans?: number;
  /** What would accept the findings that stop the change; absent where nothing would. */
  readonly edits?: ContractEdits;
  readonly problems: readonly ReportProblem[];
}

/** What the use cases know; verdicts, outcome, reasons and headline are decided by `composeReport`. */
export interface ReportParts {
  readonly project: string;
  readonly commits: ReportCommits;
  readonly models: readonly Omit<ModelReport, 'verdict' | 'reason' | 'outcome'>[];
  readonly datasets: readonly Omit<DatasetReport, 'verdict' | 'reason' | 'outcome'>[];
  readonly policy: readonly PolicyChange[];
  readonly untouched: Untouched;
  readonly problems: readonly ReportProblem[];
  readonly reproduce: readonly string[];
  readonly madeAt: string;
  readonly tool: string;
}
