import type { Body } from './body.ts';
import { ArrowTooLarge, damaged } from './damage.ts';
import type { Layout } from './field.ts';
import type { ArrowNode } from './nodes.ts';
import { bitsFrom, isValid, ones, type Slice, type Values } from './slice.ts';
import { taken } from './taken.ts';
import { bytesAt, textsAt } from './texts.ts';
import { viewedTexts } from './views.ts';

/** What is read from. */
export interface Reading {
  readonly body: Body;
  /** Values that an index of a dictionary stands for. @throws ArrowDamage where there is none */
  dictionary(id: bigint): Values;
  /** Bytes that the lists of some rows may take. */
  readonly budget: number;
}

/** Values `from` to `from + count` of a column, everything checked that the engine would believe. */
export async function readSlice(reading: Reading, node: ArrowNode, from: number, count: number): Promise<Slice> {
  if (from + count > node.length) throw damaged('a list or struct reaches beyond the values of its parts');
  const { layout, dictionary } = node.field;
  if (layout.kind === 'null' && dictionary === undefined) return nulls(count);
  const valid = await validOf(reading.body, node, from, count);
  if (dictionary !== undefined) {
    const bytes = await fixedBytes(reading.body, node, { from, count, width: dictionary.width });
    return taken(reading.dictionary(dictionary.id), dictionary, { bytes, count, valid }, reading.budget);
  }
  return readLayout(reading, node, layout, { from, count, valid });
}

interface Part {
  readonly from: number;
  readonly count: number;
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
}

async function readLayout(reading: Reading, node: ArrowNode, layout: Layout, part: Part): Promise<Slice> {
  const { body } = reading;
  const { from, count, valid } = part;
  switch (layout.kind) {
    case 'null':
      return nulls(count);
    case 'fixed': {
      const stored = await fixedBytes(body, node, { from, count, width: layout.width });
      const { conversion } = layout;
      if (conversion === undefined) return { kind: 'values', count, valid, width: layout.width, bytes: stored };
      const bytes = conversion.convert(stored, count, (at) => isValid(valid, at));
      return { kind: 'values', count, valid, width: conversion.width, bytes };
    }
    case 'bits':
      return { kind: 'values', count, valid, width: 1, bytes: await booleans(body, node, part) };
    case 'bytes': {
      const offsets = await offsetsOf(body, node.buffer + 1, layout.wide, part);
      const data = await body.bytes(node.buffer + 2, offsets[0] ?? 0, offsets[count] ?? 0);
      return textsAt(offsets, data, { isText: layout.isText, valid });
    }
    case 'byte-view': {
      const views = await fixedBytes(body, node, { from, count, width: 16 });
      return viewedTexts(body, node, views, { isText: layout.isText, valid, budget: reading.budget });
    }
    case 'fixed-bytes': {
      const data = await body.bytes(node.buffer + 1, from * layout.width, (from + count) * layout.width);
      return bytesAt(data, count, layout.width, valid);
    }
    case 'struct': {
      const children: Slice[] = [];
      for (const child of node.children) children.push(await readSlice(reading, child, from, count));
      return { kind: 'structs', count, valid, children };
    }
    default:
      return lists(reading, node, await rangesOf(body, node, layout, part), part);
  }
}

function nulls(count: number): Values {
  return {
    kind: 'values',
    count,
    valid: bitsFrom(new Uint8Array(), 0, count),
    width: 4,
    bytes: new Uint8Array(count * 4),
  };
}

/** Undefined where all values are there. */
async function validOf(body: Body, { buffer, nulls: said }: ArrowNode, from: number, count: number) {
  if ((body.lengths[buffer] ?? 0) === 0) {
    if (said > 0) throw damaged('a column has nulls and does not say where');
    return undefined;
  }
  const valid = await bitsOf(body, buffer, from, count);
  return ones(valid) === count ? undefined : valid;
}

async function bitsOf(body: Body, buffer: number, from: number, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const bits = await body.bytes(buffer, from >> 3, Math.ceil((from + count) / 8));
  return bitsFrom(bits, from & 7, count);
}

async function booleans(body: Body, { buffer }: ArrowNode, { from, count }: Part): Promise<Uint8Array<ArrayBuffer>> {
  const bits = await bitsOf(body, buffer + 1, from, count);
  return Uint8Array.from({ length: count }, (_, at) => ((bits[at >> 3] ?? 0) >> (at & 7)) & 1);
}

interface Fixed {
  readonly from: number;
  readonly count: number;
  readonly width: number;
}

/** At an address that every type of numbers can be read from. */
async function fixedBytes(body: Body, { buffer }: ArrowNode, { from, count, width }: Fixed) {
  return aligned(await body.bytes(buffer + 1, from * width, (from + count) * width));
}

const aligned = (bytes: Uint8Array<ArrayBuffer>) => (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());

/** Offsets of the values, one more than there are: none before the one in front of it. */
async function offsetsOf(body: Body, buffer: number, wide: boolean, { from, count }: Omit<Part, 'valid'>) {
  // Of no values at all, some writers write no offsets.
  if (count === 0) return new Float64Array(1);
  const width = wide ? 8 : 4;
  const stored = aligned(await body.bytes(buffer, from * width, (from + count + 1) * width));
  const offsets = numbersOf(stored, wide);
  for (let at = 0; at < count; at += 1) {
    if ((offsets[at + 1] ?? 0) < (offsets[at] ?? 0)) throw damaged('a value ends before it begins');
  }
  if ((offsets[0] ?? 0) < 0) throw damaged('a value begins before its buffer');
  return offsets;
}

/** @throws ArrowDamage where one is beyond what any file holds */
function numbersOf(stored: Uint8Array<ArrayBuffer>, wide: boolean): Float64Array {
  if (!wide) return Float64Array.from(new Int32Array(stored.buffer, stored.byteOffset, stored.length / 4));
  const halves = new Uint32Array(stored.buffer, stored.byteOffset, stored.length / 4);
  const numbers = new Float64Array(stored.length / 8);
  for (let at = 0; at < numbers.length; at += 1) {
    const high = halves[at * 2 + 1] ?? 0;
    if (high >= 2 ** 20) throw damaged('a value lies beyond its buffer');
    numbers[at] = high * 2 ** 32 + (halves[at * 2] ?? 0);
  }
  return numbers;
}

/** Where the values of each list begin, and how many they are. */
interface Ranges {
  readonly starts: Float64Array;
  readonly sizes: Float64Array;
}

async function rangesOf(body: Body, node: ArrowNode, layout: Layout, part: Part): Promise<Ranges> {
  const { from, count } = part;
  if (layout.kind === 'fixed-list') {
    const { size } = layout;
    return {
      starts: Float64Array.from({ length: count }, (_, at) => (from + at) * size),
      sizes: new Float64Array(count).fill(size),
    };
  }
  if (layout.kind === 'list-view') {
    const width = layout.wide ? 8 : 4;
    const [starts, sizes] = await Promise.all(
      [1, 2].map(async (at) => {
        const stored = await body.bytes(node.buffer + at, from * width, (from + count) * width);
        return numbersOf(aligned(stored), layout.wide);
      }),
    );
    return { starts: starts ?? new Float64Array(), sizes: sizes ?? new Float64Array() };
  }
  const offsets = await offsetsOf(body, node.buffer + 1, layout.kind === 'list' && layout.wide, part);
  return { starts: offsets.subarray(0, count), sizes: offsets.subarray(1).map((end, at) => end - (offsets[at] ?? 0)) };
}

/** The engine wants 16 bytes and more for each value, and asks for them at once. */
const bytesOfValue = 32;

async function lists(reading: Reading, node: ArrowNode, { starts, sizes }: Ranges, part: Part): Promise<Slice> {
  const { count, valid } = part;
  const [child] = node.children;
  if (child === undefined) throw damaged('a list has no values');
  let [first, last, all] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const [start, size] = [starts[at] ?? 0, sizes[at] ?? 0];
    if (!isValid(valid, at) || size === 0) continue;
    if (start < 0 || size < 0) throw damaged('a list begins before its values, or has fewer than none');
    [first, last, all] = [Math.min(first, start), Math.max(last, start + size), all + size];
  }
  if (last === 0) first = 0;
  const needed = Math.max(all, last - first) * bytesOfValue;
  if (needed > reading.budget) throw new ArrowTooLarge(`the lists of some rows need ${needed} bytes at once`);
  const values = await readSlice(reading, child, first, last - first);
  if (node.field.engineType.startsWith('MAP(')) refuseNullKeys(values);
  const entries = new BigUint64Array(count * 2);
  for (let at = 0; at < count; at += 1) {
    if (!isValid(valid, at) || sizes[at] === 0) continue;
    entries[at * 2] = BigInt((starts[at] ?? 0) - first);
    entries[at * 2 + 1] = BigInt(sizes[at] ?? 0);
  }
  return { kind: 'lists', count, valid, entries, child: values };
}

function refuseNullKeys(entries: Slice): void {
  const keys = entries.kind === 'structs' ? entries.children[0] : undefined;
  if (entries.valid !== undefined || keys?.valid !== undefined) throw damaged('a map has a key that is null');
}
