import type { Amount, Column, ProjectPath } from './types.ts';

/** What a number, or a date, has to lie between; the bounds are allowed. */
export interface Between {
  readonly min?: number | string;
  readonly max?: number | string;
}

export type Values = readonly (string | number | boolean)[];

/** One more rule about a column, under its key in `mlops.yaml`. */
export type ColumnRule = { readonly path: ProjectPath } /** Every value is one of a column of another dataset. */ & (
  | { readonly key: 'values-from'; readonly dataset: string; readonly column: string }
  | { readonly key: 'length'; readonly min?: number; readonly max?: number }
  /** `name`: as written. `pattern`: what it stands for, of the subset that every engine understands. */
  | { readonly key: 'format'; readonly name: string; readonly pattern: string }
  | { readonly key: 'not-values'; readonly values: Values }
  | { readonly key: 'not-pattern'; readonly patterns: readonly string[] }
  | SequenceRule
  /** Different values: a count, or a percentage of the values that are not null. */
  | { readonly key: 'distinct'; readonly min?: Amount; readonly max?: Amount }
  | { readonly key: 'most-common'; readonly max: Amount }
  | { readonly key: 'mean' | 'sum' | 'deviation'; readonly min?: number; readonly max?: number }
  | ({ readonly key: 'median' | 'smallest' | 'largest' } & Between)
  /** `share` of the values, in percent, are not above it. */
  | ({ readonly key: 'quantiles'; readonly share: number } & Between)
  /** Digits after the point, and where `precision` is given digits in all. */
  | { readonly key: 'decimals'; readonly scale: number; readonly precision?: number }
  | { readonly key: 'hygiene'; readonly asks: readonly Hygiene[] }
  | { readonly key: 'outliers'; readonly method: 'deviations' | 'iqr'; readonly limit: number; readonly max: Amount }
);

export interface SequenceRule {
  readonly path: ProjectPath;
  readonly key: 'increasing' | 'decreasing';
  /** Equal neighbours break it, too. */
  readonly strictly: boolean;
  /** The column that puts the rows in order; absent: as they stand in the files. */
  readonly order?: string;
  /** Rows that are equal in these columns are a sequence of their own. */
  readonly by: readonly string[];
}

export type ColumnRuleKey = ColumnRule['key'];
export type ColumnRuleOf<Key extends ColumnRuleKey> = Extract<ColumnRule, { readonly key: Key }>;

export const hygieneAsks = ['empty', 'blanks', 'control', 'spelling', 'placeholder'] as const;
export type Hygiene = (typeof hygieneAsks)[number];

/** What rows break a check: those that `where` selects, those that the query `sql` returns, or a rule about the table. */
export type CheckRule =
  | { readonly kind: 'where'; readonly text: string }
  | { readonly kind: 'sql'; readonly text: string }
  | (TableRule & TableRuleMore);

export interface TableRuleMore {
  /** The whole rule as text: two rules with the same text ask the same. */
  readonly text: string;
  /** SQL: only rows for which it is true are asked. */
  readonly if?: string;
}

export type TableRule =
  | OtherRule
  /** Rules about columns, as in the dataset's own `columns`. */
  | { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, Column> }
  | ({
      readonly kind: 'compare';
      readonly left: string;
      readonly operator: Comparison;
      readonly right: string;
    } & NullsOfRows)
  | ({
      readonly kind: 'combinations';
      readonly columns: readonly string[];
      readonly values: readonly Values[];
    } & NullsOfRows)
  /** `within`: absent, a billionth of the largest of the numbers. */
  | ({
      readonly kind: 'adds-up';
      readonly columns: readonly string[];
      readonly to: string | number;
      readonly within?: number;
    } & NullsOfRows)
  | { readonly kind: 'determines'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  /** Empty: all columns. */
  | { readonly kind: 'complete'; readonly columns: readonly string[] }
  | { readonly kind: 'distinct-rows'; readonly except: readonly string[] }
  | ({ readonly kind: 'redundant' } & PairsOfColumns)
  | ({ readonly kind: 'correlation' } & PairsOfColumns)
  /** `every`: milliseconds. `column` absent: the time of the dataset, which has none. */
  | { readonly kind: 'gaps'; readonly every: number; readonly column?: string; readonly by: readonly string[] }
  | {
      readonly kind: 'rows';
      readonly by: readonly string[];
      readonly per?: Period;
      readonly column?: string;
      readonly min?: number;
      readonly max?: number;
    };

/** Rules between this dataset and another one. */
export type OtherRule =
  /** No row has the same values as one of the other. `columns` empty: the key of this dataset, else all that both have. */
  | { readonly kind: 'apart-from'; readonly dataset: string; readonly columns: readonly string[] }
  /** Every time is later than all of the other. `column` absent: this dataset has no time. */
  | { readonly kind: 'after'; readonly dataset: string; readonly column?: string; readonly otherColumn?: string }
  /** As many rows as the other: a count of rows, or a percentage of its rows. */
  | { readonly kind: 'rows-as'; readonly dataset: string; readonly min?: Amount; readonly max?: Amount };

export const comparisons = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Comparison = (typeof comparisons)[number];
export type Period = 'hour' | 'day' | 'week' | 'month';

/** `max`: a share. `columns` empty: all that can be compared. */
interface PairsOfColumns {
  readonly max: number;
  readonly columns: readonly string[];
}

/** Whether a row in which one of the columns is null is left out, or breaks the rule. */
interface NullsOfRows {
  readonly nulls: 'skip' | 'break';
}

export type TableRuleKind = TableRule['kind'];
export type TableRuleOf<Kind extends TableRuleKind> = Extract<TableRule, { readonly kind: Kind }> & TableRuleMore;
