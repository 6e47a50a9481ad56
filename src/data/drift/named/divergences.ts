import { sum } from '../distances.ts';
import type { Sizes } from '../laws.ts';

/** A statistic that is a sum over cells, or the root of one. */
export interface Divergence {
  /** The shares of one side's cells, by their rows; what a cell without rows counts as is part of the statistic. */
  readonly shares: (rows: readonly number[]) => (rows: number) => number;
  /** What a cell adds, from its share on both sides; never below 0. */
  readonly part: (p: number, q: number, sizes: Sizes) => number;
  /** To second order the sum is this times Pearson's χ² of the 2 × k table times (1/n₁ + 1/n₂). */
  readonly weight: number;
  /** From the sum to the statistic; increasing. */
  readonly finish: (sum: number, sizes: Sizes) => number;
}

type Shares = Divergence['shares'];

/** n/N. */
export const plainShares: Shares = (rows) => {
  const total = sum(rows);
  return (n) => n / total;
};

/** (n + ½)/(N + k/2): half a row more in each of the k cells (Jeffreys' prior), so that an empty cell costs what it tells. */
export const halfMore: Shares = (rows) => {
  const total = sum(rows) + rows.length / 2;
  return (n) => (n + 0.5) / total;
};

const xLogRatio = (x: number, y: number): number => (x > 0 ? x * Math.log(x / y) : 0);
const psiPart = (p: number, q: number): number => (p === q ? 0 : (p - q) * Math.log(p / q));
const bhattacharyyaPart = (p: number, q: number): number => (Math.sqrt(p) - Math.sqrt(q)) ** 2 / 2;

function jensenShannonPart(p: number, q: number): number {
  const middle = (p + q) / 2;
  return Math.max(0, (xLogRatio(p, middle) + xLogRatio(q, middle)) / 2);
}

function pearsonPart(p: number, q: number, { base, head }: Sizes): number {
  const pooled = (base * p + head * q) / (base + head);
  return pooled > 0 ? (p - q) ** 2 / pooled : 0;
}

const same = (total: number): number => total;
const root = (total: number): number => Math.sqrt(total);

/** Population stability index Σ(p − q)·ln(p/q) (Jeffreys 1946) with the given shares of empty cells. */
export const psiOf = (shares: Shares): Divergence => ({ shares, part: psiPart, weight: 1, finish: same });

/** KL(p‖q) = Σ p·ln(p/q) in nats; p ln(p/q) − p + q adds up to the same and is never below 0. */
export const kullbackLeibler = (shares: Shares): Divergence => ({
  shares,
  part: (p, q) => Math.max(0, xLogRatio(p, q) - p + q),
  weight: 1 / 2,
  finish: same,
});

/** √(1 − Σ√(pq)), 0…1. */
export const hellinger: Divergence = { shares: plainShares, part: bhattacharyyaPart, weight: 1 / 8, finish: root };

const ofRows = (total: number, { base, head }: Sizes): number => (total * base * head) / (base + head) ** 2;

/** χ² of the 2 × k table ÷ rows of both sides (φ², mean square contingency), 0…1. */
export const meanSquareContingency: Divergence = {
  shares: plainShares,
  part: pearsonPart,
  weight: 1,
  finish: ofRows,
};

/** √(χ²/N): of a table of two rows min(r − 1, k − 1) is 1 (Cramér 1946). Not bias-corrected; chance is the law's business. */
export const cramersV: Divergence = { ...meanSquareContingency, finish: (total, sizes) => root(ofRows(total, sizes)) };

/** Divergence in bits, or its root, the distance, in bits or nats. */
export const jensenShannonAs = (form: 'bits' | 'root-bits' | 'root-nats'): Divergence => ({
  shares: plainShares,
  part: jensenShannonPart,
  weight: 1 / 8,
  finish: (total) => {
    const value = form === 'root-nats' ? total : total / Math.LN2;
    return form === 'bits' ? value : Math.sqrt(value);
  },
});

/** The statistic of counts in the same cells; NaN without rows on a side. Cells that are empty on both do not count. */
export function divergenceOf(of: Divergence, base: readonly number[], head: readonly number[]): number {
  const [p, q] = usedCells(base, head);
  const sizes = { base: sum(p), head: sum(q) };
  if (sizes.base === 0 || sizes.head === 0) return Number.NaN;
  const [before, after] = [of.shares(p), of.shares(q)];
  let total = 0;
  for (const [k, n] of p.entries()) total += of.part(before(n), after(q[k] ?? 0), sizes);
  return of.finish(total, sizes);
}

/** Total variation distance ½Σ|p − q|, 0…1; NaN without rows on a side. */
export function totalVariation(base: readonly number[], head: readonly number[]): number {
  const [m, n] = [sum(base), sum(head)];
  if (m === 0 || n === 0) return Number.NaN;
  let total = 0;
  for (let k = 0; k < Math.max(base.length, head.length); k++)
    total += Math.abs((base[k] ?? 0) / m - (head[k] ?? 0) / n);
  return Math.min(1, total / 2);
}

/** Without the cells that have rows on neither side. */
export function usedCells(base: readonly number[], head: readonly number[]): readonly [number[], number[]] {
  const used: [number[], number[]] = [[], []];
  for (let k = 0; k < Math.max(base.length, head.length); k++) {
    const [a, b] = [base[k] ?? 0, head[k] ?? 0];
    if (a + b === 0) continue;
    used[0].push(a);
    used[1].push(b);
  }
  return used;
}
