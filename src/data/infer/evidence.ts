import type { ColumnType } from '../../project/types.ts';
import type { MomentEvidence } from './moments.ts';

/** What was counted of one column; every number is one of rows over the whole table. */
export interface ColumnEvidence {
  readonly name: string;
  readonly type: ColumnType | 'other';
  readonly engineType: string;
  /** Of JSON lines: the kinds of values, where no type holds them all; then the type is `other`. */
  readonly kinds?: readonly string[];
  /** Rows with a value. */
  readonly filled: number;
  /** All different values with their rows, most frequent first; absent where there are too many to be a closed set. */
  readonly values?: readonly ValueCount[];
  /** Of names that suggest bounds: smallest and largest finite value; absent where nobody asked. */
  readonly range?: { readonly min: number; readonly max: number };
  /** Named formats, and forms of personal data, that most values have, with the rows that have them. */
  readonly forms: readonly { readonly name: string; readonly rows: number }[];
  /** Of texts that look like dates, how they are written. */
  readonly moment?: MomentEvidence;
  /** Whether a value came late in the time of the table: then others are still to come. */
  readonly isGrowing?: boolean;
  /** Whether folders `name=value` stand for it. */
  readonly isPartition: boolean;
  /** Rows whose number is NaN or infinite. */
  readonly notFinite: number;
  /** In how many of the files it is missing, in words; absent where it is in all. */
  readonly missing?: string;
  /** Of numbers in a CSV file, whether these are versions: then `1.10` is not `1.1`. */
  readonly isVersion?: boolean;
  /** Rows that only say that a value is missing, such as N/A; only of texts. */
  readonly placeholders: number;
}

export interface ValueCount {
  readonly value: string;
  readonly rows: number;
}

/** What was counted of columns that may identify a row. */
export interface KeyEvidence {
  readonly name: string;
  readonly kind: ColumnType | 'other';
  readonly distinct: number;
  readonly nulls: number;
  /** Largest minus smallest value of an integer. */
  readonly span?: number;
  /** Rows whose value is a UUID. */
  readonly uuids: number;
  /** Rows whose value looks like a generated identifier: a UUID, a ULID, 16 hex digits or more. */
  readonly generated?: number;
}

/** Columns that together never repeat, though by chance so many pairs of rows would share them. */
export interface SetEvidence {
  readonly columns: readonly string[];
  readonly pairsByChance: number;
}

export interface TableEvidence {
  readonly rows: number;
  /** Whether types are stored with the data (Parquet, Arrow), not read off their texts. */
  readonly isTyped: boolean;
  /** Whether its format can name texts that are read as null (CSV). */
  readonly namesNulls: boolean;
  /** Lines that are no rows. */
  readonly rejected: number;
  readonly columns: readonly ColumnEvidence[];
  readonly keys: readonly KeyEvidence[];
  /** Smallest sets first. */
  readonly sets: readonly SetEvidence[];
}
