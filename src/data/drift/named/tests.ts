import { chiSquareTail } from '../../../support/statistics.ts';
import type { ColumnSketch } from '../../sketch/schema.ts';
import type { DriftTest } from '../../types.ts';
import { type Points, sum } from '../distances.ts';
import type { Cells } from '../pool.ts';
import { divergenceOf, meanSquareContingency } from './divergences.ts';

export const testNames = ['ks', 'chi-square', 'null-share'] as const;
/** `ks`: two-sample Kolmogorov-Smirnov; `chi-square`: of the 2 × k table; `null-share`: two proportions, pooled z. */
export type TestName = (typeof testNames)[number];

/** Largest difference of the two distribution functions, 0…1; NaN without rows on a side. */
export function kolmogorovSmirnov(a: Points, b: Points): number {
  const [na, nb] = [sum(a.rows), sum(b.rows)];
  if (na === 0 || nb === 0) return Number.NaN;
  let [i, j, fa, fb, value] = [0, 0, 0, 0, 0];
  while (i < a.at.length || j < b.at.length) {
    const next = Math.min(a.at[i] ?? Number.POSITIVE_INFINITY, b.at[j] ?? Number.POSITIVE_INFINITY);
    while (a.at[i] === next) fa += a.rows[i++] ?? 0;
    while (b.at[j] === next) fb += b.rows[j++] ?? 0;
    value = Math.max(value, Math.abs(fa / na - fb / nb));
  }
  return value;
}

/** P(K > x) of Kolmogorov's distribution, by the series that converges fast at x (Kolmogorov 1933; Jacobi's theta identity). */
export function kolmogorovTail(x: number): number {
  if (!(x > 0)) return 1;
  if (x > 1) {
    let tail = 0;
    for (let k = 1; k <= 10; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
    return tail;
  }
  let below = 0;
  for (let k = 1; k <= 10; k++) below += Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * x * x));
  return 1 - (Math.sqrt(2 * Math.PI) / x) * below;
}

/** Asymptotic two-sample KS test; undefined without rows on a side. */
export function ksTest(base: Points, head: Points): DriftTest | undefined {
  const value = kolmogorovSmirnov(base, head);
  if (Number.isNaN(value)) return undefined;
  const [m, n] = [sum(base.rows), sum(head.rows)];
  return { test: 'ks', value, pValue: kolmogorovTail(value * Math.sqrt((m * n) / (m + n))) };
}

/** Pearson's test of the 2 × k table; undefined for fewer than two cells. */
export function chiSquareTest({ base, head }: Cells): DriftTest | undefined {
  const cells = base.filter((n, k) => n + (head[k] ?? 0) > 0).length;
  if (cells < 2 || sum(base) === 0 || sum(head) === 0) return undefined;
  const value = divergenceOf(meanSquareContingency, base, head) * (sum(base) + sum(head));
  return { test: 'chi-square', value, degrees: cells - 1, pValue: chiSquareTail(value, cells - 1) };
}

/** Whether the share of nulls is the same on both sides: z with the pooled share, two-sided; undefined without or with only nulls. */
export function nullShareTest(base: ColumnSketch, head: ColumnSketch): DriftTest | undefined {
  const pooled = (base.nulls + head.nulls) / (base.rows + head.rows);
  if (!(pooled > 0 && pooled < 1)) return undefined;
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / base.rows + 1 / head.rows));
  const value = (head.nulls / head.rows - base.nulls / base.rows) / deviation;
  return { test: 'null-share', value, pValue: chiSquareTail(value * value, 1) };
}
