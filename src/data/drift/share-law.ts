import { normalQuantile } from '../../support/statistics.ts';
import { hypergeometric, modeOf, ratio, type ShareSizes } from './hypergeometric.ts';

/** Beyond this variance of the count the normal law (with continuity) is used. */
const exactVariance = 2500;

/**
 * The largest |p − q| of one cell that no change would show, with probability 1 − alpha: given the rows of the cell
 * on both sides together, those of the base follow a hypergeometric law, whatever the true share is (the idea of
 * Fisher's exact test), with alpha/2 in each tail. So it holds at any size, for empty and for rare cells.
 */
export function shareNoise(sizes: ShareSizes, alpha: number): number {
  const { rows, base, head } = sizes;
  const all = base + head;
  if (rows <= 0 || base <= 0 || head <= 0) return 0;
  const [lowest, highest] = [Math.max(0, rows - head), Math.min(rows, base)];
  const mean = (rows * base) / all;
  const variance = all > 1 ? (mean * (head / all) * (all - rows)) / (all - 1) : 0;
  const [from, to] =
    variance > exactVariance
      ? normalRange(mean, variance, alpha)
      : [tailEnd(sizes, alpha / 2, -1, lowest), tailEnd(sizes, alpha / 2, 1, highest)];
  const difference = (x: number): number => Math.abs(x / base - (rows - x) / head);
  return Math.max(difference(Math.max(lowest, from)), difference(Math.min(highest, to)));
}

function normalRange(mean: number, variance: number, alpha: number): readonly [number, number] {
  const reach = -normalQuantile(alpha / 2) * Math.sqrt(variance) + 0.5;
  return [mean - reach, mean + reach];
}

/** The outermost count x on one side with P(X beyond or at x) > level. */
function tailEnd(sizes: ShareSizes, level: number, direction: 1 | -1, end: number): number {
  const mode = modeOf(sizes);
  const likely: number[] = [];
  let probability = hypergeometric(sizes, mode);
  for (let x = mode; x !== end + direction && probability > level * 1e-9; x += direction) {
    likely.push(probability);
    probability *= ratio(sizes, x, direction);
  }
  let tail = 0;
  for (let k = likely.length - 1; k >= 0; k--) {
    tail += likely[k] ?? 0;
    if (tail > level) return mode + direction * k;
  }
  return mode;
}
