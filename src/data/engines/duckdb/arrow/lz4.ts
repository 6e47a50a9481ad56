import { damaged } from './damage.ts';
import { xxh32 } from './xxh32.ts';

const magic = 0x184d2204;
/** Bits of the byte FLG, below the version in the two highest. */
const flags = { blockChecksum: 0x10, contentSize: 0x08, contentChecksum: 0x04, reserved: 0x02, dictionary: 0x01 };
const blockSizes = new Map([
  [4, 2 ** 16],
  [5, 2 ** 18],
  [6, 2 ** 20],
  [7, 2 ** 22],
]);

/**
 * Unpacks one LZ4 frame (LZ4 Frame Format 1.6.4) that holds exactly `length` bytes, and nothing behind it. Every length and
 * distance is checked, and so is every checksum that the frame has.
 * @throws ArrowDamage
 */
export function unpackLz4(frame: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const header = headerOf(frame, length);
  const target = new Uint8Array(length);
  let [at, written] = [header.length, 0];
  for (;;) {
    const word = wordAt(frame, at);
    at += 4;
    if (word === 0) break;
    const block = partOf(frame, at, word & 0x7fffffff);
    at += block.length;
    if (header.hasBlockChecksums) {
      if (wordAt(frame, at) !== xxh32(block)) throw broken('a block has another checksum');
      at += 4;
    }
    const before = written;
    written = word >>> 31 === 1 ? copyBlock(block, target, written) : unpackBlock(block, target, written);
    if (written - before > header.blockSize) throw broken('a block is larger than its frame allows');
  }
  if (written !== length) throw broken(`it holds ${written} bytes, not ${length}`);
  if (header.hasContentChecksum) {
    if (wordAt(frame, at) !== xxh32(target)) throw broken('its content has another checksum');
    at += 4;
  }
  if (at !== frame.length) throw broken(`${frame.length - at} bytes lie behind its end`);
  return target;
}

interface FrameHeader {
  readonly length: number;
  readonly blockSize: number;
  readonly hasBlockChecksums: boolean;
  readonly hasContentChecksum: boolean;
}

function headerOf(frame: Uint8Array, content: number): FrameHeader {
  if (wordAt(frame, 0) !== magic) throw broken('it does not begin like one');
  const [flag, descriptor] = [byteAt(frame, 4), byteAt(frame, 5)];
  const blockSize = blockSizes.get((descriptor >> 4) & 7);
  const isKnown = flag >> 6 === 1 && (flag & (flags.reserved | flags.dictionary)) === 0 && (descriptor & 0x8f) === 0;
  if (!isKnown || blockSize === undefined) throw broken('its header says what no frame can');
  const hasSize = (flag & flags.contentSize) !== 0;
  const end = hasSize ? 14 : 6;
  if (byteAt(frame, end) !== ((xxh32(frame.subarray(4, end)) >>> 8) & 0xff)) {
    throw broken('its header has another checksum');
  }
  if (hasSize && (wordAt(frame, 6) !== content % 2 ** 32 || wordAt(frame, 10) !== Math.floor(content / 2 ** 32))) {
    throw broken('its header says another length');
  }
  return {
    length: end + 1,
    blockSize,
    hasBlockChecksums: (flag & flags.blockChecksum) !== 0,
    hasContentChecksum: (flag & flags.contentChecksum) !== 0,
  };
}

function copyBlock(block: Uint8Array, target: Uint8Array, from: number): number {
  if (block.length > target.length - from) throw broken('it holds more than it says');
  target.set(block, from);
  return from + block.length;
}

/** Sequences of literals and a copy of what was written before (LZ4 Block Format); the last one has literals only. */
function unpackBlock(block: Uint8Array, target: Uint8Array, from: number): number {
  let [at, to] = [0, from];
  for (;;) {
    const token = byteAt(block, at++);
    let literals = token >> 4;
    if (literals === 15) [literals, at] = longer(block, at, literals);
    if (literals > block.length - at || literals > target.length - to) throw broken('its literals do not fit');
    if (literals > 16) target.set(block.subarray(at, at + literals), to);
    else for (let i = 0; i < literals; i += 1) target[to + i] = block[at + i] ?? 0;
    at += literals;
    to += literals;
    if (at === block.length) return to;
    const distance = byteAt(block, at) | (byteAt(block, at + 1) << 8);
    at += 2;
    let length = (token & 15) + 4;
    if (length === 19) [length, at] = longer(block, at, length);
    if (distance === 0 || distance > to) throw broken('it copies from before its beginning');
    if (length > target.length - to) throw broken('it holds more than it says');
    copyWithin(target, to, distance, length);
    to += length;
  }
}

function longer(block: Uint8Array, from: number, start: number): [length: number, at: number] {
  let [length, at] = [start, from];
  for (;;) {
    const more = byteAt(block, at++);
    length += more;
    if (more !== 255) return [length, at];
  }
}

/** What is copied may reach into what the same copy writes: then it repeats. */
function copyWithin(target: Uint8Array, to: number, distance: number, length: number): void {
  if (distance >= length && length > 24) {
    target.copyWithin(to, to - distance, to - distance + length);
    return;
  }
  for (let i = 0; i < length; i += 1) target[to + i] = target[to + i - distance] ?? 0;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw broken('it is cut off');
  return byte;
}

function wordAt(bytes: Uint8Array, at: number): number {
  byteAt(bytes, at + 3);
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}

function partOf(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (length > bytes.length - at) throw broken('it is cut off');
  return bytes.subarray(at, at + length);
}

const broken = (why: string) => damaged(`a frame of LZ4 is damaged: ${why}`);
