import { isUtf8 } from 'node:buffer';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/**
 * The text of a file that people write. Other encodings are refused: their letters would be replaced in silence.
 * @throws MlopsError text-not-utf8, with the first byte that is none
 */
export function utf8Text(bytes: Buffer, file: string): string {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) throw refused(`${file} is encoded in UTF-16, not UTF-8.`);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const at = firstWrong(bytes);
  const line = bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1);
  throw refused(`${file} is not encoded in UTF-8: line ${line}, byte ${at} is 0x${bytes[at]?.toString(16)}.`);
}

/** Decoding what stands before it loses nothing; a character that is cut off begins before the end of what is valid. */
function firstWrong(bytes: Buffer): number {
  let [valid, wrong] = [0, bytes.length];
  while (wrong - valid > 1) {
    const middle = (valid + wrong) >> 1;
    if (startsValid(bytes, middle)) valid = middle;
    else wrong = middle;
  }
  while (valid > 0 && !isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}

/** Whether the first bytes are UTF-8, but for a character at their end that is not complete. */
function startsValid(bytes: Buffer, length: number): boolean {
  return [0, 1, 2, 3].some((cut) => cut <= length && isUtf8(bytes.subarray(0, length - cut)));
}

function refused(sentence: string): MlopsError {
  return MlopsError.of(repositoryReasons, 'text-not-utf8', sentence);
}
