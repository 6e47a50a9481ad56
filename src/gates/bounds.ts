import type { Interval } from '../metrics/types.ts';

/** What a bound on a quantity says, before levels of several gates are weighed against each other. */
export interface BoundAnswer {
  /** The 95 % interval (or the exact value) lies wholly on the right side. */
  readonly holds: boolean;
  /**
   * Number of simultaneous gates m for which the bound is broken at level 1 − 0.05/m; 0: not broken even alone;
   * Infinity: broken without error. Holm's procedure needs no more.
   */
  readonly brokenFor: number;
}

/** What a quantity is known by: exactly, or by intervals at levels 1 − 0.05/j, j = 1, 2, …. */
export type Known =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'intervals'; readonly intervals: readonly Interval[] };

/** Asks whether a quantity is at least `bound`. */
export function atLeast(known: Known, bound: number): BoundAnswer {
  if (known.kind === 'exact') {
    const holds = known.value >= bound;
    return { holds, brokenFor: holds ? 0 : Number.POSITIVE_INFINITY };
  }
  const usual = intervalAt(known.intervals, 1);
  const broken = known.intervals.filter((interval) => interval.high < bound).map(gatesOf);
  return { holds: usual !== undefined && usual.low >= bound, brokenFor: Math.max(0, ...broken) };
}

/** Asks whether a quantity is at most `bound`. */
export function atMost(known: Known, bound: number): BoundAnswer {
  const mirrored: Known =
    known.kind === 'exact'
      ? { kind: 'exact', value: -known.value }
      : {
          kind: 'intervals',
          intervals: known.intervals.map(({ level, low, high }) => ({ level, low: -high, high: -low })),
        };
  return atLeast(mirrored, -bound);
}

/** The levels that `brokenFor` can be read from: 0.95, 0.975, …, 1 − 0.05/m. */
export function levelsFor(gates: number): readonly number[] {
  const counts = Array.from({ length: Math.min(16, Math.max(1, gates)) }, (_, index) => index + 1);
  // Beyond 16 every power of two is enough: what lies between is read from the stricter level.
  for (let count = 32; count < 2 * gates; count *= 2) counts.push(count);
  return counts.map((count) => 1 - 0.05 / count);
}

function intervalAt(intervals: readonly Interval[], gates: number): Interval | undefined {
  return intervals.find((interval) => gatesOf(interval) === gates);
}

/** The most gates whose level is not above the interval's; rounded down, so that a narrow interval proves nothing. */
function gatesOf({ level }: Interval): number {
  return Math.floor(0.05 / (1 - level) + 1e-6);
}

/**
 * Holm's step-down procedure: of m answers, those that may be called broken while the chance of calling any good one
 * broken stays at most 5 %. The i-th strongest (from 0) has to be broken at level 1 − 0.05/(m − i).
 * S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6 (1979).
 */
export function holm(brokenFor: readonly number[]): readonly boolean[] {
  const order = brokenFor.map((strength, index) => ({ strength, index })).sort((a, b) => b.strength - a.strength);
  const rejected = brokenFor.map(() => false);
  for (const [rank, { strength, index }] of order.entries()) {
    if (strength < brokenFor.length - rank) break;
    rejected[index] = true;
  }
  return rejected;
}
