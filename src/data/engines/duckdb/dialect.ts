import type { Dialect } from '../dialect.ts';
import { literal } from '../sql.ts';
import { digitsOf, fitsDecimal } from '../whole-number.ts';

/** Decimals of more digits, and integers of more bits, are not always exact as a DOUBLE, and DuckDB then rounds twice. */
const wide = /^U?HUGEINT$|^DECIMAL\((\d+),(\d+)\)$/;
const exactDigits = 15;

/** The dialect in which the checks were written first. */
export const duckdbDialect: Dialect = {
  name: 'duckdb',
  materialized: 'MATERIALIZED ',
  matchesWhole: (cell, pattern) => `regexp_full_match(CAST(${cell} AS VARCHAR), ${literal(pattern)})`,
  holdsMatch: (cell, characterClass) => `regexp_matches(CAST(${cell} AS VARCHAR), ${literal(characterClass)})`,
  characters: (text) => `length(${text})`,
  bytes: (text) => `strlen(${text})`,
  lower: (text) => `lower(${text})`,
  plainSpelling: (cell) => `lower(trim(regexp_replace(CAST(${cell} AS VARCHAR), '\\s+', ' ', 'g')))`,
  trimmed: (cell, characterList) => `trim(CAST(${cell} AS VARCHAR), ${literal(characterList)})`,
  bucket: (text, buckets) => `hash(${text}) >> ${64 - Math.log2(buckets)}`,
  shown: (cell) => `CAST(${cell} AS VARCHAR)`,
  text: (cell) => `CAST(${cell} AS VARCHAR)`,

  doubleOf,
  wholeFor,
  asDouble,
  asFloating: (value, engineType) => `CAST(${value} AS ${engineType === 'FLOAT' ? 'REAL' : 'DOUBLE'})`,
  scaled: (value, power) => `${value} * CAST('${2 ** power}' AS DOUBLE)`,
  finiteNumber: (cell) => `isfinite(${cell})`,
  isNan: (cell) => `isnan(${cell})`,
  wholeNumber: (value) => `CAST(${value} AS BIGINT)`,
  exactSum: (value) => `CAST(sum(${value}) AS VARCHAR)`,
  exactSumOfDoubles: (value) => `CAST(sum(CAST(${value} AS HUGEINT)) AS VARCHAR)`,

  timeAsDouble: (cell, engineType) => `CASE WHEN isfinite(${stamp(cell, engineType)}) THEN ${since(cell, engineType)}
    WHEN ${cell} > CAST('1970-01-01' AS ${engineType}) THEN CAST('Infinity' AS DOUBLE)
    WHEN ${cell} IS NOT NULL THEN CAST('-Infinity' AS DOUBLE) END`,
  finiteTimeAsDouble: since,
  microseconds: (cell, engineType) =>
    engineType === 'DATE' ? `epoch_us(CAST(${cell} AS TIMESTAMP))` : `epoch_us(${cell})`,
  periodOf: (cell, period) => `CAST(date_trunc('${period}', ${cell}) AS TIMESTAMP)`,
  instant: (text) => `TIMESTAMPTZ ${literal(`${text}+00`)}`,

  list: (expressions) => `[${expressions}]`,
  tuple: (cells) => `(${cells})`,

  quick: {
    // The same aggregate several times is one: a list of ranks looks at the values once.
    valuesAtRanks: (value, shares) =>
      shares.map((_, index) => `quantile_disc(${value}, [${shares.join(', ')}])[${index + 1}]`),
    unitsOrNull: (value, scale) => `TRY_CAST(floor(${value} * CAST('${2 ** scale}' AS DOUBLE)) AS BIGINT)`,
    shiftedRight: (integer, digits) => `${integer} >> ${digits}`,
    lowDigits: (integer, digits) => `${integer} & ${2n ** BigInt(digits) - 1n}`,
    sumParts: (sum, size) => [`${sum} // ${size}`, `${sum} % ${size}`],
    hashOf: (cells) => `hash(${cells})`,
    distinctWithin: (cell, low, high) => `coalesce(bit_count(bitstring_agg(${cell}, ${low}, ${high})), 0)`,
  },
};

function doubleOf(value: number): string {
  return `${literal(String(value))}::DOUBLE`;
}

/** Integers of DuckDB end at 128 bits; a negative one it casts to the type of an unsigned column, which has none. */
function wholeFor(value: number, engineType: string): string {
  const floating = /^(FLOAT|DOUBLE)$/.test(engineType);
  const beyond = Math.abs(value) >= 2 ** 127 || !fitsDecimal(value, engineType);
  const unsigned = engineType === 'UHUGEINT' && value < 0;
  return `(${floating || beyond || unsigned ? doubleOf(value) : digitsOf(value)})`;
}

function asDouble(cell: string, engineType: string): string {
  const found = wide.exec(engineType);
  const plain = `CAST(${cell} AS DOUBLE)`;
  if (found === null || Number(found[1] ?? 39) <= exactDigits) return plain;
  const exact = `abs(${cell}) < ${10n ** BigInt(Math.max(0, exactDigits - Number(found[2] ?? 0)))}`;
  return `CASE WHEN ${exact} THEN ${plain} ELSE CAST(CAST(${cell} AS VARCHAR) AS DOUBLE) END`;
}

function since(cell: string, engineType: string): string {
  const units = engineType === 'DATE' ? `${cell} - DATE '1970-01-01'` : `epoch_us(${stamp(cell, engineType)})`;
  return `CAST(${units} AS DOUBLE)`;
}

/** Timestamps of other resolutions as microseconds; finer parts are cut off. */
function stamp(cell: string, engineType: string): string {
  return /^(DATE|TIMESTAMP|TIMESTAMP WITH TIME ZONE)$/.test(engineType) ? cell : `CAST(${cell} AS TIMESTAMP)`;
}
