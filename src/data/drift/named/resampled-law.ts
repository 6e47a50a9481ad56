import { type Random, random } from '../../../support/random.ts';
import { sum } from '../distances.ts';
import { scaledChiSquare } from './cell-laws.ts';

type Rows = readonly number[];

const draws = 500;

/**
 * Level alpha → the largest value that no change would show, for a statistic whose cells depend on one side: both sides
 * are drawn 500 times from the rows of both together, with the same seed for every column, and a multiple of χ² gets
 * the mean and variance of what they give.
 */
export function resampledLaw(base: Rows, head: Rows, statistic: (base: Rows, head: Rows) => number) {
  const rows = [sum(base), sum(head)] as const;
  const pooled = base.map((n, k) => (n + (head[k] ?? 0)) / (rows[0] + rows[1]));
  const stream = random(500, 1946);
  let [total, squares] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const value = statistic(drawn(pooled, rows[0], stream), drawn(pooled, rows[1], stream));
    [total, squares] = [total + value, squares + value * value];
  }
  const mean = total / draws;
  return scaledChiSquare({ mean, variance: Math.max(0, squares / draws - mean * mean) });
}

function drawn(shares: Rows, rows: number, { binomial }: Random): Rows {
  let [left, rest] = [rows, 1];
  return shares.map((share) => {
    const count = rest > 0 ? binomial(left, Math.min(1, share / rest)) : 0;
    [left, rest] = [left - count, rest - share];
    return count;
  });
}
