import { coarsen, countsOf, tailRange } from '../sketch/cells.ts';
import type { NumberCells } from '../sketch/schema.ts';
import type { Points } from './distances.ts';

/**
 * Where the rows of each cell are taken to be: in its middle (whole numbers exactly, where cells have width 1). Rows
 * outside the 0.1–99.9 % range: in the middle of their power-of-two cell, or beside the range where that cell touches
 * it, since densities fall towards the ends.
 */
export function pointsOf(cells: NumberCells, whole: boolean): Points {
  const width = 2 ** cells.exponent;
  const middle = whole && width >= 1 ? (width - 1) / 2 : width / 2;
  const inner = [...countsOf(cells)];
  const [first, last] = [inner[0]?.[0] ?? 0, inner.at(-1)?.[0] ?? 0];
  const rows = new Map<number, number>();
  const put = (at: number, n: number): void => void rows.set(at, (rows.get(at) ?? 0) + n);
  for (const [tail, n] of cells.below) {
    const [from, to] = tailRange(tail);
    put(to >= first && from < first ? (first - 1) * width + middle : ((from + to) / 2) * width, n);
  }
  for (const [index, n] of inner) put(index * width + middle, n);
  for (const [tail, n] of cells.above) {
    const [from, to] = tailRange(tail);
    put(from <= last + 1 && to > last ? (last + 1) * width + middle : ((from + to) / 2) * width, n);
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return { at: sorted.map(([at]) => at), rows: sorted.map(([, n]) => n) };
}

/** Both sides in the cells of the coarser one. */
export function commonCells(base: NumberCells, head: NumberCells): readonly [NumberCells, NumberCells] {
  const exponent = Math.max(base.exponent, head.exponent);
  const widen = (cells: NumberCells): NumberCells => (cells.runs.length === 0 ? cells : coarsen(cells, exponent));
  return [widen(base), widen(head)];
}

/** The values of a column of whole numbers with their rows, if every value has a cell of its own; else undefined. */
export function wholeValues(cells: NumberCells): ReadonlyMap<number, number> | undefined {
  if (cells.exponent !== 0) return undefined;
  const exact = new Map(countsOf(cells));
  for (const [tail, n] of [...cells.below, ...cells.above]) {
    const [from, to] = tailRange(tail);
    if (to - from > 1) return undefined;
    exact.set(from, (exact.get(from) ?? 0) + n);
  }
  return exact;
}
