import type { Definition } from './definitions/definition.ts';
import { groupsOf, groupVariance } from './groups.ts';
import { contributions, varianceOf } from './intervals/linear.ts';
import type { MeasuredSide } from './measured.ts';
import type { Sample, Side } from './sample.ts';
import type { SeedNoise } from './seeds.ts';

/** Places of the sides of each seed: one, or its repeats. */
export type Places = readonly (readonly number[])[];

/** A seed begins with its first repeat; a side that is not repeated is a seed by itself. */
export function placesOf(sides: readonly Pick<Side, 'repeat'>[]): Places {
  const places: number[][] = [];
  for (const [at, { repeat = 0 }] of sides.entries()) {
    const last = places.at(-1);
    if (repeat === 0 || last === undefined) places.push([at]);
    else last.push(at);
  }
  return places;
}

/** The value of each seed: the mean over its repeats. */
export function valuesBySeed({ values, sides }: Pick<MeasuredSide, 'values' | 'sides'>): readonly number[] {
  return placesOf(sides).map((places) => mean(places.map((at) => values[at] ?? Number.NaN)));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the repeats of one side show: squares that are pooled, and how far they move the value. */
interface Seen {
  readonly between: number;
  readonly within: number;
  readonly df: number;
  /** Variance of the side's value for each unit of the repeats' own variance. */
  readonly share: number;
}

/**
 * The noise that all rows of one repeat have in common, τ², which the spread over rows does not show; that of single
 * rows is in the means of the rows already. The crossed design of rows and repeats (R. L. Brennan, Generalizability
 * Theory, 2001, ch. 2): a repeat's value varies by τ² + σ²/n, where σ² is what is left of a row's influence beside its own
 * mean and the repeat's; so τ² is the variance between repeats less σ²/n, and 0 where that is more. Pooled over all sides,
 * since one step scores both; of the value it is Σ τ²/(seeds · repeats) (docs/decisions/repeated-scoring.md).
 */
export function repeatNoise(
  sides: readonly MeasuredSide[],
  definition: Definition,
  sample: Sample,
  counts: (side: MeasuredSide) => boolean = () => true,
): SeedNoise {
  const seen = sides.map((side) => seenOf(side, definition, sample));
  const df = seen.reduce((sum, one) => sum + one.df, 0);
  if (df === 0) return { kind: 'none' };
  const common = seen.reduce((sum, one) => sum + one.between - one.within, 0) / df;
  const share = seen.reduce((sum, one, at) => sum + (isCounted(sides[at], counts) ? one.share : 0), 0);
  return common > 0 && share > 0 ? { kind: 'included', variance: common * share, df } : { kind: 'none' };
}

function isCounted(side: MeasuredSide | undefined, counts: (side: MeasuredSide) => boolean): boolean {
  return side !== undefined && counts(side);
}

function seenOf(side: MeasuredSide, definition: Definition, sample: Sample): Seen {
  const places = placesOf(side.sides);
  let [between, within, df] = [0, 0, 0];
  for (const repeats of places) {
    if (repeats.length < 2) continue;
    const values = repeats.map((at) => side.values[at] ?? Number.NaN);
    between += values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
    within += withinRows(side, repeats, definition, sample);
    df += repeats.length - 1;
  }
  return { between, within, df, share: mean(places.map((repeats) => 1 / repeats.length)) / places.length };
}

/** (R − 1) · σ²/n of one seed: the spread over rows, or groups of rows, of each repeat's distance from their mean. */
function withinRows(side: MeasuredSide, repeats: readonly number[], definition: Definition, sample: Sample): number {
  const influences = side.influences();
  const groups = groupsOf(definition, sample);
  let sum = 0;
  for (const own of repeats) {
    const slopes = side.sides.map((_, at) => (repeats.includes(at) ? (at === own ? 1 : 0) - 1 / repeats.length : 0));
    const quantity = { evaluate: () => Number.NaN, slopes: { candidate: slopes, baseline: [] } };
    const parts = contributions(sample, quantity, influences, []);
    if (parts === null || parts.length < 2) return 0;
    sum += groups ? groupVariance(parts, groups) : varianceOf(parts);
  }
  return sum;
}

/** Both as independent parts; the fewer degrees of freedom count. */
export function together(one: SeedNoise, other: SeedNoise): SeedNoise {
  if (!('variance' in one)) return 'variance' in other ? other : one;
  if (!('variance' in other)) return one;
  return { ...one, variance: one.variance + other.variance, df: Math.min(one.df, other.df) };
}
