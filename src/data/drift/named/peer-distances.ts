import type { DriftStatistic } from '../../../project/types.ts';
import { moments, type Points, pooled, sum, wasserstein } from '../distances.ts';
import { type Finding, noiseOf } from '../finding.ts';
import { wassersteinLaw } from '../laws.ts';
import { amount } from '../wording.ts';

type Measured = Pick<Finding, 'value' | 'noise' | 'detail'>;

/** Wasserstein-1 as a peer scales it. @param own the base's numbers in its own cells */
export function peerDistance(
  statistic: DriftStatistic,
  [base, head]: readonly [Points, Points],
  own: Points,
  alpha: number,
): Measured | typeof tooFew {
  const detail = `mean ${amount(moments(base).mean)} → ${amount(moments(head).mean)}`;
  const sizes = { base: sum(base.rows), head: sum(head.rows) };
  if (statistic === 'wasserstein-deepchecks') {
    if ([base, head].some((side) => trimmed(side).at.length === 0)) return tooFew;
    const law = trimmedLaw(base, head);
    return { value: trimmedDistance(base, head), noise: noiseOf(law, alpha), detail };
  }
  // Evidently: ÷ max(deviation of the reference (divisor n), 0.001).
  const unit = Math.max(moments(own).deviation, 0.001);
  const law = wassersteinLaw(pooled(base, head), sizes);
  return { value: wasserstein(base, head) / unit, noise: noiseOf((level) => law(level) / unit, alpha), detail };
}

const tooFew = {
  reason: 'drift-statistic-missing',
  why: 'nothing is left of a side without the 2.5 % at each end',
} as const;

/** Deepchecks leaves out so much of each side at each end. */
const margin = 0.025;

/** W₁ of what lies between the 2.5 % and the 97.5 % points of each side, ÷ the range of both; 0 where that is one value. */
export function trimmedDistance(base: Points, head: Points): number {
  const [a, b] = [trimmed(base), trimmed(head)];
  const range = rangeOf(a, b);
  return range > 0 ? wasserstein(a, b) / range : 0;
}

/**
 * To first order the trimmed distance is ∫|B(F)| dx between the two points ÷ 0.95, which is the distance of the numbers
 * drawn in to these points.
 */
function trimmedLaw(base: Points, head: Points): (alpha: number) => number {
  const range = rangeOf(trimmed(base), trimmed(head));
  if (!(range > 0)) return () => 0;
  const both = pooled(base, head);
  const [from, to] = ends(both);
  const drawnIn = { at: both.at.map((at) => Math.min(to, Math.max(from, at))), rows: both.rows };
  const law = wassersteinLaw(drawnIn, { base: sum(base.rows), head: sum(head.rows) });
  return (alpha) => law(alpha) / (1 - 2 * margin) / range;
}

function trimmed(points: Points): Points {
  const [from, to] = ends(points);
  const kept = points.at.map((at) => at >= from && at <= to);
  return { at: points.at.filter((_, k) => kept[k]), rows: points.rows.filter((_, k) => kept[k]) };
}

function ends(points: Points): readonly [number, number] {
  return [quantile(points, margin), quantile(points, 1 - margin)];
}

/** As `numpy.quantile`: linear between the two rows next to (n − 1)·p. */
function quantile({ at, rows }: Points, p: number): number {
  const rank = (sum(rows) - 1) * p;
  const [low, high] = [rowAt(Math.floor(rank)), rowAt(Math.ceil(rank))];
  return low + (high - low) * (rank - Math.floor(rank));

  function rowAt(index: number): number {
    let below = 0;
    for (const [k, n] of rows.entries()) {
      below += n;
      if (index < below) return at[k] ?? Number.NaN;
    }
    return at.at(-1) ?? Number.NaN;
  }
}

function rangeOf(a: Points, b: Points): number {
  const [first, last] = [Math.min(a.at[0] ?? 0, b.at[0] ?? 0), Math.max(a.at.at(-1) ?? 0, b.at.at(-1) ?? 0)];
  return last - first;
}
