import type { MetricComparison } from '../metrics/types.ts';
import type { GateRule, ProjectPath } from '../project/types.ts';
import type { Level, Verdict } from '../support/verdict.ts';

/** What one rule of one gate says about one line of the comparison. */
export interface GateResult {
  readonly model: string;
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  readonly rule: GateRule;
  /**
   * Which part of the rule this is; a rule with `min` and `max-worse` gives two results. Rules that nobody wrote are
   * `default` (no gates given) and `kept` (a number of the baseline stays one).
   */
  readonly kind: 'min' | 'max' | 'max-worse' | 'min-better' | 'default' | 'kept';
  readonly verdict: Verdict;
  readonly level: Level;
  /** Whether this result stops the pull request: level fail, and fail or a blocking unknown. */
  readonly blocks: boolean;
  /** A reason code from `gateReasons`. */
  readonly reason: string;
  /** With the decisive numbers: "roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed". */
  readonly sentence: string;
  /** Decided on the test rows that the base vouches for alone, since others of the same key are changed. */
  readonly on?: 'vouched-rows';
  /** Somebody accepted this very loss: it fails still, and stops nobody. */
  readonly accepted?: Acceptance;
}

/** Who accepted a loss, and why. */
export interface Acceptance {
  /** Login. */
  readonly by: string;
  /** One line, as it was written. */
  readonly why: string;
}

/** What an acceptance is bound to. */
export interface Loss {
  /** For `contract-removed` the dataset. */
  readonly model: string;
  /** For a removal its reason code. */
  readonly metric: string;
  /** Of the candidate's run; for a removal what the base has. */
  readonly fingerprint: string;
  /** What failed or got lost, in a fixed order; empty for a removal. */
  readonly values: readonly LossValue[];
}

/** One value that a gate fails for: the candidate's, and for what is relative the baseline's; null: it is none any more. */
export interface LossValue {
  readonly kind: GateResult['kind'];
  readonly slice?: { readonly column: string; readonly value: string };
  readonly value: number | null;
  readonly baseline?: number;
  readonly on?: 'vouched-rows';
}

/** What became of the base's test rows in those that were judged. Counts are rows. */
export interface JudgedRows {
  /** Rows of the base's version. */
  readonly base: number;
  /** Rows of it that are no longer there. */
  readonly gone: number;
  /** Rows of it that have another value in some column. */
  readonly changed: number;
  /** Columns that differ, most rows first. */
  readonly columns: readonly { readonly name: string }[];
  /** The base's rows by column and value, and how many of that value there are now. */
  readonly slices: readonly {
    readonly column: string;
    readonly value: string;
    readonly rows: number;
    readonly left: number;
  }[];
  /** Computed lines over the rows that are as the base has them; only where some are changed, empty where none is left. */
  readonly vouched?: { readonly rows: number; readonly metrics: readonly MetricComparison[] };
}

/** A difference between the base's policy and the head's. */
export interface PolicyChange {
  readonly kind: 'loosened' | 'tightened' | 'changed';
  /** Where in the document, as in `models.delay.gates.roc-auc.min`. */
  readonly path: ProjectPath;
  readonly from: string;
  readonly to: string;
  /** "loosens the gate on roc-auc of delay: min 0.72 → 0.60". */
  readonly sentence: string;
  /** True for what fails until somebody accepts it, a model that disappears or is renamed; or until both are one again. */
  readonly blocks: boolean;
  /** A reason code from `gateReasons`; only for what blocks until it is accepted. */
  readonly reason?: 'model-removed' | 'contract-removed';
  /** Of what is removed, as the base has it: what an acceptance is bound to. */
  readonly fingerprint?: string;
  readonly accepted?: Acceptance;
}
