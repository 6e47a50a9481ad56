/**
 * What standard SQL has no word for, or every engine another. Checks and sketch say it through this object alone, which
 * every engine carries. Types of columns are named in the words of DuckDB on every engine (`TableShape`).
 */
export interface Dialect {
  readonly name: 'duckdb' | 'postgres' | 'trino';
  /** What stands between `AS` and the query of a common table expression that is read more than once. */
  readonly materialized: string;
  /** True where a text matches a pattern of the portable subset from its first to its last character. */
  matchesWhole(cell: string, pattern: string): string;
  /** True where a text holds one of these characters, given as a class of a pattern: `[\\x00-\\x1f]`. */
  holdsMatch(cell: string, characterClass: string): string;
  /** The number of characters (code points) of a text. */
  characters(text: string): string;
  /** The number of bytes of a text in UTF-8. */
  bytes(text: string): string;
  /** A text in lower case, letter by letter. */
  lower(text: string): string;
  /** A text without white space at its ends and with one blank for each stretch of it inside, in lower case. */
  plainSpelling(cell: string): string;
  /** A text without any of these characters at its ends. */
  trimmed(cell: string, characterList: string): string;
  /** A number from 0 on and below `buckets`, a power of two: the same for equal texts of one engine. */
  bucket(text: string, buckets: number): string;
  /** A cell as a text that reads the same on every engine; floating-point numbers may stay numbers (`shownValue`). */
  shown(cell: string, engineType: string): string;
  /** The same, always a text; not for floating-point numbers. */
  text(cell: string, engineType: string): string;

  /** A number as a DOUBLE that has exactly this value. */
  doubleOf(value: number): string;
  /** A whole number, in parentheses, such that comparing it with cells of this type of numbers rounds neither. */
  wholeFor(value: number, engineType: string): string;
  /** The DOUBLE that is nearest to a number of this type. */
  asDouble(cell: string, engineType: string): string;
  /** A DOUBLE rounded to a type of floating-point numbers. */
  asFloating(value: string, engineType: string): string;
  /** A DOUBLE times 2^power, as IEEE 754 has it: infinite where it is too large, 0 where it is too small. */
  scaled(value: string, power: number): string;
  /** True where a floating-point number is neither NaN nor infinite. */
  finiteNumber(cell: string): string;
  /** True where a floating-point number is NaN. */
  isNan(cell: string): string;
  /** A DOUBLE that is a whole number of at most 62 bits, as an integer. */
  wholeNumber(value: string): string;
  /** Sum of integers, in 128 bits at least, as text, since no other type of an answer holds it exactly; NULL where there is none. */
  exactSum(value: string): string;
  /** The same of DOUBLEs that are whole numbers of at most 89 bits. */
  exactSumOfDoubles(value: string): string;

  /** Days or microseconds since 1970 of a date or timestamp as a DOUBLE, infinite where it is; NULL for NULL. */
  timeAsDouble(cell: string, engineType: string): string;
  /** The same, cheaper, where all are finite. */
  finiteTimeAsDouble(cell: string, engineType: string): string;
  /** Microseconds since 1970 of a finite date or timestamp, as a whole number. */
  microseconds(cell: string, engineType: string): string;
  /** The begin of the hour, day, week (Monday) or month of a date or timestamp, as a timestamp. */
  periodOf(cell: string, period: string): string;
  /** A moment given as `2026-01-31 00:00:00` in UTC, as a timestamp with a time zone. */
  instant(text: string): string;

  /** Something that can be parsed exactly where a list of expressions stands between its brackets. */
  list(expressions: string): string;
  /** What a subquery selects behind `(a, b) IN`. */
  tuple(cells: string): string;

  /** How an engine without files says which rows there are; absent where files say it. */
  readonly content?: ContentWords;

  /** What takes a pass less; an engine without it answers the same in more passes. */
  readonly quick?: QuickWords;
}

export interface ContentWords {
  /** A cell of any type as a text that is another one for another value. */
  exactText(cell: string): string;
  /** The SHA-256 of a text in UTF-8. */
  hash(text: string): string;
  /** A hash as integers of 64 bits. */
  partsOfHash(hash: string): readonly string[];
  /** At the end of a subquery whose cells are to be made once, however often they are named. */
  readonly once: string;
}

/** Ways that not every engine has. */
export interface QuickWords {
  /** The values of shares of the rank among the filled values, between none of them; 0 and 1 are the ends. */
  valuesAtRanks(value: string, shares: readonly number[]): readonly string[];
  /** ⌊value · 2^scale⌋ of a DOUBLE as an integer of 64 bits; NULL where it is none of those. */
  unitsOrNull(value: string, scale: number): string;
  /** ⌊integer / 2^digits⌋. */
  shiftedRight(integer: string, digits: number): string;
  /** What that leaves of the integer: the rest, from 0 on and below 2^digits. */
  lowDigits(integer: string, digits: number): string;
  /** A sum of such integers in two parts, high · size + low. */
  sumParts(sum: string, size: number): readonly [high: string, low: string];
  /** A whole number of 64 bits for some cells: equal for equal ones. */
  hashOf(cells: string): string;
  /** An aggregate: how many different integers there are, exactly, of which none lies outside the bounds. */
  distinctWithin(cell: string, low: number, high: number): string;
}
