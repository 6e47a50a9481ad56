import type { ColumnType } from '../../../project/types.ts';
import { identifier } from '../sql.ts';

/**
 * How text becomes values. The engine's own casts are too kind (1.5 becomes the integer 2, an offset of a timestamp is
 * dropped), so a pattern decides first. Spaces around a value do not count.
 */
const patterns: Readonly<Record<Exclude<ColumnType, 'string'>, string>> = {
  integer: '[+-]?[0-9]+',
  number: '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:nan|inf|infinity)',
  boolean: '(?i:true|false)|0|1',
  date: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
  timestamp:
    '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?)?',
};

const zoned = "'.*:.*(Z|[+-][0-9]{2}(:?[0-9]{2})?)'";

/** SQL that turns a text column into a type, NULL where it does not fit. Timestamps with an offset become UTC. */
export function castOf(column: string, type: ColumnType): string {
  const cell = identifier(column);
  if (type === 'string') return cell;
  const text = `trim(${cell})`;
  const casts: Readonly<Record<typeof type, string>> = {
    integer: `try_cast(${text} AS BIGINT)`,
    number: `try_cast(${text} AS DOUBLE)`,
    boolean: `(lower(${text}) IN ('true', '1'))`,
    date: `try_cast(${text} AS DATE)`,
    timestamp: `CASE WHEN regexp_full_match(${text}, ${zoned})
      THEN try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE try_cast(${text} AS TIMESTAMP) END`,
  };
  return `CASE WHEN regexp_full_match(${text}, '${patterns[type]}') THEN ${casts[type]} END`;
}

/** SQL that is true for the cells that are not null and do not fit the type. */
export function misfitOf(column: string, type: ColumnType): string {
  if (type === 'string') return 'false';
  return `(${identifier(column)} IS NOT NULL AND (${castOf(column, type)}) IS NULL)`;
}

/** What the cells of one text column look like, over all rows. */
export interface TextForms {
  readonly filled: number;
  /** Fit into 64 bits, no leading zero. */
  readonly integers: number;
  /** Integers beyond 64 bits. */
  readonly wide: number;
  /** Other ordinary numbers. */
  readonly decimals: number;
  readonly nonFinite: number;
  readonly booleans: number;
  /** Integers, of 64 bits or beyond, that a number (64 bits, floating point) would round. */
  readonly rounded: number;
}

const formPatterns = {
  integer: '[+-]?(0|[1-9][0-9]*)',
  decimal: '[+-]?((0|[1-9][0-9]*)?\\.[0-9]+|(0|[1-9][0-9]*)\\.?)([eE][+-]?[0-9]+)?',
  nonFinite: '[+-]?(?i:nan|inf|infinity)',
  boolean: '(?i:true|false)',
};

/** SQL of the seven counts of `TextForms`, in that order. */
export function formCounts(column: string): readonly string[] {
  const text = `trim(${identifier(column)})`;
  const is = (pattern: string) => `regexp_full_match(${text}, '${pattern}')`;
  const fits = `try_cast(${text} AS BIGINT) IS NOT NULL`;
  // Up to 15 digits a number is always exact. NULL, of what is beyond 128 bits, counts as rounded.
  const exact = `try_cast(${text} AS HUGEINT) = try_cast(try_cast(${text} AS DOUBLE) AS HUGEINT)`;
  return [
    `count(${identifier(column)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.integer)} AND ${fits})`,
    `count(*) FILTER (WHERE ${is(formPatterns.integer)} AND NOT (${fits}))`,
    `count(*) FILTER (WHERE ${is(formPatterns.decimal)} AND NOT ${is(formPatterns.integer)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.nonFinite)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.boolean)})`,
    `count(*) FILTER (WHERE length(${text}) > 15 AND ${is(formPatterns.integer)} AND (${exact}) IS NOT TRUE)`,
  ];
}

/**
 * The type of a column that nobody declared, from every one of its cells: the narrowest that loses nothing (of a decimal,
 * what is beyond 64 bits of floating point is no loss). Dates are never guessed (01/02 is January or February), codes
 * with leading zeros stay text, and so do integers beyond 64 bits, and integers beside decimals or NaN that a number
 * would round.
 */
export function inferType(forms: TextForms): ColumnType {
  const { filled, integers, wide, decimals, nonFinite, booleans, rounded } = forms;
  if (filled === 0) return 'string';
  if (integers === filled) return 'integer';
  if (integers + wide === filled) return 'string';
  const numbers = integers + wide + decimals;
  if (rounded === 0 && numbers > 0 && numbers + nonFinite === filled) return 'number';
  if (booleans === filled) return 'boolean';
  return 'string';
}
