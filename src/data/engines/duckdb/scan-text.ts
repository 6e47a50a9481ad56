import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';

/** What one pass over the bytes of a text file says. */
export interface TextScan {
  /** Up to 1 MiB from the start, without a byte order mark. */
  readonly head: Buffer;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  /** Line breaks in the whole file. */
  readonly breaks: number;
  readonly endsWithBreak: boolean;
  /** Bytes of the longest line, without its end. */
  readonly longestLine: number;
  /** First line (from 1) that ends otherwise than the first one does: one with CR LF, the other with LF. */
  readonly otherEnd?: number;
  readonly blanks: Blanks;
  /** Whether the character that quotes cells is anywhere. */
  readonly hasQuotes: boolean;
}

/** Which blanks are anywhere in a text, besides spaces and the ends of its lines. */
export interface Blanks {
  readonly tab: boolean;
  /** A vertical tab, a form feed, or a carriage return before anything but a line feed. */
  readonly other: boolean;
}

/**
 * Told where each line is, without its LF. A line that began in an earlier chunk comes as bytes of its own; of one that
 * is longer than a chunk only the last bytes, and `from` is -1.
 */
export type OnLine = (bytes: Buffer, from: number, to: number) => void;

/** Bytes. */
export const headSize = 2 ** 20;
const lineFeed = 10;
const carriageReturn = 13;

/** The bytes of a file in pieces. */
export function bytesOf(file: string): Readable {
  return createReadStream(file, { highWaterMark: 2 ** 20 });
}

/** Bytes of the byte order mark. */
export function markOf(start: Buffer): number {
  return start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
}

/** Feeds on one chunk after the other; what was found is not looked for again. */
export function blanksFinder(): { readonly see: (chunk: Buffer) => void; readonly found: () => Blanks } {
  let [tab, other, isOpen] = [false, false, false];
  return {
    see: (chunk) => {
      tab ||= chunk.indexOf(9) >= 0;
      other ||= (isOpen && chunk[0] !== lineFeed) || chunk.indexOf(11) >= 0 || chunk.indexOf(12) >= 0;
      for (let at = other ? -1 : chunk.indexOf(carriageReturn); at >= 0; at = chunk.indexOf(carriageReturn, at + 1)) {
        if (at + 1 === chunk.length || chunk[at + 1] === lineFeed) continue;
        other = true;
        break;
      }
      isOpen = chunk.at(-1) === carriageReturn;
    },
    found: () => ({ tab, other: other || isOpen }),
  };
}

/** Whether a piece of text may have the character that quotes cells; an empty one quotes none. */
export function hasQuotes(bytes: Buffer, quote: string): boolean {
  const [first] = Buffer.from(quote); // one that is split by the end of a piece counts too
  return first !== undefined && bytes.includes(first);
}

/**
 * Refuses UTF-16 and NUL bytes, which the CSV reader would let through, and counts lines.
 * @param quote the character that quotes cells
 */
export async function scanText(file: string, onLine?: OnLine, quote = ''): Promise<TextScan> {
  const head: Buffer[] = [];
  let kept = 0;
  let breaks = 0;
  let last: Buffer = Buffer.from([lineFeed]);
  let seen = 0;
  let isQuoting = false;
  const blanks = blanksFinder();
  const ends = lineEnds(onLine);
  for await (const chunk of bytesOf(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    if (kept === 0) refuseWide(file, chunk);
    const nul = chunk.indexOf(0);
    if (nul >= 0) {
      const line = breaks + count(chunk.subarray(0, nul)) + 1;
      throw MlopsError.of(dataReasons, 'nul-bytes', `${file} has a NUL byte in line ${line}, at byte ${seen + nul}.`);
    }
    blanks.see(chunk);
    isQuoting ||= hasQuotes(chunk, quote);
    if (kept < headSize) head.push(chunk.subarray(0, headSize - kept));
    kept += chunk.length;
    breaks += ends.count(chunk, last, breaks, seen);
    seen += chunk.length;
    last = chunk;
  }
  ends.end(last, seen);
  const start = Buffer.concat(head);
  const mark = markOf(start);
  const otherEnd = ends.other();
  const found = {
    head: start.subarray(mark),
    mark,
    breaks,
    endsWithBreak: last.at(-1) === lineFeed,
    longestLine: ends.longest(seen),
    blanks: blanks.found(),
    hasQuotes: isQuoting,
  };
  return { ...found, ...(otherEnd !== undefined && { otherEnd }) };
}

/** Counts line ends, and notes the first that differs from the one before it. */
function lineEnds(onLine?: OnLine) {
  let first: boolean | undefined;
  let other: number | undefined;
  let longest = 0;
  let start = 0;
  return {
    /** @param before the chunk before it; @param breaks lines that ended before it, @param seen bytes before it */
    count: (chunk: Buffer, before: Buffer, breaks: number, seen: number): number => {
      let found = 0;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
        found += 1;
        longest = Math.max(longest, seen + at - start);
        if (onLine !== undefined && start >= seen) onLine(chunk, start - seen, at);
        else if (onLine !== undefined) tellApart(onLine, before, start - seen, chunk.subarray(0, at));
        start = seen + at + 1;
        if (other !== undefined) continue;
        const withReturn = (at === 0 ? before.at(-1) : chunk[at - 1]) === carriageReturn;
        first ??= withReturn;
        if (withReturn !== first) other = breaks + found;
      }
      return found;
    },
    /** @param last chunk, @param seen bytes of the whole file */
    end: (last: Buffer, seen: number): void => {
      if (onLine !== undefined && start < seen) tellApart(onLine, last, start - seen, Buffer.alloc(0));
    },
    other: () => other,
    /** @param seen bytes of the whole file */
    longest: (seen: number) => Math.max(longest, seen - start),
  };
}

/** A line of which the first bytes stand in the chunk before. @param from where it begins, from the end of that chunk */
function tellApart(onLine: OnLine, before: Buffer, from: number, rest: Buffer): void {
  const bytes = Buffer.concat([before.subarray(from), rest]);
  onLine(bytes, -from > before.length ? -1 : 0, bytes.length);
}

function refuseWide(file: string, chunk: Buffer): void {
  const start = chunk.length >= 2 ? chunk.readUInt16BE(0) : 0;
  if (start === 0xfffe || start === 0xfeff) {
    throw MlopsError.of(dataReasons, 'not-utf8', `${file} is encoded in UTF-16, not UTF-8.`);
  }
}

function count(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) found += 1;
  return found;
}
