import { isFloating } from '../../engines/column-type.ts';
import { identifier } from '../../engines/sql.ts';
import type { CheckContext, StoredColumn } from '../family.ts';

/** Products of two units of 2^-31 of half the range fit 62 bits. */
const bits = 31;
const largestPower = 1000;

type Pair = readonly [StoredColumn, StoredColumn];

/**
 * Pearson's correlation of pairs of columns, over the rows in which both are finite; undefined where one of them does
 * not vary. From sums of whole numbers (see moments.ts), so it is the same everywhere; sums that pairs share, as where
 * no value is missing, are taken once.
 */
export function correlationOf(context: CheckContext): (pair: Pair) => () => number | undefined {
  return (pair) => {
    const [one, other] = pair.map((column) => rangeOf(context, column));
    let sums: Sums | undefined;
    context.afterwards(() => {
      if (one === undefined || other === undefined || one.filled() === 0 || other.filled() === 0) return;
      sums = sumsOf(context, one, other);
    });
    return () => (sums === undefined ? undefined : coefficient(sums));
  };
}

/** A column with what is needed to write its values as whole numbers. */
interface Range {
  readonly finite: string;
  readonly filled: () => number;
  readonly units: () => string;
}

function rangeOf(context: CheckContext, { name, engineType }: StoredColumn): Range {
  const { dialect } = context.engine;
  const cell = dialect.asDouble(identifier(name), engineType);
  const finite = isFloating(engineType) ? dialect.finiteNumber(identifier(name)) : `${identifier(name)} IS NOT NULL`;
  const low = context.value(`min(CASE WHEN ${finite} THEN ${cell} END)`);
  const high = context.value(`max(CASE WHEN ${finite} THEN ${cell} END)`);
  const units = () => {
    const [least, most] = [Number(low()), Number(high())];
    const half = most / 2 - least / 2;
    const power = half === 0 ? 0 : Math.min(largestPower, bits - Math.ceil(Math.log2(half)));
    const away = `(${cell} - ${dialect.doubleOf(least / 2 + most / 2)})`;
    return dialect.wholeNumber(`floor(${dialect.scaled(away, power)})`);
  };
  return { finite, filled: context.count(`count(*) FILTER (WHERE ${finite})`), units };
}

interface Sums {
  readonly rows: () => unknown;
  readonly x: () => unknown;
  readonly y: () => unknown;
  readonly xx: () => unknown;
  readonly yy: () => unknown;
  readonly xy: () => unknown;
}

function sumsOf(context: CheckContext, one: Range, other: Range): Sums {
  const all = context.shape.rows;
  const open = [one, other].filter(({ filled }) => filled() < all).map(({ finite }) => finite);
  const [x, y] = [one.units(), other.units()];
  const sum = (value: string) =>
    context.value(
      context.engine.dialect.exactSum(open.length === 0 ? value : `CASE WHEN ${open.join(' AND ')} THEN ${value} END`),
    );
  const rows = context.value(open.length === 0 ? 'count(*)' : `count(*) FILTER (WHERE ${open.join(' AND ')})`);
  return { rows, x: sum(x), y: sum(y), xx: sum(`${x} * ${x}`), yy: sum(`${y} * ${y}`), xy: sum(`${x} * ${y}`) };
}

/** (n·Σxy − Σx·Σy) ÷ √((n·Σx² − (Σx)²)·(n·Σy² − (Σy)²)): the differences are taken in whole numbers. */
function coefficient({ rows, x, y, xx, yy, xy }: Sums): number | undefined {
  if (Number(rows()) === 0) return undefined;
  const [n, sx, sy, sxx, syy, sxy] = [rows, x, y, xx, yy, xy].map((each) => BigInt(String(each())));
  if (n === undefined || sx === undefined || sy === undefined) return undefined;
  if (sxx === undefined || syy === undefined || sxy === undefined) return undefined;
  const [left, right] = [n * sxx - sx * sx, n * syy - sy * sy];
  if (left === 0n || right === 0n) return undefined;
  return Number(n * sxy - sx * sy) / (Math.sqrt(Number(left)) * Math.sqrt(Number(right)));
}
