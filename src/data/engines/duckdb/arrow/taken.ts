import { damaged } from './damage.ts';
import type { DictionaryUse } from './field.ts';
import { Heap } from './heap.ts';
import { isValid, paddedBytes, type Values } from './slice.ts';
import { entry, longAt, putText } from './texts.ts';

export interface Indices {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * The values of a dictionary that rows have by their numbers.
 * @param budget bytes that the texts of these rows may take
 * @throws ArrowDamage where there is none of that number
 */
export function taken(values: Values, use: DictionaryUse, { bytes, count, valid }: Indices, budget: number): Values {
  const indexAt = indexReader(bytes, use);
  const { width } = values;
  const target = new Uint8Array(count * width);
  const bits = new Uint8Array(paddedBytes(count));
  const heap = values.heap === undefined ? undefined : new Heap(budget);
  const stored = values.heap === undefined ? noWords : new Uint32Array(values.bytes.buffer);
  const texts = { bytes: target, words: width === entry ? new Uint32Array(target.buffer) : noWords };
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at)) continue;
    const index = indexAt(at);
    if (!(index >= 0 && index < values.count)) throw damaged('a row has a value that its dictionary does not have');
    if (!isValid(values.valid, index)) continue;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    const range = heap && longAt(stored, index);
    if (range) putText(texts, at, ...heap.put((values.heap ?? target).subarray(range.start, range.end)));
    else copyValue(values.bytes, index, target, at, width);
  }
  const isWhole = valid === undefined && values.valid === undefined;
  return { kind: 'values', count, valid: isWhole ? undefined : bits, width, bytes: target, heap: heap?.bytes() };
}

const noWords = new Uint32Array();

function copyValue(from: Uint8Array, index: number, to: Uint8Array, at: number, width: number): void {
  for (let byte = 0; byte < width; byte += 1) to[at * width + byte] = from[index * width + byte] ?? 0;
}

function indexReader(bytes: Uint8Array<ArrayBuffer>, { width, isSigned }: DictionaryUse): (at: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (width) {
    case 1:
      return (at) => (isSigned ? view.getInt8(at) : view.getUint8(at));
    case 2:
      return (at) => (isSigned ? view.getInt16(at * 2, true) : view.getUint16(at * 2, true));
    case 4:
      return (at) => (isSigned ? view.getInt32(at * 4, true) : view.getUint32(at * 4, true));
    case 8:
      return (at) => Number(isSigned ? view.getBigInt64(at * 8, true) : view.getBigUint64(at * 8, true));
  }
}

/** The values of two dictionaries one after the other; they are of the same type. */
export function joined(one: Values, two: Values): Values {
  const count = one.count + two.count;
  const before = one.heap?.length ?? 0;
  const heap = before === 0 ? two.heap : both(one.heap ?? new Uint8Array(), two.heap ?? new Uint8Array());
  const valid = new Uint8Array(paddedBytes(count));
  for (let at = 0; at < count; at += 1) {
    const is = at < one.count ? isValid(one.valid, at) : isValid(two.valid, at - one.count);
    if (is) valid[at >> 3] = (valid[at >> 3] ?? 0) | (1 << (at & 7));
  }
  const bytes = both(one.bytes.subarray(0, one.count * one.width), two.bytes.subarray(0, two.count * two.width));
  if (two.heap !== undefined && before > 0) moveTexts(bytes, one.count, before);
  return { kind: 'values', count, valid, width: one.width, bytes, heap };
}

/** Those from a place on stand so many bytes further in the heap. */
function moveTexts(bytes: Uint8Array<ArrayBuffer>, from: number, by: number): void {
  const words = new Uint32Array(bytes.buffer);
  for (let at = from; at * 4 < words.length; at += 1) {
    const range = longAt(words, at);
    if (range === undefined) continue;
    const start = range.start + by;
    words[at * 4 + 2] = start % 2 ** 32;
    words[at * 4 + 3] = Math.floor(start / 2 ** 32);
  }
}

function both(one: Uint8Array, two: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + two.length);
  bytes.set(one);
  bytes.set(two, one.length);
  return bytes;
}
