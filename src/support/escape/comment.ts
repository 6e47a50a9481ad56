/**
 * JSON for the inside of an HTML comment: foreign text in it can neither end the comment nor begin a tag, since `<`, `>`, `&`
 * and `-` are written as \u00…; parsed it is the same.
 */
export function commentJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
