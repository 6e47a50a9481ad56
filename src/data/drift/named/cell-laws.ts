import { chiSquareQuantile, normalQuantile } from '../../../support/statistics.ts';
import { sum } from '../distances.ts';
import { hypergeometricLaw, hypergeometricVariance } from '../hypergeometric.ts';
import type { Sizes } from '../laws.ts';
import { type Divergence, usedCells } from './divergences.ts';

/** Beyond this variance of a cell's rows its second-order moments are used. */
const exactVariance = 400;

/**
 * Level alpha → the largest value of a statistic that is a sum over cells which no change would show with probability
 * 1 − alpha. Given the rows of each cell on both sides together, those of the base are hypergeometric, so each cell's
 * mean and variance are known exactly, for rare cells and for any smoothing. The sum then is a multiple of χ² with that
 * mean and variance (Satterthwaite 1946): where cells have many rows, of Pearson's χ² with k − 1 degrees.
 */
export function divergenceLaw(of: Divergence, base: readonly number[], head: readonly number[]) {
  const [p, q] = usedCells(base, head);
  const sizes = { base: sum(p), head: sum(q) };
  const law = scaledChiSquare(momentsOf(of, p, q, sizes));
  return (alpha: number): number => of.finish(law(alpha), sizes);
}

/** Level alpha → the upper quantile of the multiple of χ² that has this mean and variance. */
export function scaledChiSquare({ mean, variance }: Moments): (alpha: number) => number {
  if (!(variance > 0)) return () => mean;
  const degrees = (2 * mean * mean) / variance;
  return (alpha) => (chiSquareQuantile(1 - alpha, degrees) * mean) / degrees;
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function momentsOf(of: Divergence, p: readonly number[], q: readonly number[], sizes: Sizes): Moments {
  const [before, after] = [of.shares(p), of.shares(q)];
  const all = sizes.base + sizes.head;
  const unit = of.weight * (1 / sizes.base + 1 / sizes.head);
  const known = new Map<number, Moments>();
  let [mean, variance, squares] = [0, 0, 0];
  for (const [k, n] of p.entries()) {
    const rows = n + (q[k] ?? 0);
    const share = rows / all;
    const own = known.get(rows) ?? ofCell(rows);
    known.set(rows, own);
    [mean, variance, squares] = [mean + own.mean, variance + own.variance, squares + share * share];
  }
  // Shares add up to 1, so the cells depend on each other: of a multinomial, 2 m m' units² for each pair.
  return { mean, variance: p.length < 2 ? 0 : variance + 2 * unit * unit * (1 - squares) };

  function ofCell(rows: number): Moments {
    const law = { rows, ...sizes };
    const rest = 1 - rows / all;
    if (hypergeometricVariance(law) > exactVariance) return { mean: unit * rest, variance: 2 * (unit * rest) ** 2 };
    let [first, second] = [0, 0];
    for (const [x, probability] of hypergeometricLaw(law)) {
      const part = of.part(before(x), after(rows - x), sizes);
      [first, second] = [first + probability * part, second + probability * part * part];
    }
    return { mean: first, variance: Math.max(0, second - first * first) };
  }
}

/**
 * The same for the total variation distance: its mean, exactly, and the concentration of a Lipschitz function of a
 * Gaussian vector about it (Borell 1975; no sum ½Σ±(p − q) deviates by more than ½√(1/n₁ + 1/n₂)).
 */
export function totalVariationLaw(base: readonly number[], head: readonly number[]) {
  const [p, q] = usedCells(base, head);
  const sizes = { base: sum(p), head: sum(q) };
  const [all, scale] = [sizes.base + sizes.head, 1 / sizes.base + 1 / sizes.head];
  let mean = 0;
  for (const [k, n] of p.entries()) mean += meanDifference(n + (q[k] ?? 0)) / 2;
  return (alpha: number): number =>
    p.length < 2 ? 0 : Math.min(1, mean + (Math.sqrt(scale) / 2) * Math.max(0, -normalQuantile(alpha)));

  function meanDifference(rows: number): number {
    const law = { rows, ...sizes };
    const share = rows / all;
    if (hypergeometricVariance(law) > exactVariance) return Math.sqrt((2 / Math.PI) * scale * share * (1 - share));
    let first = 0;
    for (const [x, probability] of hypergeometricLaw(law)) {
      first += probability * Math.abs(x / sizes.base - (rows - x) / sizes.head);
    }
    return first;
  }
}

/**
 * The largest Kolmogorov-Smirnov distance that no change would show: P(D > d) ≤ 2·exp(−2d²·n₁n₂/(n₁ + n₂)), the first
 * term of Kolmogorov's series (Smirnov 1939). Ties, and positions that are known to a cell, only make D smaller.
 */
export function kolmogorovNoise({ base, head }: Sizes, alpha: number): number {
  return Math.min(1, Math.sqrt((Math.log(2 / alpha) / 2) * (1 / base + 1 / head)));
}
