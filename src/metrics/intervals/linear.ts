import type { Sample } from '../sample.ts';
import type { Quantity } from './quantity.ts';

export type Influences = readonly (Float64Array | null)[];

/** The influence of each row on a quantity, or null where one that it needs does not exist. */
export function influenceOf(quantity: Quantity, candidate: Influences, baseline: Influences): Float64Array | null {
  const terms = [
    ...quantity.slopes.candidate.map((slope, k) => ({ slope, column: candidate[k] })),
    ...quantity.slopes.baseline.map((slope, k) => ({ slope, column: baseline[k] })),
  ];
  const [first] = terms;
  if (!first?.column) return null;
  const sum = new Float64Array(first.column.length);
  for (let i = 0; i < sum.length; i++) sum[i] = first.slope * (first.column[i] ?? 0);
  for (const { slope, column } of terms.slice(1)) {
    if (!column) return null;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + slope * (column[i] ?? 0);
  }
  return sum;
}

/** The parts of a linear statistic that are independent of each other: wᵢψᵢ / Σw, added up within groups. */
export function contributions(sample: Sample, influence: Float64Array): Float64Array {
  const { weights, clusters, n, totalWeight } = sample;
  const parts = new Float64Array(n);
  for (let i = 0; i < n; i++) parts[i] = ((influence[i] ?? 0) * (weights[i] ?? 0)) / totalWeight;
  if (!clusters) return parts;
  const groups = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const group = clusters[i] ?? 0;
    groups.set(group, (groups.get(group) ?? 0) + (parts[i] ?? 0));
  }
  return Float64Array.from(groups.values());
}

/** Σu² · g/(g − 1), the variance of Σu over g independent parts of mean 0; not finite for fewer than two. */
export function varianceOf(parts: Float64Array): number {
  return (product(parts, parts) * parts.length) / (parts.length - 1);
}

export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Σu³ / (6 (Σu²)^1.5): the acceleration of BCa (Efron 1987). */
export function acceleration(parts: Float64Array): number {
  let cubes = 0;
  let squares = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? 0;
    squares += part * part;
    cubes += part * part * part;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
