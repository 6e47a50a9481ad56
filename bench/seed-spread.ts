/**
 * How often equal models with several seeds are called worse, where configurations spread differently, and how often a
 * loss of 3.5 standard errors is found: node bench/seed-spread.ts [--draws 2000] [--gates 1].
 * Normal errors; the seeds' part of the variance alone. Each cell: one variance pooled over both sides and past runs,
 * then what is built. 2.5 % ÷ gates is promised, 5 % ÷ gates the target where one side spreads twice as far.
 */

import { symmetric } from '../src/metrics/intervals/spread.ts';
import { fold, pool, type SeedNoise, seedNoise } from '../src/metrics/seeds.ts';
import { type Random, random } from '../src/support/random.ts';
import { normalQuantile } from '../src/support/statistics.ts';
import { heading, numberArgument } from './harness/measure.ts';

const draws = numberArgument('draws', 2000);
const level = 1 - 0.05 / numberArgument('gates', 1);
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

interface Design {
  /** Seeds of the candidate and of the baseline. */
  readonly seeds: readonly [number, number];
  /** Spread of the candidate's seeds; the baseline's is 1. */
  readonly ratio: number;
  /** Past configurations of two or three seeds, and their spread. */
  readonly past: number;
  readonly pastSpread: number;
}

const normal = (stream: Random): number => normalQuantile(Math.max(stream.uniform(), 1e-300));
const drawn = (stream: Random, k: number, spread: number) => Array.from({ length: k }, () => spread * normal(stream));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const side = (values: readonly number[]) => ({ values, artifacts: values.map((_, at) => `${at}`) });

/** Percent of draws that are called worse, when the candidate loses so many true standard errors. */
function worse({ seeds, ratio, past, pastSpread }: Design, loss: number): readonly [number, number] {
  const stream = random(seeds[0], seeds[1], ratio * 4, past, pastSpread * 4);
  const error = Math.sqrt(ratio ** 2 / seeds[0] + 1 / seeds[1]);
  const called: [number, number] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const [ours, theirs] = [drawn(stream, seeds[0], ratio), drawn(stream, seeds[1], 1)];
    const history = Array.from({ length: past }, (_, at) => drawn(stream, 2 + (at % 2), pastSpread));
    const change = mean(ours) - mean(theirs) - loss * error;
    const shared = pool([ours, theirs, ...history].filter(({ length }) => length > 1));
    const pooled: SeedNoise = shared
      ? { kind: 'included', variance: shared.variance * (1 / seeds[0] + 1 / seeds[1]), df: shared.df }
      : { kind: 'unknown' };
    for (const [at, noise] of [pooled, seedNoise([side(ours), side(theirs)], history)].entries()) {
      const [interval] = fold(change, symmetric(change, 0, Number.POSITIVE_INFINITY), noise, [level], anywhere);
      if (noise.kind !== 'unknown' && (interval?.high ?? 0) < 0) called[at === 0 ? 0 : 1] += 1;
    }
  }
  return [(100 * called[0]) / draws, (100 * called[1]) / draws];
}

const histories = [
  [0, 1],
  [3, 0.5],
  [3, 1],
  [10, 0.5],
  [10, 1],
  [10, 2],
] as const;

heading(`Called worse in percent, pooled → built, ${draws} draws, level ${level}`);
for (const { title, ratios, loss } of [
  { title: 'equal models; spread of the candidate', ratios: [1, 2, 4], loss: 0 },
  { title: 'a loss of 3.5 standard errors; spread of the candidate', ratios: [1], loss: 3.5 },
]) {
  for (const ratio of ratios) {
    const heads = histories.map(([past, spread]) => (past === 0 ? 'no past' : `${past} of ${spread}`).padStart(14));
    console.log(`\n${`${title} ${ratio}`.padEnd(58)}\n${'seeds'.padEnd(8)}${heads.join('')}`);
    for (const seeds of [
      [1, 1],
      [1, 3],
      [2, 2],
      [3, 3],
      [2, 5],
      [5, 2],
      [5, 5],
    ] as const) {
      const cells = histories.map(([past, pastSpread]) =>
        worse({ seeds, ratio, past, pastSpread }, loss)
          .map((share) => share.toFixed(1))
          .join(' → ')
          .padStart(14),
      );
      console.log(seeds.join(', ').padEnd(8) + cells.join(''));
    }
  }
}
