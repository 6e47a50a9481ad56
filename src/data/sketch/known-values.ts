import { countsOf, tailRange } from './cells.ts';
import type { ColumnSketch, NumbersContent } from './schema.ts';

/** So many microseconds are a day. */
const day = 86_400_000_000;

/**
 * A number, date or point in time as text that no value of a column lies beyond: the outer edge of its outermost cell, so
 * whole numbers are exact where each has a cell of its own. Undefined where the sketch holds no values.
 */
export function edgeOf({ content, type }: ColumnSketch, side: 'min' | 'max'): string | undefined {
  if (content.kind !== 'numbers') return undefined;
  const index = outermost(content, side);
  if (index === undefined) return undefined;
  const width = 2 ** content.cells.exponent;
  const edge = side === 'min' ? index * width : (index + 1) * width - (content.whole && width >= 1 ? 1 : 0);
  if (content.unit === 'number') return String(edge);
  const date = new Date((content.unit === 'day' ? edge * day : edge) / 1000);
  if (Number.isNaN(date.valueOf())) return undefined;
  return type === 'date' ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 19);
}

function outermost({ cells }: NumbersContent, side: 'min' | 'max'): number | undefined {
  const [tails, inner] = [side === 'min' ? cells.below : cells.above, [...countsOf(cells)].map(([index]) => index)];
  const edges = tails.flatMap(([tail]) => {
    const [from, to] = tailRange(tail);
    return side === 'min' ? from : to - 1;
  });
  const all = [...inner, ...edges];
  if (all.length === 0) return undefined;
  return all.reduce((one, other) => (side === 'min' ? Math.min(one, other) : Math.max(one, other)));
}

/** All values of a text or boolean column; undefined where the sketch does not list each of them. */
export function listedValues({ content }: ColumnSketch): readonly string[] | undefined {
  if (content.kind !== 'values' || content.unlisted > 0 || content.rest > 0) return undefined;
  return content.values.map(([value]) => value);
}
