/** Digits that a DECIMAL or NUMERIC of every engine has at most. */
const mostDigits = 38;

/** A whole number, digit by digit: as a `String` it would end in zeros from 2^53 on, or have an exponent. */
export function digitsOf(value: number): string {
  return BigInt(value).toString();
}

/**
 * Whether a whole number fits a DECIMAL of the scale that a column has, so that an engine can compare the two exactly.
 * Numbers that do not are larger than all of the column.
 */
export function fitsDecimal(value: number, engineType: string): boolean {
  const scale = Number(/^DECIMAL\(\d+,(\d+)\)$/.exec(engineType)?.[1] ?? 0);
  return digitsOf(Math.abs(value)).length <= mostDigits - scale;
}
