import { type Random, random } from '../../../src/support/random.ts';

/** Seeded draws of the shapes that real columns have. */
export const shapes: Readonly<Record<string, (r: Random) => number>> = {
  normal,
  lognormal: (r) => Math.exp(normal(r)),
  heavy: (r) => normal(r) / Math.max(1e-3, Math.sqrt((normal(r) ** 2 + normal(r) ** 2 + normal(r) ** 2) / 3)),
  uniform: (r) => r.uniform(),
  'mostly zero': (r) => (r.uniform() < 0.9 ? 0 : r.uniform() * 100),
  offset: (r) => 1e6 + normal(r),
};

export function normal(r: Random): number {
  return Math.sqrt(-2 * Math.log(1 - r.uniform())) * Math.cos(2 * Math.PI * r.uniform());
}

export function sample(shape: (r: Random) => number, rows: number, seed: number): number[] {
  const r = random(seed, rows);
  return Array.from({ length: rows }, () => shape(r));
}

/** So many rows over cells, each with its share (of any sum): a chain of binomial draws. */
export function multinomial(shares: readonly number[], rows: number, r: Random): number[] {
  let left = rows;
  let mass = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => {
    const count = mass > 0 ? r.binomial(left, Math.min(1, share / mass)) : 0;
    left -= count;
    mass -= share;
    return count;
  });
}

/** Shares of so many categories, the k-th as large as 1/k. */
export function zipf(cells: number): number[] {
  const weights = Array.from({ length: cells }, (_, k) => 1 / (k + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
