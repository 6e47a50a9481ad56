/** `27,004`: a whole number for a sentence. */
export function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `1 row`, `12 rows`. */
export function counted(value: number, noun: string): string {
  return `${whole(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Beginnings of what is said of several rows, and of one. */
const ofOneRow: readonly (readonly [several: string, one: string])[] = [
  ['are ', 'is '],
  ['begin or end ', 'begins or ends '],
  ['break ', 'breaks '],
  ['do not ', 'does not '],
  ['have ', 'has '],
  ['hold ', 'holds '],
  ['lie ', 'lies '],
  ['match ', 'matches '],
  ['only stand ', 'only stands '],
  ['share ', 'shares '],
];

/** What `count` rows do, as in `3 of 10 rows are below 0` and `1 of 10 rows is below 0`. */
export function agreeing(count: number, words: string): string {
  if (count !== 1) return words;
  const [several, one] = ofOneRow.find(([start]) => words.startsWith(start)) ?? ['', ''];
  return one + words.slice(several.length);
}

/** A part of a whole in percent with two significant digits; never 0 % or 100 % for what is not. */
export function share(part: number, all: number): string {
  if (all === 0) return '';
  const percent = (100 * part) / all;
  if (part === 0 || part === all) return ` (${percent} %)`;
  if (percent < 0.01) return ' (< 0.01 %)';
  if (percent > 99.99) return ' (> 99.99 %)';
  return ` (${percent < 10 ? Number(percent.toPrecision(2)) : Math.min(99.9, Number(percent.toFixed(1)))} %)`;
}

/** The first few of a list, and how many more there are. */
export function listed(items: readonly string[], most = 10): string {
  const rest = items.length - most;
  return items.slice(0, most).join(', ') + (rest > 0 ? ` and ${whole(rest)} more` : '');
}

/** `between 1 and 5`, `at least 1`, `exactly 5`. */
export function between({ min, max }: { readonly min?: number | string; readonly max?: number | string }): string {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `between ${min} and ${max}`;
}
