import { isAscii, isUtf8 } from 'node:buffer';
import type { Body } from './body.ts';
import { ArrowTooLarge, damaged } from './damage.ts';
import type { ArrowNode } from './nodes.ts';
import { isValid, type Values } from './slice.ts';

/** The engine keeps so many bytes beside their length, and longer ones elsewhere (`duckdb_string_t` of its C interface). */
const inlined = 12;
const entry = 16;
const longest = 2 ** 32 - 1;

interface Wanted {
  readonly isText: boolean;
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
}

/** @param offsets where each of them begins and ends in `data` */
export function textsAt(offsets: Float64Array, data: Uint8Array, { isText, valid }: Wanted): Values {
  const count = offsets.length - 1;
  const base = offsets[0] ?? 0;
  const filling = emptyTexts(count);
  const check = isText && !areTexts(offsets, data, base);
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at)) continue;
    const [start, end] = [(offsets[at] ?? 0) - base, (offsets[at + 1] ?? 0) - base];
    if (check && !isUtf8(data.subarray(start, end))) throw noText();
    put(filling, at, data, { start, end });
  }
  return { kind: 'values', count, valid, width: entry, bytes: filling.bytes, long: filling.long };
}

/** All at once, also what no row shows: then one look at the bytes is enough, else each value is looked at. */
function areTexts(offsets: Float64Array, data: Uint8Array, base: number): boolean {
  if (isAscii(data)) return true;
  if (!isUtf8(data)) return false;
  // A character that two values share would be none in either.
  return offsets.every((offset) => ((data[offset - base] ?? 0) & 0xc0) !== 0x80);
}

interface Filling {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly long: (Uint8Array | undefined)[];
}

function emptyTexts(count: number): Filling {
  const bytes = new Uint8Array(count * entry);
  return { bytes, lengths: new Uint32Array(bytes.buffer), long: new Array<Uint8Array | undefined>(count) };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function put({ bytes, lengths, long }: Filling, at: number, data: Uint8Array, { start, end }: Range): void {
  const length = end - start;
  if (length > longest) throw new ArrowTooLarge(`one value has ${length} bytes`);
  if (length > inlined) {
    long[at] = data.subarray(start, end);
    return;
  }
  lengths[at * 4] = length;
  const to = at * entry + 4;
  for (let byte = 0; byte < length; byte += 1) bytes[to + byte] = data[start + byte] ?? 0;
}

/** Values of the same number of bytes. */
export function bytesAt(data: Uint8Array, count: number, width: number, valid: Wanted['valid']): Values {
  const filling = emptyTexts(count);
  for (let at = 0; at < count; at += 1) {
    if (isValid(valid, at)) put(filling, at, data, { start: at * width, end: (at + 1) * width });
  }
  return { kind: 'values', count, valid, width: entry, bytes: filling.bytes, long: filling.long };
}

/**
 * Views: the length, then the bytes themselves or their first four and where all of them are
 * (Columnar Format, "Variable-size Binary View Layout").
 */
export async function viewedTexts(
  body: Body,
  { buffer, variadic }: ArrowNode,
  views: Uint8Array<ArrayBuffer>,
  { isText, valid }: Wanted,
): Promise<Values> {
  const count = views.length / entry;
  const filling = emptyTexts(count);
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at)) continue;
    const from = at * entry;
    const length = view.getInt32(from, true);
    if (length < 0) throw damaged('a text has a length below 0');
    const bytes =
      length <= inlined
        ? views.subarray(from + 4, from + 4 + length)
        : await viewed(body, view, { from, length, first: buffer + 2, variadic });
    if (isText && !isAscii(bytes) && !isUtf8(bytes)) throw noText();
    put(filling, at, bytes, { start: 0, end: length });
  }
  return { kind: 'values', count, valid, width: entry, bytes: filling.bytes, long: filling.long };
}

interface Viewed {
  /** Byte of the views. */
  readonly from: number;
  readonly length: number;
  readonly first: number;
  readonly variadic: number;
}

async function viewed(body: Body, view: DataView, { from, length, first, variadic }: Viewed): Promise<Uint8Array> {
  const [which, start] = [view.getInt32(from + 8, true), view.getInt32(from + 12, true)];
  if (which < 0 || which >= variadic || start < 0) throw damaged('a text lies in no buffer');
  const bytes = await body.bytes(first + which, start, start + length);
  for (let byte = 0; byte < 4; byte += 1) {
    if (bytes[byte] !== view.getUint8(from + 4 + byte)) throw damaged('a text begins otherwise than its row says');
  }
  return bytes;
}

const noText = () => damaged('a text in it is no UTF-8');
