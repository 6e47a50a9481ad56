import { tQuantile } from '../support/statistics.ts';
import type { Spread } from './intervals/spread.ts';
import type { Interval } from './types.ts';

/** The runs of one side: its values by seed, and whether equal artifacts show that the seed changes nothing. */
export interface SeedValues {
  readonly values: readonly number[];
  readonly artifacts: readonly string[];
  /** Nothing was trained: there is no chance that another seed could have played. */
  readonly untrained?: boolean;
}

/** Values of one metric from past runs that are equal but for the seed. */
export interface SeedHistory {
  readonly metric: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** One list for each configuration; its mean is its own, its spread says something of others'. */
  readonly groups: readonly (readonly number[])[];
}

/** The variance over seeds of the quantity in question: Σ s²/k over its sides. */
export type SeedNoise =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | {
      /** `borrowed`: a side has one seed only, so that its own spread is not seen but taken from elsewhere. */
      readonly kind: 'included' | 'borrowed';
      readonly variance: number;
      readonly df: number;
    };

/** Past runs count as at most so many degrees of freedom beside sides with seeds of their own: as three seeds a side. */
const mostPast = 4;

/** A side with one seed is taken to spread up to twice as far as what is seen elsewhere: four times the variance. */
const borrowedVariance = 4;

/**
 * The noise of seeds, from both sides and from past runs. Configurations need not spread alike, so what is shared may
 * help, but never hides what the sides themselves show: the variance is the pooled one or that of each side's own seeds,
 * whichever is larger, and the more the own one exceeds, the fewer degrees of freedom count beside Welch's and
 * Satterthwaite's own (docs/decisions/seeds-that-spread-differently.md). A side whose seeds all gave the same artifact is
 * deterministic and adds nothing, and so does one that nobody trained. With no pair of seeds anywhere, nothing is known,
 * nor where none is there that gave two values: past runs that all gave one are left out, and a spread of nothing is not
 * lent to a side with one seed (docs/decisions/seeds-that-change-nothing.md).
 */
export function seedNoise(sides: readonly SeedValues[], history: readonly (readonly number[])[]): SeedNoise {
  const counted = sides.filter((side) => !side.untrained && !isDeterministic(side)).map(({ values }) => values);
  if (counted.length === 0) return { kind: 'none' };
  const own = counted.filter(isGroup);
  const borrowed = own.length < counted.length;
  const shared = pool(
    own,
    history.filter((values) => isGroup(values) && spreads(values)),
    borrowed ? Number.POSITIVE_INFINITY : mostPast,
  );
  if (!shared) return sides.some(isDeterministic) ? { kind: 'none' } : { kind: 'unknown' };
  if (borrowed && shared.variance === 0) return { kind: 'unknown' };
  const parts = counted.map((values) => {
    const seen = isGroup(values) ? pool([values]) : undefined;
    const assumed = (seen ? 1 : borrowedVariance) * shared.variance;
    return { assumed: assumed / values.length, own: (seen?.variance ?? assumed) / values.length, df: seen?.df };
  });
  const pooled = parts.reduce((sum, part) => sum + part.assumed, 0);
  const separate = parts.reduce((sum, part) => sum + part.own, 0);
  if (borrowed || separate <= pooled) {
    return { kind: borrowed ? 'borrowed' : 'included', variance: Math.max(pooled, separate), df: shared.df };
  }
  const welch = separate ** 2 / parts.reduce((sum, part) => sum + part.own ** 2 / (part.df ?? Number.NaN), 0);
  return { kind: 'included', variance: separate, df: welch + (shared.df - welch) * (pooled / separate) ** 2 };
}

function isGroup(values: readonly number[]): boolean {
  return values.length > 1 && values.every(Number.isFinite);
}

/** Not all the same number, but for what the order of additions changes in its last digits. */
export function spreads(values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}

/** Equal artifacts of several seeds: the training does not depend on chance. */
export function isDeterministic({ values, artifacts }: SeedValues): boolean {
  return values.length > 1 && isOneArtifact(artifacts);
}

/** Several seeds, and one artifact: the seed changed nothing. */
export function isOneArtifact(artifacts: readonly string[]): boolean {
  return artifacts.length > 1 && artifacts.every((digest) => digest !== '' && digest === artifacts[0]);
}

/**
 * The pooled variance within groups, and its degrees of freedom; undefined without a group of two.
 * @param past more groups, weighed down together to at most `most` degrees of freedom
 */
export function pool(
  groups: readonly (readonly number[])[],
  past: readonly (readonly number[])[] = [],
  most = Number.POSITIVE_INFINITY,
): { readonly variance: number; readonly df: number } | undefined {
  const [now, before] = [squaresOf(groups), squaresOf(past)];
  const weight = before.df > most ? most / before.df : 1;
  const df = now.df + before.df * weight;
  return df > 0 ? { variance: (now.squares + before.squares * weight) / df, df } : undefined;
}

/** Squares around the mean of each group, added up, and their degrees of freedom. */
function squaresOf(groups: readonly (readonly number[])[]): { readonly squares: number; readonly df: number } {
  let squares = 0;
  let df = 0;
  for (const group of groups) {
    const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
    if (spreads(group)) squares += group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    df += group.length - 1;
  }
  return { squares, df: Math.max(0, df) };
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
  if (noise.kind === 'unknown' || noise.kind === 'none' || noise.variance === 0) return distance;
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
