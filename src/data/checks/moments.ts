import { isFloating } from '../engines/column-type.ts';
import type { Dialect } from '../engines/dialect.ts';
import { identifier } from '../engines/sql.ts';
import type { CheckContext, Count, StoredColumn } from './family.ts';

/** Sum, mean and standard deviation of the finite values of a column, known when the counts have been taken. */
export interface Moments {
  /** Finite values. */
  readonly values: Count;
  readonly sum: () => number;
  readonly mean: () => number;
  /** Sample standard deviation (n − 1); undefined for fewer than two values. */
  readonly deviation: () => number | undefined;
}

/** Whole units of 2^-62 of the largest value: finer than a double of that size, and 2^64 of them fit 128 bits. */
const sumBits = 62;
/**
 * Squares of units of 2^-31 of half the range fit 62 bits. Enough: the range alone makes the deviation of n values at
 * least half of it ÷ √n, so it is off by less than √n ÷ 2^30 of itself.
 */
const squareBits = 31;
/** 2^1023 is the largest power of two that a double holds. */
const largestPower = 1000;

/**
 * Sums of doubles depend on the order in which threads add them; these are sums of integers, in units that follow from
 * the smallest and the largest value, so they are the same everywhere. One pass for the range and one for the sums.
 */
export function momentsOf(context: CheckContext, column: StoredColumn, wants: 'mean' | 'deviation'): Moments {
  const { dialect } = context.engine;
  const cell = dialect.asDouble(identifier(column.name), column.engineType);
  const finite = isFloating(column.engineType) ? dialect.finiteNumber(identifier(column.name)) : `${cell} IS NOT NULL`;
  const values = context.count(`count(*) FILTER (WHERE ${finite})`);
  const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
  const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
  let total: Scaled | undefined;
  let spread: { readonly sum: Scaled; readonly squares: Scaled } | undefined;
  context.afterwards(() => {
    if (values() === 0) return;
    const [least, most] = [Number(low()), Number(high())];
    const unit = powerFor(Math.max(Math.abs(least), Math.abs(most)), sumBits);
    total = scaled(context, finite, dialect.scaled(cell, unit), unit);
    if (wants === 'mean') return;
    const half = most / 2 - least / 2;
    const fine = powerFor(half, squareBits);
    const away = dialect.scaled(`(${cell} - ${dialect.doubleOf(least / 2 + most / 2)})`, fine);
    const sum = scaled(context, finite, away, fine);
    spread = { sum, squares: { units: context.value(squares(dialect, finite, away)), power: 2 * fine } };
  });
  const sum = () => (total === undefined ? Number.NaN : Number(unitsOf(total)) * 2 ** -total.power);
  return {
    values,
    sum,
    mean: () => sum() / values(),
    deviation: () => {
      if (spread === undefined || values() < 2) return undefined;
      return deviation(BigInt(values()), unitsOf(spread.sum), unitsOf(spread.squares)) * 2 ** -spread.sum.power;
    },
  };
}

/** An exact sum in units of 2^-power. */
interface Scaled {
  readonly units: () => unknown;
  readonly power: number;
}

function scaled(context: CheckContext, finite: string, value: string, power: number): Scaled {
  const { dialect } = context.engine;
  const units = `CASE WHEN ${finite} THEN ${dialect.wholeNumber(`floor(${value})`)} END`;
  return { units: context.value(dialect.exactSum(units)), power };
}

function squares(dialect: Dialect, finite: string, value: string): string {
  const units = dialect.wholeNumber(`floor(${value})`);
  return dialect.exactSum(`CASE WHEN ${finite} THEN ${units} * ${units} END`);
}

function unitsOf({ units }: Scaled): bigint {
  return BigInt(String(units()));
}

/** The power of two that makes the largest value so many bits long. */
function powerFor(largest: number, bits: number): number {
  return largest === 0 ? 0 : Math.min(largestPower, bits - Math.ceil(Math.log2(largest)));
}

/** √((Σx² − (Σx)²/n) / (n − 1)) in units; the difference is taken in whole numbers, so nothing cancels. */
function deviation(n: bigint, sum: bigint, squaresSum: bigint): number {
  return Math.sqrt(Number(squaresSum * n - sum * sum) / Number(n * (n - 1n)));
}
