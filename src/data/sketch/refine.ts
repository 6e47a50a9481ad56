import { add, bitLength, type Counts, maxCells, shift, tailOf, toCells } from './cells.ts';
import type { NumberCells } from './schema.ts';

/** Counts at one width, and what was counted before at a greater width and needs no closer look. */
export interface Counted {
  readonly exponent: number;
  /** All cells inside the window, by index at this width. */
  readonly counts: Counts;
  /** Outside the window: index and width where it was last counted. */
  readonly outside: readonly { readonly index: number; readonly exponent: number; readonly rows: number }[];
}

/** `done`, or the width and the window [from, to) of values that a next pass over the data has to count. */
export type Step =
  | { readonly kind: 'done'; readonly cells: NumberCells }
  | {
      readonly kind: 'again';
      readonly exponent: number;
      readonly windows: readonly { readonly first: number; readonly last: number }[];
    };

/** So many cells are counted in one pass; the next pass is needed only where outliers stretch the range by more. */
const passCells = 8192;

/**
 * The width at which a first pass counts, from the (perhaps inexact) smallest and largest finite value. It only
 * decides how much work is done: the result does not depend on it.
 */
export function firstExponent(lowest: number, highest: number, whole: boolean): number {
  const magnitude = exponentOf(Math.max(Math.abs(lowest), Math.abs(highest)));
  const range = exponentOf(highest - lowest) + 1 - Math.log2(passCells);
  if (magnitude === Number.NEGATIVE_INFINITY) return 0;
  return clamp(Math.max(Math.ceil(range), magnitude - 51), whole);
}

/**
 * Decides the width by the law: the smallest 2^e that keeps the values of rank ⌊n/1000⌋ from either end within 1,000
 * cells, but no finer than the 52nd binary digit of the largest magnitude, and no finer than 1 for whole numbers.
 */
export function refine(counted: Counted, whole: boolean): Step {
  const rows = total(counted);
  if (rows === 0) return { kind: 'done', cells: toCells(0, new Map(), new Map(), new Map()) };
  const [first, last] = innerRange(counted, rows);
  const finest = clamp(highestDigit(counted) - 52, whole);
  if (last - first + 1 <= maxCells && counted.exponent > finest) return again(counted, first, last, finest);
  let exponent = Math.max(counted.exponent, finest);
  while (shift(last, exponent - counted.exponent) - shift(first, exponent - counted.exponent) + 1 > maxCells)
    exponent++;
  return { kind: 'done', cells: finish(counted, exponent, first, last) };
}

/** Joins the counts of a next pass with what the pass before knows about the values outside its windows. */
export function narrow(counted: Counted, step: Extract<Step, { kind: 'again' }>, counts: Counts): Counted {
  const inside = (index: number): boolean => step.windows.some(({ first, last }) => index >= first && index <= last);
  const left = [...counted.counts].filter(([index]) => !inside(index));
  return {
    exponent: step.exponent,
    counts,
    outside: [...counted.outside, ...left.map(([index, rows]) => ({ index, rows, exponent: counted.exponent }))],
  };
}

/** False as soon as the cells prove a value with a fractional part; true means "perhaps". */
export function maybeWhole(counted: Counted): boolean {
  if (counted.exponent >= 0) return true;
  for (const index of counted.counts.keys())
    if (shift(index, -counted.exponent) * 2 ** -counted.exponent !== index) return false;
  return true;
}

/** The same counts at width 1, once all values are known to be whole. */
export function atUnits(counted: Counted): Counted {
  if (counted.exponent >= 0) return counted;
  const counts = new Map<number, number>();
  for (const [index, rows] of counted.counts) add(counts, shift(index, -counted.exponent), rows);
  return { ...counted, exponent: 0, counts };
}

/** The power-of-two cells around zero are told apart only by a closer look, so they always belong to the window. */
function again(counted: Counted, first: number, last: number, finest: number): Step {
  const extra = [-1, 0].filter((index) => counted.counts.has(index) && (index < first || index > last));
  const windows = [{ first, last }, ...extra.map((index) => ({ first: index, last: index }))];
  const width = last - first + 1 + extra.length;
  const digits = Math.max(1, Math.floor(Math.log2(passCells / width)));
  return { kind: 'again', exponent: Math.max(finest, counted.exponent - digits), windows };
}

function finish(counted: Counted, exponent: number, first: number, last: number): NumberCells {
  const [inner, below, above] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  const by = exponent - counted.exponent;
  const [from, to] = [shift(first, by), shift(last, by)];
  for (const [index, rows] of counted.counts) {
    const cell = shift(index, by);
    if (cell >= from && cell <= to) add(inner, cell, rows);
    else add(cell < from ? below : above, tailOf(cell), rows);
  }
  for (const each of counted.outside) {
    const digits = each.exponent - exponent;
    const cell = tailOf(each.index);
    const side = each.index < shift(first, each.exponent - counted.exponent) ? below : above;
    add(side, cell >= 0 ? cell + digits : cell - digits, each.rows);
  }
  return toCells(exponent, inner, below, above);
}

/** Indices, at the width of the counts, of the values of rank ⌊n/1000⌋ from below and from above. */
function innerRange(counted: Counted, rows: number): readonly [number, number] {
  const sorted = [...counted.counts].sort(([a], [b]) => a - b);
  const rank = Math.floor(rows / 1000);
  const edge = sorted[0]?.[0] ?? 0;
  const beyond = (side: (index: number) => boolean): number =>
    counted.outside.reduce(
      (sum, each) => sum + (side(each.index * 2 ** (each.exponent - counted.exponent)) ? each.rows : 0),
      0,
    );
  const first = atRank(sorted, rank - beyond((position) => position < edge)) ?? edge;
  const last = atRank(sorted.toReversed(), rank - beyond((position) => position >= edge)) ?? edge;
  return [first, last];
}

function atRank(cells: readonly (readonly [number, number])[], rank: number): number | undefined {
  let seen = 0;
  for (const [index, rows] of cells) {
    seen += rows;
    if (seen > rank) return index;
  }
  return undefined;
}

function total(counted: Counted): number {
  let rows = 0;
  for (const each of counted.counts.values()) rows += each;
  return counted.outside.reduce((sum, each) => sum + each.rows, rows);
}

/** The place of the highest binary digit of the largest magnitude: 2^(d−1) ≤ |x| < 2^d; −∞ while only zero is known. */
function highestDigit(counted: Counted): number {
  const digit = (index: number, exponent: number): number => {
    const digits = bitLength(index >= 0 ? index : -1 - index);
    return digits === 0 ? Number.NEGATIVE_INFINITY : digits + exponent;
  };
  let highest = Number.NEGATIVE_INFINITY;
  for (const index of counted.counts.keys()) highest = Math.max(highest, digit(index, counted.exponent));
  for (const each of counted.outside) highest = Math.max(highest, digit(each.index, each.exponent));
  return highest;
}

function exponentOf(x: number): number {
  return x > 0 ? Math.floor(Math.log2(x)) : Number.NEGATIVE_INFINITY;
}

/** Scales 2^−e and their products stay inside the range of doubles. */
function clamp(exponent: number, whole: boolean): number {
  return Math.min(1000, Math.max(whole ? 0 : -960, exponent));
}
