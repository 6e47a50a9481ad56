import type { Verdict } from '../../support/verdict.ts';
import type { Outcome } from '../types.ts';

/** Text on one line. A bare string is a sentence of ours whose foreign parts stand between backticks. */
export type Span =
  | string
  | { readonly code: string }
  | { readonly strong: readonly Span[] }
  | { readonly text: string }
  /** Two lines of bars that stand for numbers, the base's above this change's. */
  | { readonly sparks: readonly [base: string, head: string] };
export type Spans = readonly Span[];

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface Row {
  readonly cells: readonly Spans[];
  /** The row that stops the change: the only bold ones. */
  readonly strong: boolean;
}

export interface IntervalItem {
  readonly label: string;
  /** Change in percent of the baseline's size, plus is better. */
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** Percent that it may get worse; absent without such a gate. */
  readonly tolerance?: number;
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'none';
}

export type Chart =
  | { readonly kind: 'intervals'; readonly title: string; readonly items: readonly IntervalItem[] }
  | {
      readonly kind: 'histogram';
      readonly title: string;
      readonly cells: readonly { readonly label: string; readonly base: number; readonly head: number }[];
    }
  /** Oldest first; the last value is the candidate's. */
  | { readonly kind: 'trend'; readonly title: string; readonly axis: string; readonly values: readonly number[] };

export type Block =
  | { readonly kind: 'heading'; readonly spans: Spans }
  | { readonly kind: 'paragraph'; readonly spans: Spans }
  | { readonly kind: 'list'; readonly items: readonly Spans[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'code'; readonly text: string; readonly language: 'sh' | 'text' | 'diff' }
  /** Shown behind a click of its own where the medium can. */
  | { readonly kind: 'fold'; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'chart'; readonly chart: Chart };

/** Sections in the order in which they are given up when a report is too long for its medium, the first one first. */
export const sectionIds = [
  'edits',
  'trend',
  'slices',
  'metrics',
  'distributions',
  'changes',
  'plan',
  'runs',
  'reproduce',
  'policy',
  'data',
  'problems',
  'table',
] as const;

/** How a problem is marked in a list; what changes no verdict only informs. */
export function problemMark(verdict: Verdict | undefined): string {
  return verdict === 'pass' ? 'ℹ️' : verdict === 'unknown' ? '❓' : '❌';
}

export interface Section {
  readonly id: (typeof sectionIds)[number];
  readonly title: string;
  /** Shown behind a click where the medium can. */
  readonly folded: boolean;
  readonly blocks: readonly Block[];
}

/** A report in words, tables and charts, the same for every medium; only layout and escaping are left to do. */
export interface ReportDocument {
  readonly outcome: Outcome;
  readonly project: string;
  readonly headline: string;
  readonly next?: string;
  readonly sections: readonly Section[];
  readonly footer: readonly Spans[];
}
