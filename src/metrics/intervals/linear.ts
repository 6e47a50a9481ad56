import type { Sample } from '../sample.ts';
import { type Quantity, rounding } from './quantity.ts';

export type Influences = readonly (Float64Array | null)[];

/**
 * The parts of a linear statistic that are independent of each other: wᵢψᵢ / Σw with ψ the influence of each row on the
 * quantity, added up within groups. Null where an influence that it needs does not exist.
 */
export function contributions(
  sample: Sample,
  quantity: Quantity,
  candidate: Influences,
  baseline: Influences,
): Float64Array | null {
  const columns: Float64Array[] = [];
  const slopes = [...quantity.slopes.candidate, ...quantity.slopes.baseline];
  const sides = [
    ...quantity.slopes.candidate.map((_, k) => candidate[k]),
    ...quantity.slopes.baseline.map((_, k) => baseline[k]),
  ];
  for (const column of sides) {
    if (!column) return null;
    columns.push(column);
  }
  const parts = combine(columns, slopes, sample);
  const sums = sample.clusters ? sumByGroup(parts, sample.clusters, sample.units) : parts;
  return cancelled(sums, columns, slopes, sample) ? sums.fill(0) : sums;
}

/** Whether the columns cancel out and only their rounding is left, whose shape means nothing. */
function cancelled(
  parts: Float64Array,
  columns: readonly Float64Array[],
  slopes: readonly number[],
  { n }: Sample,
): boolean {
  if (columns.length < 2) return false;
  const size = columns.reduce((sum, column, k) => sum + product(column, column) * (slopes[k] ?? 0) ** 2, 0);
  return product(parts, parts) <= (rounding / n) ** 2 * size;
}

/** One pass for the usual one or two columns: at a million rows the number of passes is the time. */
function combine(columns: readonly Float64Array[], slopes: readonly number[], sample: Sample): Float64Array {
  const { n, weights, weighted, totalWeight } = sample;
  const parts = new Float64Array(n);
  const [first = parts, second = parts] = columns;
  const [a = 0, b = 0] = slopes;
  for (let i = 0; i < n; i++) parts[i] = a * (first[i] ?? 0) + (second === parts ? 0 : b * (second[i] ?? 0));
  for (const [k, column] of columns.slice(2).entries()) {
    const slope = slopes[k + 2] ?? 0;
    for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) + slope * (column[i] ?? 0);
  }
  if (weighted) for (let i = 0; i < n; i++) parts[i] = ((parts[i] ?? 0) * (weights[i] ?? 0)) / totalWeight;
  else for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) / n;
  return parts;
}

function sumByGroup(parts: Float64Array, clusters: Uint32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < parts.length; i++) {
    const group = clusters[i] ?? 0;
    sums[group] = (sums[group] ?? 0) + (parts[i] ?? 0);
  }
  return sums;
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
