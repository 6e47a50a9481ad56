import type { ColumnDiff } from '../../data/types.ts';

/** Both sides on one scale, so that heights can be compared. */
export function sparklines(cells: ColumnDiff['histogram']): readonly [base: string, head: string] {
  const top = Math.max(0, ...cells.flatMap(({ base, head }) => [base, head]));
  const line = (values: readonly number[]) => values.map((value) => bar(value, top)).join('');
  return [line(cells.map(({ base }) => base)), line(cells.map(({ head }) => head))];
}

const bars = '▁▂▃▄▅▆▇█';

/** One of eight steps up to `top`; nothing at all is a blank bar `·`, so that one row can be told from none. */
function bar(value: number, top: number): string {
  return value === 0 ? '·' : (bars[Math.round((value / top) * 7)] ?? '·');
}
