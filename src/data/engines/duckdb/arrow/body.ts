import zlib from 'node:zlib';
import { CompressionType } from 'apache-arrow/fb/compression-type';
import type { RecordBatch } from 'apache-arrow/fb/record-batch';
import { MlopsError } from '../../../../support/problem.ts';
import { dataReasons } from '../../../reasons.ts';
import { ArrowTooLarge, countOf, damaged } from './damage.ts';
import { unpackLz4 } from './lz4.ts';
import type { BodyPlace } from './messages.ts';
import type { ArrowSource } from './source.ts';

/** The buffers of one batch, unpacked. */
export interface Body {
  /** Bytes of each buffer. */
  readonly lengths: readonly number[];
  /** Bytes `from` to `to` of a buffer. @throws ArrowDamage where it is shorter */
  bytes(buffer: number, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether all of it lies in memory; else as many rows are to be read at once as fit. */
  readonly isWhole: boolean;
}

/** Larger ones that are not packed are read piece by piece. Bytes. */
const mostWhole = 64 * 2 ** 20;

/**
 * @param budget bytes of memory that a batch may take: one that is packed, since its buffers can only be unpacked whole;
 * others are read piece by piece
 * @throws ArrowTooLarge
 */
export async function bodyOf(source: ArrowSource, batch: RecordBatch, place: BodyPlace, budget: number): Promise<Body> {
  const parts = partsOf(batch, place);
  const compression = batch.compression();
  if (compression !== null) return unpacked(source, parts, compression.codec(), budget);
  const lengths = parts.map(({ length }) => length);
  if (place.length > Math.min(budget, mostWhole)) {
    return { lengths, bytes: pieces(source, parts, budget), isWhole: false };
  }
  const whole = await source.read(place.at, place.length);
  return inMemory(parts.map(({ at, length }) => whole.subarray(at - place.at, at - place.at + length)));
}

/** A buffer is read from its beginning to its end, so a little more is read than is wanted, and kept. */
function pieces(source: ArrowSource, parts: readonly BodyPlace[], budget: number): Body['bytes'] {
  const ahead = Math.min(2 ** 20, Math.floor(mostWhole / parts.length));
  const lengths = parts.map(({ length }) => length);
  const kept = new Map<number, { readonly from: number; readonly bytes: Uint8Array<ArrayBuffer> }>();
  return async (buffer, from, to) => {
    const wanted = inside(lengths, buffer, from, to);
    if (wanted > budget) throw new ArrowTooLarge(`some rows need ${wanted} bytes at once`);
    const last = kept.get(buffer);
    if (last !== undefined && from >= last.from && to <= last.from + last.bytes.length) {
      return last.bytes.subarray(from - last.from, to - last.from);
    }
    const { at = 0, length = 0 } = parts[buffer] ?? {};
    const bytes = await source.read(at + from, Math.max(wanted, Math.min(ahead, length - from)));
    if (wanted < ahead) kept.set(buffer, { from, bytes });
    return bytes.subarray(0, wanted);
  };
}

function inMemory(buffers: readonly Uint8Array<ArrayBuffer>[]): Body {
  const lengths = buffers.map(({ length }) => length);
  const none = new Uint8Array();
  return {
    lengths,
    bytes: async (buffer, from, to) => {
      inside(lengths, buffer, from, to);
      return (buffers[buffer] ?? none).subarray(from, to);
    },
    isWhole: true,
  };
}

function inside(lengths: readonly number[], buffer: number, from: number, to: number): number {
  if (from < 0 || from > to || to > (lengths[buffer] ?? 0)) throw damaged('a buffer is shorter than its rows need');
  return to - from;
}

/** Where each buffer lies in the file. */
function partsOf(batch: RecordBatch, { at, length }: BodyPlace): readonly BodyPlace[] {
  return Array.from({ length: batch.buffersLength() }, (_, index) => {
    const buffer = batch.buffers(index);
    if (buffer === null) throw damaged('a buffer has no place');
    const from = countOf(buffer.offset(), 'the place of a buffer', length);
    const size = countOf(buffer.length(), 'the length of a buffer', length);
    if (from % 8 !== 0) throw damaged('a buffer does not begin where eight bytes do');
    if (from + size > length) throw damaged('a buffer reaches out of its message');
    return { at: at + from, length: size };
  });
}

async function unpacked(
  source: ArrowSource,
  parts: readonly BodyPlace[],
  codec: CompressionType,
  budget: number,
): Promise<Body> {
  const unpack = unpackerOf(codec);
  const packed = parts.reduce((sum, { length }) => sum + length, 0);
  const left = { bytes: budget };
  take(left, packed);
  const buffers: Uint8Array<ArrayBuffer>[] = [];
  for (const { at, length } of parts) {
    const bytes = await source.read(at, length);
    if (length === 0) buffers.push(bytes);
    else buffers.push(unpackBuffer(bytes, unpack, left));
  }
  return inMemory(buffers);
}

function take(left: { bytes: number }, wanted: number): void {
  left.bytes -= wanted;
  if (left.bytes < 0) throw new ArrowTooLarge('it is packed, and has to be unpacked whole');
}

/** Its length stands before it; -1 says that packing did not make it smaller. */
function unpackBuffer(
  bytes: Uint8Array<ArrayBuffer>,
  unpack: Unpack,
  left: { bytes: number },
): Uint8Array<ArrayBuffer> {
  if (bytes.length < 8) throw damaged('a packed buffer does not say its length');
  const said = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true);
  const packed = bytes.subarray(8);
  if (said === -1n) return packed;
  const length = countOf(said, 'the length of a buffer', Number.MAX_SAFE_INTEGER);
  take(left, length);
  const made = unpack(packed, length);
  if (made.length !== length) throw damaged(`a packed buffer holds ${made.length} bytes and says ${length}`);
  return made;
}

type Unpack = (packed: Uint8Array, length: number) => Uint8Array<ArrayBuffer>;

function unpackerOf(codec: CompressionType): Unpack {
  if (codec === CompressionType.LZ4_FRAME) return unpackLz4;
  if (codec === CompressionType.ZSTD) return unpackZstd;
  throw damaged(`its bytes are packed in a way (number ${codec}) that Arrow does not have`);
}

/** @throws MlopsError `zstd-not-available` where Node is older than 22.15 */
export function unpackZstd(
  packed: Uint8Array,
  length: number,
  library: Partial<Pick<typeof zlib, 'zstdDecompressSync'>> = zlib,
): Uint8Array<ArrayBuffer> {
  const unpack = library.zstdDecompressSync;
  if (unpack === undefined) {
    const sentence = `Node ${process.versions.node} cannot read Arrow files that are packed with zstd.`;
    throw MlopsError.of(dataReasons, 'zstd-not-available', sentence);
  }
  try {
    // A limit of 0 is none.
    const made = unpack(packed, { maxOutputLength: Math.max(1, length) });
    return new Uint8Array(made.buffer, made.byteOffset, made.length);
  } catch {
    throw damaged('a buffer that is packed with zstd is damaged, or longer than it says');
  }
}
