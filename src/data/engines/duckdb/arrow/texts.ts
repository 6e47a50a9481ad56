import { isAscii, isUtf8 } from 'node:buffer';
import { ArrowTooLarge, damaged } from './damage.ts';
import { isValid, type Values } from './slice.ts';

/**
 * Texts and bytes as the engine keeps them (`duckdb_string_t` of its C interface): 16 bytes for each, of which 4 are the
 * length. Up to 12 bytes stand behind it; of longer ones their first 4, and where they are: here a place in the heap.
 */
export const entry = 16;
const inlined = 12;
const longest = 2 ** 32 - 1;

export interface Texts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly words: Uint32Array<ArrayBuffer>;
}

export function emptyTexts(count: number): Texts {
  const bytes = new Uint8Array(count * entry);
  return { bytes, words: new Uint32Array(bytes.buffer) };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** @returns whether the text is one of those that stay in the heap */
export function putText({ bytes, words }: Texts, at: number, heap: Uint8Array, { start, end }: Range): boolean {
  const length = end - start;
  if (length > longest) throw new ArrowTooLarge(`one value has ${length} bytes`);
  words[at * 4] = length;
  const to = at * entry + 4;
  const shown = length > inlined ? 4 : length;
  for (let byte = 0; byte < shown; byte += 1) bytes[to + byte] = heap[start + byte] ?? 0;
  if (length <= inlined) return false;
  words[at * 4 + 2] = start % 2 ** 32;
  words[at * 4 + 3] = Math.floor(start / 2 ** 32);
  return true;
}

/** Bytes of the text at a place, where it stands in the heap; undefined where it is short. */
export function longAt(words: Uint32Array, at: number): Range | undefined {
  const length = words[at * 4] ?? 0;
  if (length <= inlined) return undefined;
  const start = (words[at * 4 + 2] ?? 0) + (words[at * 4 + 3] ?? 0) * 2 ** 32;
  return { start, end: start + length };
}

/** Entries of the heap become addresses in memory. */
export function withAddresses({ bytes, count }: Values, address: bigint): Uint8Array<ArrayBuffer> {
  const made = bytes.slice(0, count * entry);
  const words = new Uint32Array(made.buffer);
  const [low, high] = [Number(address & 0xffffffffn), Number(address >> 32n)];
  for (let at = 0; at < words.length; at += 4) {
    if ((words[at] ?? 0) <= inlined) continue;
    const sum = (words[at + 2] ?? 0) + low;
    words[at + 2] = sum % 2 ** 32;
    words[at + 3] = (words[at + 3] ?? 0) + high + (sum >= 2 ** 32 ? 1 : 0);
  }
  return made;
}

interface Wanted {
  readonly isText: boolean;
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
}

/** @param offsets where each of them begins and ends in the buffer that `data` are a part of, the first where `data` begin */
export function textsAt(offsets: Float64Array, data: Uint8Array<ArrayBuffer>, { isText, valid }: Wanted): Values {
  const count = offsets.length - 1;
  const base = offsets[0] ?? 0;
  if (isText && !areTexts(offsets, data, base)) checkEach(offsets, data, valid);
  const texts = emptyTexts(count);
  let isLong = false;
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at)) continue;
    const range = { start: (offsets[at] ?? 0) - base, end: (offsets[at + 1] ?? 0) - base };
    if (putText(texts, at, data, range)) isLong = true;
  }
  return { kind: 'values', count, valid, width: entry, bytes: texts.bytes, heap: isLong ? data : undefined };
}

/** All at once, also what no row shows: then one look at the bytes is enough, else each value is looked at. */
function areTexts(offsets: Float64Array, data: Uint8Array, base: number): boolean {
  if (isAscii(data)) return true;
  if (!isUtf8(data)) return false;
  // A character that two values share would be none in either.
  return offsets.every((offset) => ((data[offset - base] ?? 0) & 0xc0) !== 0x80);
}

function checkEach(offsets: Float64Array, data: Uint8Array, valid: Wanted['valid']): void {
  const base = offsets[0] ?? 0;
  for (let at = 0; at + 1 < offsets.length; at += 1) {
    const text = data.subarray((offsets[at] ?? 0) - base, (offsets[at + 1] ?? 0) - base);
    if (isValid(valid, at)) checkText(text);
    // The engine looks at all that it is given; what belongs to a null is shown to nobody.
    else text.fill(0);
  }
}

/** @throws ArrowDamage */
export function checkText(text: Uint8Array): void {
  if (!isAscii(text) && !isUtf8(text)) throw damaged('a text in it is no UTF-8');
}

/** Values of the same number of bytes. */
export function bytesAt(data: Uint8Array<ArrayBuffer>, count: number, width: number, valid: Wanted['valid']): Values {
  const texts = emptyTexts(count);
  for (let at = 0; at < count; at += 1) {
    if (isValid(valid, at)) putText(texts, at, data, { start: at * width, end: (at + 1) * width });
  }
  return { kind: 'values', count, valid, width: entry, bytes: texts.bytes, heap: width > inlined ? data : undefined };
}
