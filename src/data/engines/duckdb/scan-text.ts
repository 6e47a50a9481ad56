import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
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
  /** First line (from 1) that ends otherwise than the first one does: one with CR LF, the other with LF. */
  readonly otherEnd?: number;
}

const headSize = 2 ** 20;
const lineFeed = 10;
const carriageReturn = 13;

/** The bytes of a file, unpacked where its name ends with `.gz`. */
export function bytesOf(file: string): Readable {
  const raw = createReadStream(file, { highWaterMark: 2 ** 20 });
  if (!file.endsWith('.gz')) return raw;
  const unpacked = createGunzip();
  raw.on('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

/** Refuses UTF-16 and NUL bytes, which the CSV reader would let through, and counts lines. */
export async function scanText(file: string): Promise<TextScan> {
  const head: Buffer[] = [];
  let kept = 0;
  let breaks = 0;
  let last = lineFeed;
  let seen = 0;
  const ends = lineEnds();
  for await (const chunk of bytesOf(file)) {
    if (!Buffer.isBuffer(chunk)) continue;
    if (kept === 0) refuseWide(file, chunk);
    const nul = chunk.indexOf(0);
    if (nul >= 0) {
      const line = breaks + count(chunk.subarray(0, nul)) + 1;
      throw MlopsError.of(dataReasons, 'nul-bytes', `${file} has a NUL byte in line ${line}, at byte ${seen + nul}.`);
    }
    if (kept < headSize) head.push(chunk.subarray(0, headSize - kept));
    kept += chunk.length;
    seen += chunk.length;
    breaks += ends.count(chunk, last, breaks);
    last = chunk.at(-1) ?? last;
  }
  const start = Buffer.concat(head);
  const mark = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const otherEnd = ends.other();
  const found = { head: start.subarray(mark), mark, breaks, endsWithBreak: last === lineFeed };
  return { ...found, ...(otherEnd !== undefined && { otherEnd }) };
}

/** Counts line ends, and notes the first that differs from the one before it. */
function lineEnds() {
  let first: boolean | undefined;
  let other: number | undefined;
  return {
    /** @param before the byte before the chunk; @param breaks lines that ended before it */
    count: (chunk: Buffer, before: number, breaks: number): number => {
      let found = 0;
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
        found += 1;
        if (other !== undefined) continue;
        const withReturn = (at === 0 ? before : chunk[at - 1]) === carriageReturn;
        first ??= withReturn;
        if (withReturn !== first) other = breaks + found;
      }
      return found;
    },
    other: () => other,
  };
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
