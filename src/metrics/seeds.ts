import { tQuantile } from '../support/statistics.ts';
import type { Spread } from './intervals/spread.ts';
import type { Interval } from './types.ts';

/** The runs of one side: its values by seed, and whether equal artifacts show that the seed changes nothing. */
export interface SeedValues {
  readonly values: readonly number[];
  readonly artifacts: readonly string[];
}

/** Values of one metric from past runs that are equal but for the seed. */
export interface SeedHistory {
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** One list for each configuration; its mean is its own, its spread is shared. */
  readonly groups: readonly (readonly number[])[];
}

/** The variance over seeds of the quantity in question, s²(1/k₁ + 1/k₀). */
export type SeedNoise =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'included'; readonly variance: number; readonly df: number };

/**
 * Pools the spread between seeds over both sides and over past runs. A side whose seeds all gave the same artifact is
 * deterministic and adds nothing. With no pair of seeds anywhere, nothing is known.
 */
export function seedNoise(sides: readonly SeedValues[], history: readonly (readonly number[])[]): SeedNoise {
  const repeated = sides.filter((side) => side.values.length > 1);
  const deterministic = repeated.filter(isDeterministic);
  const groups = [...repeated.filter((side) => !isDeterministic(side)).map((side) => side.values), ...history];
  const pooled = pool(groups.filter((group) => group.length > 1 && group.every(Number.isFinite)));
  if (!pooled) return deterministic.length > 0 ? { kind: 'none' } : { kind: 'unknown' };
  const share = sides
    .filter((side) => !(side.values.length > 1 && isDeterministic(side)))
    .reduce((sum, side) => sum + 1 / side.values.length, 0);
  if (share === 0) return { kind: 'none' };
  return { kind: 'included', variance: pooled.variance * share, df: pooled.df };
}

function isDeterministic({ artifacts }: SeedValues): boolean {
  return artifacts.length > 1 && artifacts.every((digest) => digest !== '' && digest === artifacts[0]);
}

/** The pooled variance within groups, and its degrees of freedom; undefined without a group of two. */
export function pool(
  groups: readonly (readonly number[])[],
): { readonly variance: number; readonly df: number } | undefined {
  let squares = 0;
  let df = 0;
  for (const group of groups) {
    const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
    squares += group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    df += group.length - 1;
  }
  return df > 0 ? { variance: squares / df, df } : undefined;
}

/**
 * The interval of a quantity from its spread over rows and the noise of seeds. Each limit's own row error (its distance
 * in units of the row quantile) and the seeds' are added as variances; the quantile is Cochran and Cox's (1950): the two
 * t quantiles, weighted by their variances. Satterthwaite's degrees of freedom are too many where two or four of them
 * stand for most of the variance (docs/decisions/few-seeds.md). Levels without finite limits are left out.
 */
export function fold(
  value: number,
  rows: Spread,
  noise: SeedNoise,
  levels: readonly number[],
  range: readonly [number, number],
): readonly Interval[] {
  const intervals: Interval[] = [];
  for (const level of levels) {
    const [low, high] = rows.limits(level);
    const widen = (distance: number): number => widened(distance, rows.df, noise, level);
    const lower = clip(value - widen(value - low), range);
    const upper = clip(value + widen(high - value), range);
    if (Number.isFinite(lower) && Number.isFinite(upper)) intervals.push({ level, low: lower, high: upper });
  }
  return intervals;
}

function widened(distance: number, df: number, noise: SeedNoise, level: number): number {
  if (noise.kind !== 'included' || noise.variance === 0) return distance;
  const share = (1 + level) / 2;
  const rowVariance = (distance / tQuantile(share, df)) ** 2;
  const total = rowVariance + noise.variance;
  const quantile = (rowVariance * tQuantile(share, df) + noise.variance * tQuantile(share, noise.df)) / total;
  const half = quantile * Math.sqrt(total);
  // A BCa limit may lie on the other side of the value; the seeds then move it out from there.
  return distance < 0 ? half + 2 * distance : half;
}

function clip(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}
