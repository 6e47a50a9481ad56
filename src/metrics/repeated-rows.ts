import { placesOf } from './repeats.ts';
import type { Comparison, ScoredRows, SeedPredictions } from './types.ts';

/** How often each model was scored, and whether all repeats of each gave the same; undefined where nothing is repeated. */
export function repeatsOf({ candidate, baseline = [] }: ScoredRows): Comparison['repeats'] | undefined {
  const seeds = [candidate, baseline].flatMap((sides) =>
    placesOf(sides).map((places) => places.map((at) => sides[at])),
  );
  const times = Math.max(0, ...seeds.map((repeats) => repeats.length));
  if (times < 2) return undefined;
  return { times, equal: seeds.every(([first, ...others]) => others.every((other) => sameAnswers(first, other))) };
}

function sameAnswers(one: SeedPredictions | undefined, other: SeedPredictions | undefined): boolean {
  const [ours, theirs] = [one, other].map((side) => [side?.predicted ?? new Float64Array(), ...(side?.scores ?? [])]);
  return ours?.length === theirs?.length && (ours ?? []).every((column, at) => same(column, theirs?.[at]));
}

function same(one: Float64Array, other: Float64Array | undefined): boolean {
  return one.length === other?.length && one.every((value, row) => value === other[row]);
}
