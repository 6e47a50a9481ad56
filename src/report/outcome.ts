import type { Verdict } from '../support/verdict.ts';

/** How an outcome is named; never by the mark alone. */
export interface OutcomeInfo {
  readonly word: string;
  readonly verdict: Verdict;
}

/** The vocabulary of reports, worst first: of several outcomes the first one names the whole. */
export const outcomes = {
  stopped: { word: 'Stopped', verdict: 'fail' },
  'data-broken': { word: 'Data broken', verdict: 'fail' },
  'training-failed': { word: 'Training failed', verdict: 'fail' },
  'not-trained': { word: 'Not trained', verdict: 'fail' },
  worse: { word: 'Worse', verdict: 'fail' },
  'not-good-enough': { word: 'Not good enough', verdict: 'fail' },
  drifted: { word: 'Data drifted', verdict: 'fail' },
  'policy-blocked': { word: 'Policy blocked', verdict: 'fail' },
  'cannot-tell': { word: 'Cannot tell', verdict: 'unknown' },
  accepted: { word: 'Loss accepted', verdict: 'pass' },
  warned: { word: 'Passes, with a warning', verdict: 'pass' },
  mixed: { word: 'Mixed, within limits', verdict: 'pass' },
  'within-limits': { word: 'Within limits', verdict: 'pass' },
  better: { word: 'Better', verdict: 'pass' },
  'first-run': { word: 'First run', verdict: 'pass' },
  'unknown-allowed': { word: 'Unknown, allowed', verdict: 'pass' },
  passes: { word: 'Passes', verdict: 'pass' },
  'policy-loosened': { word: 'Policy loosened', verdict: 'pass' },
  'no-change': { word: 'No measurable change', verdict: 'pass' },
  'data-passes': { word: 'Data passes', verdict: 'pass' },
  'nothing-to-run': { word: 'Nothing to run', verdict: 'pass' },
} as const satisfies Readonly<Record<string, OutcomeInfo>>;

/** The verdict in a word for people, consistent with pass, fail and unknown. */
export type Outcome = keyof typeof outcomes;

/** Worst first. */
export const outcomeNames: readonly Outcome[] = Object.keys(outcomes).filter(isOutcome);

function isOutcome(name: string): name is Outcome {
  return Object.hasOwn(outcomes, name);
}

/** Sorts worst first. */
export function byOutcome(one: Outcome, other: Outcome): number {
  return outcomeNames.indexOf(one) - outcomeNames.indexOf(other);
}

/** The outcome of the whole: the worst; `mixed` where one part got better and another worse within its limits. */
export function joinOutcomes(parts: readonly Outcome[]): Outcome | undefined {
  const worst = parts.toSorted(byOutcome)[0];
  return worst === 'within-limits' && parts.includes('better') ? 'mixed' : worst;
}
