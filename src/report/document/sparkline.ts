import { labelsOfNoValue } from '../../data/index.ts';
import type { ColumnDiff } from '../../data/types.ts';

/**
 * Both sides on one scale, so that heights can be compared. Nulls and the like are left out: they would stand at the end
 * as if they were the largest values, and are told as numbers beside it.
 */
export function sparklines(histogram: ColumnDiff['histogram']): readonly [base: string, head: string] {
  const cells = histogram.filter(({ label }) => !labelsOfNoValue.has(label));
  const top = Math.max(0, ...cells.flatMap(({ base, head }) => [base, head]));
  const line = (values: readonly number[]) => values.map((value) => bar(value, top)).join('');
  return [line(cells.map(({ base }) => base)), line(cells.map(({ head }) => head))];
}

const bars = '▁▂▃▄▅▆▇█';

/** One of eight steps up to `top`; nothing at all is a blank bar `·`, so that one row can be told from none. */
function bar(value: number, top: number): string {
  return value === 0 ? '·' : (bars[Math.round((value / top) * 7)] ?? '·');
}
