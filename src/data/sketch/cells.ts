import type { NumberCells } from './schema.ts';

/** The 0.1–99.9 % range gets at most so many cells; what lies outside goes to the power-of-two cells. */
export const maxCells = 1000;

/** Counts by index, in ascending order of the index. */
export type Counts = ReadonlyMap<number, number>;

/** Cells without a single row. */
export const noCells: NumberCells = { exponent: 0, runs: [], below: [], above: [] };

/** ⌊i / 2^by⌋, exact for |i| < 2^53: the index of the coarser cell that holds cell i. */
export function shift(index: number, by: number): number {
  return by === 0 ? index : by > 60 ? (index < 0 ? -1 : 0) : Math.floor(index / 2 ** by);
}

/** Number of binary digits of an integer 0 ≤ i < 2^53; 0 for 0. */
export function bitLength(i: number): number {
  return i >= 2 ** 32 ? 64 - Math.clz32(Math.floor(i / 2 ** 32)) : 32 - Math.clz32(i);
}

/**
 * The power-of-two cell of an index, by sign and exponent: t ≥ 0 holds the indices of t binary digits
 * (2^(t−1) ≤ i < 2^t, and 0 alone for t = 0); −1 − t holds their mirror images −1 − i.
 */
export function tailOf(index: number): number {
  return index >= 0 ? bitLength(index) : -1 - bitLength(-1 - index);
}

/** The same power-of-two cell seen from cells that are 2^by times as wide. */
export function shiftTail(tail: number, by: number): number {
  return tail >= 0 ? Math.max(0, tail - by) : -1 - Math.max(0, -1 - tail - by);
}

/** First index and one past the last index of a power-of-two cell. */
export function tailRange(tail: number): readonly [number, number] {
  const digits = tail >= 0 ? tail : -1 - tail;
  const [from, to] = digits === 0 ? [0, 1] : [2 ** (digits - 1), 2 ** digits];
  return tail >= 0 ? [from, to] : [-to, -from];
}

/** The same rows in cells of width 2^exponent; exact. Throws a RangeError for finer cells than there are. */
export function coarsen(cells: NumberCells, exponent: number): NumberCells {
  const by = exponent - cells.exponent;
  if (by < 0) throw new RangeError(`cells of width 2^${cells.exponent} cannot be split into 2^${exponent}`);
  if (by === 0) return cells;
  const inner = new Map<number, number>();
  for (const [index, rows] of countsOf(cells)) add(inner, shift(index, by), rows);
  const tail = (tails: NumberCells['below']): Map<number, number> => {
    const found = new Map<number, number>();
    for (const [t, rows] of tails) add(found, shiftTail(t, by), rows);
    return found;
  };
  return toCells(exponent, inner, tail(cells.below), tail(cells.above));
}

/** Index and count of every cell of the runs that has rows, ascending. */
export function* countsOf(cells: NumberCells): Generator<readonly [number, number]> {
  for (const [first, counts] of cells.runs) {
    for (const [offset, rows] of counts.entries()) if (rows > 0) yield [first + offset, rows];
  }
}

/** All finite rows. */
export function rowsOf(cells: NumberCells): number {
  let rows = 0;
  for (const [, counts] of cells.runs) for (const each of counts) rows += each;
  for (const [, each] of [...cells.below, ...cells.above]) rows += each;
  return rows;
}

/** Packs counts into runs; gaps of up to two empty cells stay inside a run, since a new run costs as much. */
export function toCells(exponent: number, inner: Counts, below: Counts, above: Counts): NumberCells {
  const runs: [number, number[]][] = [];
  for (const [index, rows] of sorted(inner)) {
    const last = runs.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : index - last[0] - last[1].length;
    if (last === undefined || gap > 2) {
      runs.push([index, [rows]]);
      continue;
    }
    for (let k = 0; k < gap; k++) last[1].push(0);
    last[1].push(rows);
  }
  return { exponent, runs, below: sorted(below), above: sorted(above) };
}

/** Adds rows to a cell. */
export function add<Key>(counts: Map<Key, number>, key: Key, rows: number): void {
  counts.set(key, (counts.get(key) ?? 0) + rows);
}

function sorted(counts: Counts): [number, number][] {
  return [...counts].filter(([, rows]) => rows > 0).sort(([a], [b]) => a - b);
}
