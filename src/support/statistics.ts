import { incompleteBeta, incompleteGamma, logGamma, stirlingRemainder } from './special.ts';

/** P(Z ≤ z) of the standard normal distribution, accurate in the lower tail. */
export function normalCdf(z: number): number {
  const upper = 0.5 * incompleteGamma(0.5, (z * z) / 2).upper;
  return z < 0 ? upper : 1 - upper;
}

/** z with P(Z ≤ z) = p; −∞ at 0, +∞ at 1, NaN outside. */
export function normalQuantile(p: number): number {
  return quantile(p, Number.NEGATIVE_INFINITY, {
    cdf: normalCdf,
    density: (z) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI),
    symmetric: true,
  });
}

/** P(T ≤ t) of Student's t distribution with `df` > 0 degrees of freedom (any real number; ∞ is the normal). */
export function tCdf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return t < 0 ? 0 : 1;
  const tail = 0.5 * incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square));
  return t < 0 ? tail : 1 - tail;
}

/** t with P(T ≤ t) = p; −∞ at 0, +∞ at 1, NaN outside or for df ≤ 0. */
export function tQuantile(p: number, df: number): number {
  if (!(df > 0)) return Number.NaN;
  if (df > 1e5) return fisherExpansion(normalQuantile(p), df);
  // ln Γ((df + 1)/2) − ln Γ(df/2) by Stirling, as in `special.ts`.
  const half = df / 2;
  const ratio =
    half * Math.log1p(0.5 / half) +
    0.5 * Math.log(half) -
    0.5 +
    stirlingRemainder(half + 0.5) -
    stirlingRemainder(half);
  const logScale = ratio - 0.5 * Math.log(df * Math.PI);
  return quantile(p, Number.NEGATIVE_INFINITY, {
    cdf: (t) => tCdf(t, df),
    density: (t) => Math.exp(logScale - ((df + 1) / 2) * Math.log1p((t * t) / df)),
    symmetric: true,
  });
}

/** Abramowitz & Stegun 26.7.5: beyond 10⁵ degrees of freedom its error is below 1e-14. */
function fisherExpansion(z: number, df: number): number {
  if (!Number.isFinite(z) || df === Number.POSITIVE_INFINITY) return z;
  const cube = z ** 3;
  return z + (cube + z) / (4 * df) + (5 * z ** 5 + 16 * cube + 3 * z) / (96 * df * df);
}

/** P(X > x) of the χ² distribution with `df` > 0 degrees of freedom. */
export function chiSquareTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/** P(X ≤ x) of the χ² distribution with `df` > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).lower;
}

/** x with P(X ≤ x) = p of the χ² distribution; 0 at 0, +∞ at 1, NaN outside or for df ≤ 0. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(df > 0)) return Number.NaN;
  const half = df / 2;
  const logScale = -half * Math.LN2 - logGamma(half);
  return quantile(p, 0, {
    cdf: (x) => chiSquareCdf(x, df),
    tail: (x) => chiSquareTail(x, df),
    density: (x) => Math.exp(logScale + (half - 1) * Math.log(x) - x / 2),
    symmetric: false,
    start: df,
  });
}

interface Distribution {
  readonly cdf: (x: number) => number;
  readonly tail?: (x: number) => number;
  readonly density: (x: number) => number;
  /** About 0: only the lower half is solved, where the distribution function has all its digits. */
  readonly symmetric: boolean;
  readonly start?: number;
}

/** Inverts a continuous distribution function by Newton's steps kept inside a bracket. */
function quantile(p: number, lowest: number, law: Distribution): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return lowest;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (law.symmetric) {
    if (p === 0.5) return 0;
    return p < 0.5 ? solve((x) => law.cdf(x) - p, law.density, -1) : -quantile(1 - p, lowest, law);
  }
  const upper = law.tail;
  // Near 1 the distribution function has lost its digits; its complement has not.
  if (upper && p > 0.5) return solve((x) => 1 - p - upper(x), law.density, law.start ?? 1);
  return solve((x) => law.cdf(x) - p, law.density, law.start ?? 1);
}

/** The root of an increasing function, of the sign of `start`. */
function solve(excess: (x: number) => number, slope: (x: number) => number, start: number): number {
  // Widen to a bracket [near, far] in |x|; signs of x are those of `start`.
  let low = start;
  let high = start;
  const grows = start > 0 ? 2 : 0.5;
  for (let k = 0; k < 2000 && excess(low) > 0; k++) low /= grows;
  for (let k = 0; k < 2000 && excess(high) < 0; k++) high *= grows;
  let x = (low + high) / 2;
  for (let k = 0; k < 200; k++) {
    const error = excess(x);
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const newton = x - error / slope(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= Math.abs(x) * 1e-15) return next;
    x = next;
  }
  return x;
}
