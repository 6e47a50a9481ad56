import type { Problem } from '../../support/problem.ts';

/** A number that the user's code reported, with its standard error where the format carries one. */
export interface ReportedValue {
  /** NaN and ±Infinity are kept as the strings 'NaN', 'Infinity', '-Infinity', since JSON has no words for them. */
  readonly value: number | 'NaN' | 'Infinity' | '-Infinity';
  readonly standardError?: number;
  readonly file: string;
}

/** What stands in a metrics file where a number could: a list, a truth value or a date is `other`. */
export type NoNumber = 'text' | 'null' | 'other';

/** What one or several metrics files say. */
export interface MetricsReading {
  /** By name, in the order of the file. Names are the file's own words, nested ones joined by dots. */
  readonly metrics: { readonly [name: string]: ReportedValue };
  /** Names that have something else than a number. */
  readonly noNumbers: { readonly [name: string]: NoNumber };
  /** Codes of `readerReasons`. */
  readonly problems: readonly Problem[];
}

/** A value before it is known to be a number. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** The standard error that the file gives for it, before it is known to be a number. */
  readonly error?: unknown;
}
