import { withoutCommands } from './workflow-command.ts';

const dangerous = /[[\p{Cc}\p{Default_Ignorable_Code_Point}]--[\ufe00-\ufe0f]]|[\u2028\u2029\ufff9-\ufffb]/gv;

/** Our own sentence with names between backticks, on one line of a terminal: escaped, without the backticks. */
export function terminalSentence(text: string): string {
  return escapeTerminal(text.replace(/`([^`]+)`/g, '$1'));
}

/**
 * Foreign text on one line of a terminal or log: control characters, escape sequences, bidirectional and zero-width
 * characters are shown as `\u{1b}` instead of obeyed, and nothing is a workflow command.
 */
export function escapeTerminal(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks))
    .replace(/\t/g, ' ')
    .replace(dangerous, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return withoutCommands(shown);
}
