/** How an expression of a workflow file begins. */
export const opener = '${{';

/** `matrix.region` as it is written in a file, with its braces. */
export function asExpression(words: string): string {
  return `${opener} ${words} }}`;
}
