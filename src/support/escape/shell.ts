/**
 * One word of a POSIX shell command line, for commands that a person copies.
 * @throws TypeError for a NUL, which no argument can carry
 */
export function quoteShell(word: string): string {
  if (word.includes('\0')) throw new TypeError('an argument of a command cannot contain a NUL character');
  if (/^[\w/:.,@%+-][\w/:.,@%+=-]*$/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command line from its words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(quoteShell).join(' ');
}
