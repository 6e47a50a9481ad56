/** A distribution on the line: positions in ascending order and the rows at each. */
export interface Points {
  readonly at: readonly number[];
  readonly rows: readonly number[];
}

/**
 * Largest difference of two shares, 0…1, and the cell that has it; of equal ones the cell with the fewest rows, whose
 * change weighs most. NaN without rows on a side.
 */
export function lInfinity(
  p: readonly number[],
  q: readonly number[],
): { readonly value: number; readonly cell: number } {
  const [np, nq] = [sum(p), sum(q)];
  if (np === 0 || nq === 0) return { value: Number.NaN, cell: -1 };
  let [value, cell, share] = [0, -1, 0];
  for (let k = 0; k < Math.max(p.length, q.length); k++) {
    const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
    const difference = Math.abs(a - b);
    const equal = cell >= 0 && Math.abs(difference - value) <= 1e-12;
    if (equal ? a + b < share : difference > value) [value, cell, share] = [difference, k, a + b];
  }
  return { value, cell };
}

/**
 * Jensen-Shannon divergence (not its root) in bits, 0…1, of counts in the same cells: ½KL(p‖m) + ½KL(q‖m) with
 * m = (p + q)/2 (Lin 1991). NaN without rows on a side.
 */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const [np, nq] = [sum(p), sum(q)];
  if (np === 0 || nq === 0) return Number.NaN;
  let value = 0;
  for (let k = 0; k < Math.max(p.length, q.length); k++) {
    const [a, b] = [(p[k] ?? 0) / np, (q[k] ?? 0) / nq];
    const middle = (a + b) / 2;
    if (a > 0) value += (a / 2) * Math.log2(a / middle);
    if (b > 0) value += (b / 2) * Math.log2(b / middle);
  }
  return Math.min(1, Math.max(0, value));
}

/** Wasserstein-1 distance ∫|F₁ − F₂| dx, in the unit of the positions. NaN without rows on a side. */
export function wasserstein(a: Points, b: Points): number {
  const [na, nb] = [sum(a.rows), sum(b.rows)];
  if (na === 0 || nb === 0) return Number.NaN;
  let [i, j, fa, fb, value] = [0, 0, 0, 0, 0];
  let at = Math.min(a.at[0] ?? 0, b.at[0] ?? 0);
  while (i < a.at.length || j < b.at.length) {
    const next = Math.min(a.at[i] ?? Number.POSITIVE_INFINITY, b.at[j] ?? Number.POSITIVE_INFINITY);
    value += Math.abs(fa / na - fb / nb) * (next - at);
    at = next;
    while (a.at[i] === next) fa += a.rows[i++] ?? 0;
    while (b.at[j] === next) fb += b.rows[j++] ?? 0;
  }
  return value;
}

/** Mean and deviation (divisor n) of a distribution; NaN without rows. */
export function moments(points: Points): { readonly rows: number; readonly mean: number; readonly deviation: number } {
  const rows = sum(points.rows);
  let mean = 0;
  for (const [k, n] of points.rows.entries()) mean += (n / rows) * (points.at[k] ?? 0);
  let variance = 0;
  for (const [k, n] of points.rows.entries()) variance += (n / rows) * ((points.at[k] ?? 0) - mean) ** 2;
  return rows === 0
    ? { rows, mean: Number.NaN, deviation: Number.NaN }
    : { rows, mean, deviation: Math.sqrt(variance) };
}

/** Both sides together, each row counting once. */
export function pooled(a: Points, b: Points): Points {
  const rows = new Map<number, number>();
  for (const side of [a, b]) {
    for (const [k, at] of side.at.entries()) rows.set(at, (rows.get(at) ?? 0) + (side.rows[k] ?? 0));
  }
  const sorted = [...rows].sort(([x], [y]) => x - y);
  return { at: sorted.map(([at]) => at), rows: sorted.map(([, n]) => n) };
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
