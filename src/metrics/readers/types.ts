import type { Problem } from '../../support/problem.ts';
import type { ReportedMetric } from '../../training/types.ts';

/** What one or several metrics files say. */
export interface MetricsReading {
  /** By name, in the order of the file. Names are the file's own words, nested ones joined by dots. */
  readonly metrics: { readonly [name: string]: ReportedMetric };
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
