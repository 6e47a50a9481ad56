import { countsOf } from '../sketch/cells.ts';
import type { ColumnDiff } from '../types.ts';
import type { NumberSide } from './numeric.ts';
import { inUnit } from './wording.ts';

/**
 * Where the numbers of each side lie, without the lowest and the highest 0.1 %: what lies further out a sketch knows in
 * cells of a power of two only. Undefined where a side has no finite number.
 */
export function rangesOf([base, head]: readonly [NumberSide, NumberSide]): ColumnDiff['range'] {
  const [before, after] = [rangeOf(base), rangeOf(head)];
  return before === undefined || after === undefined ? undefined : { base: before, head: after };
}

/** "-8 … 41", of the edges of the outer cells; whole numbers are exact where each has a cell of its own. */
function rangeOf({ cells, whole, unit }: NumberSide): string | undefined {
  const indices = [...countsOf(cells)].map(([index]) => index);
  const [first, last] = [indices[0], indices.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const width = 2 ** cells.exponent;
  const high = (last + 1) * width - (whole && width >= 1 ? 1 : 0);
  const text = (edge: number) => inUnit(unit === 'number' ? asKnown(edge, width) : edge, unit);
  return `${text(first * width)} … ${text(high)}`;
}

/** With as many decimals as cells of this width tell apart. */
function asKnown(edge: number, width: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(width)) - 1);
  return decimals > 100 ? edge : Number(edge.toFixed(decimals));
}
