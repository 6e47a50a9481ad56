import { incompleteBeta } from '../../support/special.ts';
import { normalQuantile } from '../../support/statistics.ts';
import type { Spread } from './spread.ts';

/** A share of `trials` rows; not whole where rows have weights or several seeds are averaged. */
export interface Proportion {
  readonly value: number;
  readonly trials: number;
}

/** Wilson's score interval (1927), as in Newcombe 1998, Stat. Med. 17, 857–872, method 3. */
export function wilson({ value, trials }: Proportion, level: number): readonly [number, number] {
  const square = normalQuantile((1 + level) / 2) ** 2;
  const centre = value + square / (2 * trials);
  const root = Math.sqrt((square * (value * (1 - value) + square / (4 * trials))) / trials);
  const scale = 1 + square / trials;
  return [Math.max(0, (centre - root) / scale), Math.min(1, (centre + root) / scale)];
}

export function wilsonSpread(proportion: Proportion): Spread {
  const { value, trials } = proportion;
  return {
    standardError: Math.sqrt((value * (1 - value)) / trials),
    df: Number.POSITIVE_INFINITY,
    limits: (level) => wilson(proportion, level),
  };
}

/**
 * The difference `first` − `second` of paired proportions: Newcombe 1998, Stat. Med. 17, 2635–2650, method 10, with
 * Wilson's limits on each side and their correlation φ, continuity-corrected. With one seed and no weights this is the
 * published table; in general φ is the correlation of the rows' influences and `trials` the effective number of rows.
 */
export function newcombe(first: Proportion, second: Proportion, phi: number): Spread {
  const spread = (p: number): number => p * (1 - p);
  const variances = spread(first.value) / first.trials + spread(second.value) / second.trials;
  const covariance = phi * Math.sqrt((spread(first.value) * spread(second.value)) / (first.trials * second.trials));
  const corrected = correctPhi(first, second, phi);
  const value = first.value - second.value;
  return {
    standardError: Math.sqrt(Math.max(0, variances - 2 * covariance)),
    df: Number.POSITIVE_INFINITY,
    limits: (level) => {
      const [l1, u1] = wilson(first, level);
      const [l2, u2] = wilson(second, level);
      const low = squareAndAdd(first.value - l1, u2 - second.value, corrected);
      const high = squareAndAdd(u1 - first.value, second.value - l2, corrected);
      return [value - low, value + high];
    },
  };
}

/** ad − bc becomes max(ad − bc − n/2, 0) where it is positive; that is 1/(2n√(p₁q₁p₂q₂)) off φ. */
function correctPhi(first: Proportion, second: Proportion, phi: number): number {
  const root = Math.sqrt(first.value * (1 - first.value) * second.value * (1 - second.value));
  if (!(root > 0)) return 0;
  if (phi <= 0) return Math.max(phi, -1);
  const trials = Math.sqrt(first.trials * second.trials);
  return Math.min(1, Math.max(0, phi - 1 / (2 * trials * root)));
}

function squareAndAdd(a: number, b: number, phi: number): number {
  return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
}

/** McNemar's exact two-sided p-value for `b` and `c` discordant rows; 1 where there are none. */
export function mcnemarExact(b: number, c: number): number {
  const fewer = Math.min(b, c);
  if (b === c) return 1;
  return Math.min(1, 2 * incompleteBeta(b + c - fewer, fewer + 1, 0.5, 0.5));
}
