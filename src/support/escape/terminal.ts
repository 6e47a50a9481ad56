import { withoutCommands } from './workflow-command.ts';

const dangerous =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/**
 * Foreign text on one line of a terminal or log: control characters, escape sequences, bidirectional and zero-width
 * characters are shown as `\u{1b}` instead of obeyed, and nothing is a workflow command.
 */
export function escapeTerminal(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/\t/g, ' ')
    .replace(dangerous, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
  return withoutCommands(shown);
}
