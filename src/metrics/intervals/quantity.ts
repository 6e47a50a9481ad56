import type { Better } from '../../project/types.ts';

/** A number made of the values of one metric on all seeds of both sides: a side's mean, the first seed, the change. */
export interface Quantity {
  readonly evaluate: (candidate: readonly number[], baseline: readonly number[]) => number;
  /** Its slope in each seed's value, at the observed values. */
  readonly slopes: { readonly candidate: readonly number[]; readonly baseline: readonly number[] };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function candidateMean(k: number): Quantity {
  return { evaluate: (candidate) => mean(candidate), slopes: { candidate: new Array(k).fill(1 / k), baseline: [] } };
}

export function baselineMean(k: number): Quantity {
  return {
    evaluate: (_candidate, baseline) => mean(baseline),
    slopes: { candidate: [], baseline: new Array(k).fill(1 / k) },
  };
}

/** The first listed seed, whose artifact ships: the mean of so many repeats of its scoring. */
export function firstSeed(repeats = 1): Quantity {
  return {
    evaluate: (candidate) => (candidate.length === 0 ? Number.NaN : mean(candidate.slice(0, repeats))),
    slopes: { candidate: new Array(repeats).fill(1 / repeats), baseline: [] },
  };
}

/** Candidate − baseline, plus is better: reversed where lower is better, by the distance where close to a number is. */
export function change(candidate: readonly number[], baseline: readonly number[], better: Better): Quantity {
  const slope = (value: number): number => {
    if (typeof better === 'object') return value > better.closeTo ? -1 : 1;
    return better === 'higher' ? 1 : -1;
  };
  const a = slope(mean(candidate)) / candidate.length;
  const b = -slope(mean(baseline)) / baseline.length;
  return {
    evaluate: (ours, theirs) => orientedChange(mean(ours), mean(theirs), better),
    slopes: { candidate: candidate.map(() => a), baseline: baseline.map(() => b) },
  };
}

/** Candidate − baseline, oriented so that plus is better; 0 where they differ by rounding only. */
export function orientedChange(candidate: number, baseline: number, better: Better): number {
  if (Math.abs(candidate - baseline) <= rounding * Math.max(Math.abs(candidate), Math.abs(baseline))) return 0;
  if (better === 'higher') return candidate - baseline;
  if (better === 'lower') return baseline - candidate;
  return Math.abs(baseline - better.closeTo) - Math.abs(candidate - better.closeTo);
}

/**
 * Sums of the same numbers in another order differ by less, relative to their size. A difference below it is none: it
 * would be counted as a bias, and the order of rows would then move limits.
 */
export const rounding = 1e-12;
