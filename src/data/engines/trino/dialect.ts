import { explicitPattern, type PatternWriter } from '../database/explicit-pattern.ts';
import type { Dialect } from '../dialect.ts';
import { literal } from '../sql.ts';
import { digitsOf, fitsDecimal } from '../whole-number.ts';

const writer: PatternWriter = {
  code: (point) => `\\x{${point.toString(16)}}`,
  begin: '\\A',
  end: '\\z',
};

/** What DuckDB takes for blanks at the ends of a text: the Unicode category Zs. */
const blanks = ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';

const asText = (cell: string) => `CAST(${cell} AS varchar)`;
const asDouble = (value: string) => `CAST(${value} AS double)`;
const doubleOf = (value: number) => asDouble(literal(String(value)));
const trim = (text: string, characters: string) => `trim(BOTH ${literal(characters)} FROM ${text})`;

export const trinoDialect: Dialect = {
  name: 'trino',
  materialized: '',
  matchesWhole: (cell, pattern) =>
    `regexp_like(${asText(cell)}, ${literal(`\\A(?:${explicitPattern(pattern, writer)})\\z`)})`,
  holdsMatch: (cell, characterClass) => `regexp_like(${asText(cell)}, ${literal(characterClass)})`,
  characters: (text) => `length(${text})`,
  bytes: (text) => `length(to_utf8(${text}))`,
  lower: (text) => `lower(${text})`,
  plainSpelling: (cell) => `lower(${trim(`regexp_replace(${asText(cell)}, '[\\t\\n\\f\\r ]+', ' ')`, blanks)})`,
  trimmed: (cell, characterList) => trim(asText(cell), characterList),
  bucket: (text, buckets) => `bitwise_and(from_big_endian_64(xxhash64(to_utf8(${text}))), ${buckets - 1})`,
  shown: (cell, engineType) => (/^(FLOAT|DOUBLE)$/.test(engineType) ? cell : text(cell, engineType)),
  text,

  doubleOf,
  wholeFor,
  asDouble: (cell, engineType) => asDouble(/^DECIMAL/.test(engineType) ? asText(cell) : cell),
  asFloating: (value, engineType) => (engineType === 'FLOAT' ? `CAST(${value} AS real)` : value),
  scaled: (value, power) => `${value} * ${asDouble(literal(String(2 ** power)))}`,
  finiteNumber: (cell) => `is_finite(${cell})`,
  isNan: (cell) => `is_nan(${cell})`,
  wholeNumber: (value) => `CAST(${value} AS bigint)`,
  exactSum: (value) => asText(`sum(CAST(${value} AS decimal(38, 0)))`),
  exactSumOfDoubles,

  timeAsDouble: since,
  finiteTimeAsDouble: since,
  microseconds: (cell, engineType) => micros(cell, engineType),
  periodOf: (cell, period) => `CAST(date_trunc('${period}', ${cell}) AS timestamp(6))`,
  instant: (moment) => `TIMESTAMP ${literal(`${moment} UTC`)}`,

  content: {
    exactText: asText,
    hash: (text) => `sha256(to_utf8(${text}))`,
    partsOfHash: (hash) => [1, 9, 17, 25].map((from) => `from_big_endian_64(substr(${hash}, ${from}, 8))`),
    once: '',
  },

  list: (expressions) => `ARRAY[${expressions}]`,
  tuple: (cells) => cells,
};

/** A literal of digits alone ends at 64 bits. */
function wholeFor(value: number, engineType: string): string {
  if (/^(FLOAT|DOUBLE)$/.test(engineType) || !fitsDecimal(value, engineType)) return `(${doubleOf(value)})`;
  return Math.abs(value) < 2 ** 63 ? `(${digitsOf(value)})` : `(DECIMAL ${literal(digitsOf(value))})`;
}

/** Timestamps without zeros at their end, and with `+00` for UTC. */
function text(cell: string, engineType: string): string {
  if (!engineType.startsWith('TIMESTAMP')) return asText(cell);
  const zoned = engineType.includes('ZONE');
  const plain = `regexp_replace(${asText(zoned ? `CAST(${cell} AS timestamp(6))` : cell)}, '\\.?0+\\z', '')`;
  const whole = `regexp_replace(${asText(zoned ? `CAST(${cell} AS timestamp(6))` : cell)}, '\\.0+\\z', '')`;
  const short = `(CASE WHEN ${whole} LIKE '%.%' THEN ${plain} ELSE ${whole} END)`;
  return zoned ? `${short} || '+00'` : short;
}

/** In two parts that fit 64 bits: a DOUBLE becomes a decimal by its shortest text. */
function exactSumOfDoubles(value: string): string {
  const part = asDouble(literal(String(2 ** 45)));
  const high = `floor((${value}) / ${part})`;
  const low = `((${value}) - ${high} * ${part})`;
  const sum = (each: string) => `sum(CAST(CAST(${each} AS bigint) AS decimal(38, 0)))`;
  return asText(`CAST(${sum(high)} * ${2 ** 45} + ${sum(low)} AS decimal(38, 0))`);
}

function since(cell: string, engineType: string): string {
  return asDouble(engineType === 'DATE' ? `date_diff('day', DATE '1970-01-01', ${cell})` : micros(cell, engineType));
}

/** Whole seconds and their fraction apart: a DOUBLE of seconds has too few digits, and intervals end at milliseconds. */
function micros(cell: string, engineType: string): string {
  const plain = `CAST(${cell} AS timestamp(6))`;
  const seconds = `date_diff('second', TIMESTAMP '1970-01-01 00:00:00', date_trunc('second', ${plain})) * 1000000`;
  return engineType === 'DATE' ? seconds : `(${seconds} + CAST(split_part(${asText(plain)}, '.', 2) AS bigint))`;
}
