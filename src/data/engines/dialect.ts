import { literal } from './sql.ts';

// What standard SQL has no word for, or every engine another: the checks say it through these functions alone.

/** True where a text matches a pattern of the portable subset from its first to its last character. */
export function matchesWhole(cell: string, pattern: string): string {
  return `regexp_full_match(CAST(${cell} AS VARCHAR), ${literal(pattern)})`;
}

/** True where a text holds a character of a class, as in `[\\x00-\\x1f]`. */
export function holdsMatch(cell: string, pattern: string): string {
  return `regexp_matches(CAST(${cell} AS VARCHAR), ${literal(pattern)})`;
}

/** The number of characters (code points) of a text. */
export function characters(cell: string): string {
  return `length(${cell})`;
}

/** A text without white space at its ends and with one blank for each stretch of it inside, in lower case. */
export function plainSpelling(cell: string): string {
  return `lower(trim(regexp_replace(CAST(${cell} AS VARCHAR), '\\s+', ' ', 'g')))`;
}

/** A text without any of these characters at its ends. */
export function trimmed(cell: string, characterList: string): string {
  return `trim(CAST(${cell} AS VARCHAR), ${literal(characterList)})`;
}

/** A DOUBLE that is a whole number of at most 62 bits, as an integer. */
export function wholeNumber(value: string): string {
  return `CAST(${value} AS BIGINT)`;
}

/** Sum of integers, in 128 bits at least, as text, since no other type of an answer holds it exactly; NULL where there is none. */
export function exactSum(value: string): string {
  return `CAST(sum(${value}) AS VARCHAR)`;
}

/** True where a floating-point number is neither NaN nor infinite. */
export function finiteNumber(cell: string): string {
  return `isfinite(${cell})`;
}

/** Microseconds since 1970 of a date or timestamp, as a whole number. */
export function microseconds(cell: string, engineType: string): string {
  return engineType === 'DATE' ? `epoch_us(CAST(${cell} AS TIMESTAMP))` : `epoch_us(${cell})`;
}

/** The begin of the hour, day, week (Monday) or month of a date or timestamp, as a timestamp. */
export function periodOf(cell: string, period: string): string {
  return `CAST(date_trunc('${period}', ${cell}) AS TIMESTAMP)`;
}

/** A number as a DOUBLE that has exactly this value. */
export function doubleOf(value: number): string {
  return `${literal(String(value))}::DOUBLE`;
}
