import { coarsen, countsOf } from '../sketch/cells.ts';
import type { ColumnSketch, NumberCells } from '../sketch/schema.ts';
import type { ColumnDiff } from '../types.ts';
import { nullLabel, otherLabel } from './categorical.ts';
import type { NumberSide } from './numeric.ts';
import { commonCells } from './points.ts';
import type { Cells } from './pool.ts';
import { inUnit } from './wording.ts';

type Histogram = ColumnDiff['histogram'];

/** A chart gets at most 24 cells; 4 of them may be needed for null, NaN and ±infinity or for the two ends. */
const inner = 18;

/** Shares of all rows of each side in common cells of equal width, the ends open, special values last. */
export function numberHistogram(
  [base, head]: readonly [ColumnSketch, ColumnSketch],
  sides: readonly [NumberSide, NumberSide],
): Histogram {
  let [left, right] = commonCells(sides[0].cells, sides[1].cells);
  while (width(left, right) > inner) {
    const exponent = Math.max(left.exponent, right.exponent) + 1;
    [left, right] = [widen(left, exponent), widen(right, exponent)];
  }
  const unit = 2 ** Math.max(left.exponent, right.exponent);
  const [first, last] = range(left, right);
  const bars: Bar[] = [];
  if (first <= last) {
    const name = (index: number): string => inUnit(index * unit, sides[0].unit);
    const [below, above] = [ends('below', left, right), ends('above', left, right)];
    if (below.base + below.head > 0) bars.push({ label: `below ${name(first)}`, ...below });
    const [a, b] = [new Map(countsOf(left)), new Map(countsOf(right))];
    for (let index = first; index <= last; index++) {
      bars.push({ label: `${name(index)} – ${name(index + 1)}`, base: a.get(index) ?? 0, head: b.get(index) ?? 0 });
    }
    if (above.base + above.head > 0) bars.push({ label: `from ${name(last + 1)}`, ...above });
  }
  return shares([...bars, ...special(base, head)], base.rows, head.rows);
}

/** The most frequent categories of both sides together, the others as one. */
export function categoryHistogram([base, head]: readonly [ColumnSketch, ColumnSketch], cells: Cells): Histogram {
  const listed = cells.labels.map((label, k) => ({ label, base: cells.base[k] ?? 0, head: cells.head[k] ?? 0 }));
  const values = listed.filter((bar) => bar.label.startsWith('"'));
  const total = (bar: Bar): number => bar.base / Math.max(1, base.rows) + bar.head / Math.max(1, head.rows);
  values.sort((a, b) => total(b) - total(a));
  const rest = [...values.slice(inner), ...listed.filter((bar) => bar.label === otherLabel)];
  const rows = (side: 'base' | 'head'): number => rest.reduce((sum, bar) => sum + bar[side], 0);
  const other = { label: otherLabel, base: rows('base'), head: rows('head') };
  return shares([...values.slice(0, inner), other, ...special(base, head)], base.rows, head.rows);
}

interface Bar {
  readonly label: string;
  readonly base: number;
  readonly head: number;
}

/** Cells that are no place among the values; a value that reads like one stands in quotes. */
export const labelsOfNoValue: ReadonlySet<string> = new Set([nullLabel, '(NaN)', '(infinity)', '(minus infinity)']);

function special(base: ColumnSketch, head: ColumnSketch): readonly Bar[] {
  return [
    { label: nullLabel, base: base.nulls, head: head.nulls },
    { label: '(NaN)', base: base.nan, head: head.nan },
    { label: '(infinity)', base: base.plusInfinity, head: head.plusInfinity },
    { label: '(minus infinity)', base: base.minusInfinity, head: head.minusInfinity },
  ].filter((bar) => bar.base + bar.head > 0);
}

function shares(bars: readonly Bar[], base: number, head: number): Histogram {
  const used = bars.filter((bar) => bar.label !== otherLabel || bar.base + bar.head > 0);
  return used.map((bar) => ({
    label: bar.label,
    base: bar.base / Math.max(1, base),
    head: bar.head / Math.max(1, head),
  }));
}

function ends(which: 'below' | 'above', left: NumberCells, right: NumberCells): Pick<Bar, 'base' | 'head'> {
  const rows = (cells: NumberCells): number => cells[which].reduce((sum, [, n]) => sum + n, 0);
  return { base: rows(left), head: rows(right) };
}

function widen(cells: NumberCells, exponent: number): NumberCells {
  return cells.runs.length === 0 ? cells : coarsen(cells, exponent);
}

function range(...both: readonly NumberCells[]): readonly [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { runs } of both) {
    for (const [start, counts] of runs)
      [first, last] = [Math.min(first, start), Math.max(last, start + counts.length - 1)];
  }
  return [first, last];
}

function width(left: NumberCells, right: NumberCells): number {
  const [first, last] = range(left, right);
  return first <= last ? last - first + 1 : 0;
}
