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
