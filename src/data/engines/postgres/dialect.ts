import { explicitPattern, type PatternWriter } from '../database/explicit-pattern.ts';
import type { Dialect } from '../dialect.ts';
import { literal } from '../sql.ts';
import { digitsOf } from '../whole-number.ts';

const writer: PatternWriter = {
  code: (point) => `\\U${point.toString(16).padStart(8, '0')}`,
  begin: '^',
  end: '$',
};

/** What DuckDB takes for blanks at the ends of a text: the Unicode category Zs. */
const blanks = ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';

const asText = (cell: string) => `CAST(${cell} AS text)`;
const asFloat = (value: string) => `CAST(${value} AS float8)`;
const doubleOf = (value: number) => asFloat(literal(String(value)));
/** ICU knows letters beyond ASCII, and two that it would treat by their neighbours or in two parts. */
const lower = (text: string) => `lower(translate(${text}, 'Σİ', 'σi') COLLATE "und-x-icu")`;

export const postgresDialect: Dialect = {
  name: 'postgres',
  materialized: 'MATERIALIZED ',
  matchesWhole: (cell, pattern) =>
    `${asText(cell)} COLLATE "C" ~ ${literal(`^(?:${explicitPattern(pattern, writer)})$`)}`,
  holdsMatch: (cell, characterClass) =>
    `${asText(cell)} COLLATE "C" ~ ${literal(characterClass.replace('\\x00', '\\x01'))}`,
  characters: (text) => `length(${text})`,
  bytes: (text) => `octet_length(${text})`,
  lower,
  plainSpelling: (cell) =>
    lower(`btrim(regexp_replace(${asText(cell)}, '[\\t\\n\\f\\r ]+', ' ', 'g'), ${literal(blanks)})`),
  trimmed: (cell, characterList) => `btrim(${asText(cell)}, ${literal(characterList)})`,
  bucket: (text, buckets) => `(hashtextextended(${text}, 0) & ${buckets - 1})`,
  shown: (cell, engineType) => (/^(FLOAT|DOUBLE)$/.test(engineType) ? cell : asText(cell)),
  text: asText,

  doubleOf,
  // A NUMERIC has as many digits as are written.
  wholeFor: (value, engineType) => `(${/^(FLOAT|DOUBLE)$/.test(engineType) ? doubleOf(value) : digitsOf(value)})`,
  asDouble: asFloat,
  asFloating: (value, engineType) => (engineType === 'FLOAT' ? `CAST(${value} AS float4)` : value),
  scaled,
  // NaN is above all numbers here.
  finiteNumber: (cell) => `(${cell} > ${asFloat("'-Infinity'")} AND ${cell} < ${asFloat("'Infinity'")})`,
  isNan: (cell) => `(${cell} = ${asFloat("'NaN'")})`,
  wholeNumber: (value) => `CAST(${value} AS int8)`,
  exactSum: (value) => asText(`sum(${value})`),
  exactSumOfDoubles,

  timeAsDouble: (cell, engineType) => `CASE WHEN isfinite(${cell}) THEN ${since(cell, engineType)}
    WHEN ${cell} > '1970-01-01' THEN ${asFloat("'Infinity'")} WHEN ${cell} IS NOT NULL THEN ${asFloat("'-Infinity'")} END`,
  finiteTimeAsDouble: since,
  microseconds: (cell, engineType) => micros(engineType === 'DATE' ? `CAST(${cell} AS timestamp)` : cell),
  periodOf: (cell, period) => `CAST(date_trunc('${period}', ${cell}) AS timestamp)`,
  instant: (text) => `TIMESTAMPTZ ${literal(`${text}+00`)}`,

  content: {
    exactText: asText,
    hash: (text) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`,
    partsOfHash: (hash) =>
      [1, 17, 33, 49].map((from) => `CAST(CAST('x' || substr(${hash}, ${from}, 16) AS bit(64)) AS int8)`),
    once: ' OFFSET 0',
  },

  list: (expressions) => `ARRAY[${expressions}]`,
  tuple: (cells) => cells,
};

/** PostgreSQL answers an overflow and an underflow with an error: they are told from the value before. */
function scaled(value: string, power: number): string {
  const product = `${value} * ${asFloat(literal(String(2 ** power)))}`;
  if (power > 0) {
    const most = asFloat(literal(String(Number.MAX_VALUE / 2 ** power)));
    const [nan, plus, minus] = ["'NaN'", "'Infinity'", "'-Infinity'"].map(asFloat);
    return `(CASE WHEN ${value} = ${nan} THEN ${nan} WHEN ${value} > ${most} THEN ${plus} WHEN ${value} < -${most} THEN ${minus} ELSE ${product} END)`;
  }
  if (power === 0) return value;
  // Half of the smallest double and less is rounded to 0.
  const least = power === -1 ? Number.MIN_VALUE : 2 ** (-power - 1075);
  return `(CASE WHEN abs(${value}) <= ${asFloat(literal(String(least)))} THEN ${asFloat("'0'")} ELSE ${product} END)`;
}

/** In two parts that fit 64 bits: a DOUBLE becomes a numeric of 15 digits only. */
function exactSumOfDoubles(value: string): string {
  const part = asFloat(literal(String(2 ** 45)));
  const high = `floor((${value}) / ${part})`;
  const low = `(${value}) - ${high} * ${part}`;
  return asText(`(sum(CAST(${high} AS int8)) * ${2 ** 45} + sum(CAST(${low} AS int8)))`);
}

function since(cell: string, engineType: string): string {
  return asFloat(engineType === 'DATE' ? `(${cell} - DATE '1970-01-01')` : micros(cell));
}

const micros = (cell: string) => `CAST(extract(epoch FROM ${cell}) * 1000000 AS int8)`;
