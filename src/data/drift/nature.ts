import type { ColumnSketch } from '../sketch/schema.ts';

/**
 * Whether a column on both sides shows by itself that it moves by nature: texts that are all dates or points in time, or
 * whole numbers that count the rows. What only one side shows is a change like any other.
 */
export function showsNature(base: ColumnSketch, head: ColumnSketch): boolean {
  return [isDated, countsRows].some((shown) => shown(base) && shown(head));
}

const time = '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?';
const offset = ' ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)';
/** 2026-03-26, 26.3.2026 and 3/26/2026 with or without a time; 2026-03, 2026-W14, 2026-Q1. Which day is meant does not matter here. */
const dated = new RegExp(
  `^([0-9]{4}[-/][0-9]{2}[-/][0-9]{2}|[0-9]{1,2}([./-])[0-9]{1,2}\\2[0-9]{4})([T ]${time}(${offset})?)?$|^[0-9]{4}-([0-9]{2}|W[0-9]{2}|Q[1-4])$`,
);

/** All values that the sketch lists; where every one is rare, none is, and nothing is compared by its values anyway. */
function isDated({ content }: ColumnSketch): boolean {
  return content.kind === 'values' && content.values.length > 0 && content.values.every(([value]) => dated.test(value));
}

/** With fewer rows numbers may follow one another by chance. */
const fewestRows = 30;

/** Whole numbers each once without a gap: each cell but the ends holds as many rows as it is wide. */
function countsRows({ content, rows, nulls }: ColumnSketch): boolean {
  if (content.kind !== 'numbers' || content.unit !== 'number' || !content.whole) return false;
  const { exponent, runs } = content.cells;
  const counts = runs[0]?.[1] ?? [];
  if (runs.length !== 1 || exponent < 0 || rows < fewestRows || nulls > 0) return false;
  const width = 2 ** exponent;
  return counts.every((n, at) => n === width || (n < width && (at === 0 || at === counts.length - 1)));
}
