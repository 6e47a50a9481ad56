import type { Amount, Column, ProjectPath } from './types.ts';

/** What a number, or a date, has to lie between; the bounds are allowed. */
export interface Between {
  readonly min?: number | string;
  readonly max?: number | string;
}

export type Values = readonly (string | number | boolean)[];

/** One more rule about a column, under its key in `mlops.yaml`. */
export type ColumnRule = { readonly path: ProjectPath } & (
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
  /** Rules about columns, as in the dataset's own `columns`. */
  { readonly kind: 'columns'; readonly columns: ReadonlyMap<string, Column> };

export type TableRuleKind = TableRule['kind'];
export type TableRuleOf<Kind extends TableRuleKind> = Extract<TableRule, { readonly kind: Kind }> & TableRuleMore;
