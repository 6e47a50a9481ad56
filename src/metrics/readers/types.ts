import type { Problem } from '../../support/problem.ts';

/** A number that the user's code reported, with its standard error where the format carries one. */
export interface ReportedValue {
  /** NaN and ±Infinity are kept as the strings 'NaN', 'Infinity', '-Infinity', since JSON has no words for them. */
  readonly value: number | 'NaN' | 'Infinity' | '-Infinity';
  readonly standardError?: number;
  readonly file: string;
}

/** What one or several metrics files say. */
export interface MetricsReading {
  /** By name, in the order of the file. Names are the file's own words, nested ones joined by dots. */
  readonly metrics: { readonly [name: string]: ReportedValue };
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
