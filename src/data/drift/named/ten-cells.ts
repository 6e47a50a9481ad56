import type { ColumnSketch } from '../../sketch/schema.ts';
import { nullLabel } from '../categorical.ts';
import { type Points, sum } from '../distances.ts';
import type { NumberSide } from '../numeric.ts';
import type { Cells } from '../pool.ts';
import { inUnit } from '../wording.ts';

/** As many cells as the usual limits of PSI are meant for. */
const cellsOfNumbers = 10;

/**
 * Numbers as shares: at most ten cells with about as many rows of both sides together, and null, NaN and ±infinity. Rows
 * of one position stay together. The cut knows the rows of both sides together only, so the laws under no change hold.
 */
export function tenCells(
  [before, after]: readonly [Points, Points],
  unit: NumberSide['unit'],
  [base, head]: readonly [ColumnSketch, ColumnSketch],
): Cells {
  const rows = new Map<number, readonly [number, number]>();
  for (const [k, at] of before.at.entries()) rows.set(at, [before.rows[k] ?? 0, 0]);
  for (const [k, at] of after.at.entries()) rows.set(at, [rows.get(at)?.[0] ?? 0, after.rows[k] ?? 0]);
  const all = sum(before.rows) + sum(after.rows);
  const cells: Cell[] = Array.from({ length: cellsOfNumbers }, () => ({ at: [], base: 0, head: 0 }));
  let below = 0;
  for (const [at, [a, b]] of [...rows].sort(([x], [y]) => x - y)) {
    // The middle of the rows decides, so that a value of half of the rows has a cell and leaves the others theirs.
    const cell = cells[Math.min(cellsOfNumbers - 1, Math.floor((cellsOfNumbers * (below + (a + b) / 2)) / all))];
    below += a + b;
    if (cell === undefined) continue;
    cell.at.push(at);
    [cell.base, cell.head] = [cell.base + a, cell.head + b];
  }
  const used = cells.filter(({ at }) => at.length > 0);
  const special = ['nulls', 'nan', 'plusInfinity', 'minusInfinity'] as const;
  return {
    labels: [...used.map(({ at }) => labelOf(at, unit)), nullLabel, '(NaN)', '(infinity)', '(minus infinity)'],
    base: [...used.map((cell) => cell.base), ...special.map((kind) => base[kind])],
    head: [...used.map((cell) => cell.head), ...special.map((kind) => head[kind])],
  };
}

interface Cell {
  readonly at: number[];
  base: number;
  head: number;
}

function labelOf(at: readonly number[], unit: NumberSide['unit']): string {
  const [first, last] = [inUnit(at[0] ?? Number.NaN, unit), inUnit(at.at(-1) ?? Number.NaN, unit)];
  return first === last ? first : `${first} to ${last}`;
}
