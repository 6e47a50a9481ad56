import { tQuantile } from '../../support/statistics.ts';

/** How far rows drawn anew would move a quantity. */
export interface Spread {
  readonly standardError: number;
  /** Degrees of freedom of the standard error; ∞ for methods of the normal law. */
  readonly df: number;
  /** Lower and upper limit at a two-sided level; not finite where the method has no answer. */
  readonly limits: (level: number) => readonly [number, number];
}

/** The t interval; with df = ∞ the normal one. */
export function symmetric(value: number, standardError: number, df: number): Spread {
  return {
    standardError,
    df,
    limits: (level) => {
      const half = tQuantile((1 + level) / 2, df) * standardError;
      return [value - half, value + half];
    },
  };
}

/** The other side of a quantity: what held for x holds for −x. */
export function mirrored(spread: Spread): Spread {
  return {
    ...spread,
    limits: (level) => {
      const [low, high] = spread.limits(level);
      return [-high, -low];
    },
  };
}
