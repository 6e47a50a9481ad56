import { logGamma } from '../../support/special.ts';

/** Both sides together have `rows` rows in the cell. */
export interface ShareSizes {
  readonly rows: number;
  readonly base: number;
  readonly head: number;
}

/** The most likely number of the cell's rows on the base's side. */
export function modeOf({ rows, base, head }: ShareSizes): number {
  return Math.floor(((rows + 1) * (base + 1)) / (base + head + 2));
}

/** Variance of the number of the cell's rows on the base's side. */
export function hypergeometricVariance({ rows, base, head }: ShareSizes): number {
  const all = base + head;
  return all > 1 ? (((rows * base) / all) * (head / all) * (all - rows)) / (all - 1) : 0;
}

/** Every number of rows that the base may have of the cell, with its probability; what is below 1e-18 is left out. */
export function* hypergeometricLaw(sizes: ShareSizes): Generator<readonly [rows: number, probability: number]> {
  const { rows, base, head } = sizes;
  const mode = modeOf(sizes);
  for (const direction of [-1, 1] as const) {
    const end = direction < 0 ? Math.max(0, rows - head) : Math.min(rows, base);
    let probability = hypergeometric(sizes, mode);
    for (let x = mode; probability > 1e-18; x += direction) {
      if (x !== mode || direction < 0) yield [x, probability];
      if (x === end) break;
      probability *= ratio(sizes, x, direction);
    }
  }
}

/** P(X = x ± 1) / P(X = x). */
export function ratio({ rows, base, head }: ShareSizes, x: number, direction: 1 | -1): number {
  return direction === 1
    ? ((rows - x) * (base - x)) / ((x + 1) * (head - rows + x + 1))
    : (x * (head - rows + x)) / ((rows - x + 1) * (base - x + 1));
}

export function hypergeometric({ rows, base, head }: ShareSizes, x: number): number {
  return Math.exp(logChoose(base, x) + logChoose(head, rows - x) - logChoose(base + head, rows));
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
