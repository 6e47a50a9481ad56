import type { ColumnType } from '../../../project/types.ts';
import { identifier } from '../sql.ts';

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const clock = '([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?';
const offset = '(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)';

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
    '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?( ?(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?))?)?',
};

/** Patterns of the points in time of a column in which all have an offset, or none. */
export const timePatterns = { zoned: `${day}[T ]${clock} ?${offset}`, local: `${day}([T ]${clock})?` } as const;

const infinite = '[+-]?(?i:inf|infinity)';
const withOffset = `.*:.*${offset}`;

const trimmed = (column: string) => `trim(${identifier(column)})`;

/**
 * SQL that turns a text column into a type, NULL where it does not fit. Timestamps with an offset become UTC; where all of a column have one (`zoned`), the type says so.
 */
export function castOf(column: string, type: ColumnType, zoned = false): string {
  return type === 'string' ? identifier(column) : castOfText(trimmed(column), type, zoned);
}

/** The same of SQL of a text without spaces around it. */
export function castOfText(text: string, type: Exclude<ColumnType, 'string'>, zoned: boolean): string {
  const casts: Readonly<Record<typeof type, string>> = {
    integer: `try_cast(${text} AS BIGINT)`,
    // What is too large for a number is none; only who writes infinity means it.
    number: `CASE WHEN isinf(try_cast(${text} AS DOUBLE)) AND NOT regexp_full_match(${text}, '${infinite}') THEN NULL
      ELSE try_cast(${text} AS DOUBLE) END`,
    boolean: `(lower(${text}) IN ('true', '1'))`,
    date: `try_cast(${text} AS DATE)`,
    timestamp: zoned
      ? `try_cast(${text} AS TIMESTAMPTZ)`
      : `CASE WHEN ${hasOffset(text)}
      THEN try_cast(${text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE try_cast(${text} AS TIMESTAMP) END`,
  };
  return `CASE WHEN regexp_full_match(${text}, '${patterns[type]}') THEN ${casts[type]} END`;
}

/** SQL that is true for texts of points in time that have an offset from UTC. */
export function hasOffset(text: string): string {
  return `regexp_full_match(${text}, '${withOffset}')`;
}

/** SQL of two counts: the cells of a column that are points in time, and those of them that have an offset. */
export function zoneCounts(column: string): readonly [points: string, offsets: string] {
  const text = trimmed(column);
  const time = `regexp_full_match(${text}, '${patterns.timestamp}')`;
  return [`count(*) FILTER (WHERE ${time})`, `count(*) FILTER (WHERE ${time} AND ${hasOffset(text)})`];
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
  const text = trimmed(column);
  const is = (pattern: string) => `regexp_full_match(${text}, '${pattern}')`;
  const fits = `try_cast(${text} AS BIGINT) IS NOT NULL`;
  return [
    `count(${identifier(column)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.integer)} AND ${fits})`,
    `count(*) FILTER (WHERE ${is(formPatterns.integer)} AND NOT (${fits}))`,
    `count(*) FILTER (WHERE ${is(formPatterns.decimal)} AND NOT ${is(formPatterns.integer)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.nonFinite)})`,
    `count(*) FILTER (WHERE ${is(formPatterns.boolean)})`,
    `count(*) FILTER (WHERE ${roundedBy(column)})`,
  ];
}

/** @param counts those of `formCounts` */
export function formsFrom(counts: readonly number[]): TextForms {
  const [filled = 0, integers = 0, wide = 0, decimals = 0, nonFinite = 0, booleans = 0, rounded = 0] = counts;
  return { filled, integers, wide, decimals, nonFinite, booleans, rounded };
}

/** SQL that is true for integers that a number (64 bits, floating point) would round. */
export function roundedBy(column: string): string {
  const text = trimmed(column);
  // Up to 15 digits a number is always exact. NULL, of what is beyond 128 bits, counts as rounded.
  const exact = `try_cast(${text} AS HUGEINT) = try_cast(try_cast(${text} AS DOUBLE) AS HUGEINT)`;
  return `(length(${text}) > 15 AND regexp_full_match(${text}, '${formPatterns.integer}') AND (${exact}) IS NOT TRUE)`;
}

/** True where one of these cells alone makes the column text, whatever the others are. */
export function isText({ filled, integers, wide, decimals, nonFinite, booleans }: TextForms): boolean {
  return filled > integers + wide + decimals + nonFinite + booleans;
}

/**
 * SQL that is true for cells of which a column has this type if all of them are so and the first ones showed it; may be
 * false for others as well, and then all forms are counted.
 */
export function surely(column: string, type: Exclude<ColumnType, 'string'>): string {
  return surelyText(trimmed(column), type);
}

/** The same of SQL of a text without spaces around it. */
export function surelyText(text: string, type: Exclude<ColumnType, 'string'>): string {
  if (type === 'integer') return `CAST(try_cast(${text} AS BIGINT) AS VARCHAR) = ${text}`;
  if (type === 'number') {
    const { integer, decimal, nonFinite } = formPatterns;
    // Up to 15 characters no integer is rounded.
    return `regexp_full_match(${text}, '${integer}|${decimal}|${nonFinite}') AND (length(${text}) <= 15 OR contains(${text}, '.'))`;
  }
  return type === 'boolean' ? `regexp_full_match(${text}, '${formPatterns.boolean}')` : 'false';
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
