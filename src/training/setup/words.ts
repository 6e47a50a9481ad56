import { lastWords } from '../last-words.ts';

/** As pip, conda and git begin the line that says it. */
const complaint = /^\s*(?:\w*Error|ERROR|error|fatal): ./;
/** What npm says of the error besides it: a code, where the log is. */
const npmComplaint = /^npm (?:ERR!|error) (?!code |errno |syscall |path |A complete log)\S/;
const notice = /^\[notice\]/;

/**
 * The line of a failed setup that says what is wrong. Package managers end with hints (a newer version of themselves, where
 * their log lies), so that the last line tells nothing; uv tells the cause below the head of its error.
 */
export function setupWords(printed: string): string {
  const lines = printed.split('\n');
  return lastWords(uvError(lines) ?? npmError(lines) ?? lines.findLast((line) => complaint.test(line)) ?? rest(lines));
}

function uvError(lines: readonly string[]): string | undefined {
  const at = lines.findLastIndex((line) => /^\s*× \S/.test(line));
  if (at < 0) return undefined;
  const cause = lines.slice(at + 1).find((line) => /^\s*╰─▶ /.test(line));
  return [lines[at], cause]
    .map((line) => line?.replace(/^\s*(?:×|╰─▶) /, '') ?? '')
    .join(' ')
    .trim();
}

/** The first that follows the code: those after it are advice. */
function npmError(lines: readonly string[]): string | undefined {
  return lines.find((line) => npmComplaint.test(line))?.replace(/^npm (?:ERR!|error) (?:[a-z]+ (?=[A-Z]))?/, '');
}

function rest(lines: readonly string[]): string {
  return lines.filter((line) => !notice.test(line)).join('\n');
}
