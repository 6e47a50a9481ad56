/** What is refused, by name. Everything else means the same in RE2, PostgreSQL, Java (Trino) and JavaScript. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, 'look-around'],
  [/^\(\?P?<\w/, 'a named group'],
  [/^\(\?>/, 'an atomic group'],
  [/^\(\?(?!:)/, 'inline flags'],
  [/^\\[1-9]/, 'a back reference'],
  [/^\\k/, 'a back reference'],
  [/^\\[bB<>AzZG]/, 'a boundary'],
  [/^\\[pPXRhHKvVN]/, 'a character property'],
  [/^\\[QE]/, 'a quoted section'],
  [/^[*+?}]\+/, 'a possessive quantifier'],
];

/**
 * Why a pattern is outside the subset that every engine understands: literals, `.`, classes, `\d \w \s` and their
 * negations, groups `( )` and `(?: )`, `|`, `^ $`, and the quantifiers `* + ? {m,n}`, greedy or not.
 * @returns undefined where it is inside
 */
export function patternProblem(pattern: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    if (inClass && rest.startsWith('[:')) return `a POSIX class (at ${at + 1})`;
    const found = refused.find(([form]) => (inClass && !form.source.startsWith('^\\\\') ? false : form.test(rest)));
    if (found) return `${found[1]} (at ${at + 1})`;
    if (rest[0] === '\\') at += 1;
    else if (rest[0] === '[' && !inClass) inClass = true;
    else if (rest[0] === ']') inClass = false;
  }
  const repeat = /\{(\d+)(?:,(\d*))?\}/g;
  for (const [text, low, high] of pattern.matchAll(repeat)) {
    if (Math.max(Number(low), Number(high ?? 0)) > 255) return `the quantifier ${text}, more than 255`;
  }
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, '') : 'a syntax error';
  }
}
