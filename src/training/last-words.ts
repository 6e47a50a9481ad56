import { clipWords } from '../support/escape/index.ts';

/** Lines at the end of a log in which a cause is looked for. */
const reach = 120;
const shellReach = 3;
const longest = 300;

/**
 * The line of a failed step's output that says what is wrong: not simply the last one, since Node prints its version
 * below a stack trace, Python's messages have several lines, and what a program prints after its error explains nothing.
 */
export function lastWords(log: string): string {
  const lines = log.split('\n').slice(-reach);
  const at = Math.max(nodeError(lines), pythonError(lines), shellComplaint(lines));
  const found = (at >= 0 ? lines[at] : lines.findLast((line) => tells(line))) ?? lines.findLast((line) => line !== '');
  const words = (found ?? '').trim().replace(/^\| +/, '').replace(inRunFolder, '') || 'it printed nothing';
  return clipWords(words, longest);
}

/** Where a step's copy of the checkout lies, which is gone when somebody reads of it: files are named as in the checkout. */
const inRunFolder = /(?:\/[^\s/'"]+)*\/mlops-run-[^\s/'"]+\/work\//g;

/** Rules, brackets and blank lines tell nothing, nor does Node's version. */
function tells(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line) && !banner.test(line);
}

const banner = /^Node\.js v\d+\.\d+\.\d+\s*$/;
const caret = /^\s*\^+\s*$/;
const frame = /^\s{4,}at \S/;
const errorHead = /^(?:Uncaught )?[\w.$]*(?:Error|Exception|Rejection)(?: \[\w+\])?(?::|$)/;

/** An error that nobody caught: source line, caret, error, frames, version. One that was printed: error, frames. */
function nodeError(lines: readonly string[]): number {
  const end = lines.findLastIndex((line) => banner.test(line));
  const mark = end < 0 ? -1 : lines.slice(0, end).findLastIndex((line) => caret.test(line));
  const below = mark < 0 ? -1 : lines.findIndex((line, at) => at > mark && line.trim() !== '');
  return below >= 0 && below < end ? below : aboveFrames(lines, end < 0 ? lines.length : end);
}

/** The head of a stack trace that stands at the end, with the fields of the error below it or not. */
function aboveFrames(lines: readonly string[], end: number): number {
  const last = lines.slice(0, end).findLastIndex((line) => frame.test(line));
  if (last < 0 || lines.slice(last + 1, end).some((line) => /^\S/.test(line) && line !== '}')) return -1;
  const heads = lines.slice(0, last);
  return heads.findLastIndex((line) => errorHead.test(line));
}

/** The first line below the frames of the last traceback: those after it belong to the message or to nobody. */
function pythonError(lines: readonly string[]): number {
  const start = lines.findLastIndex((line) => line.startsWith('Traceback (most recent call last):'));
  return start < 0 ? -1 : lines.findIndex((line, at) => at > start && /^\S/.test(line));
}

/** `bash: line 3: trainer: command not found`, `sh: 1: trainer: not found`. */
function shellComplaint(lines: readonly string[]): number {
  const near = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at])).slice(-shellReach);
  return near.findLast((at) => /^(?:\S*\/)?(?:ba|da|z)?sh: (?:line )?\d+: /.test(lines[at] ?? '')) ?? -1;
}
