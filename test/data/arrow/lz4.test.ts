import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ArrowDamage } from '../../../src/data/engines/duckdb/arrow/damage.ts';
import { unpackLz4 } from '../../../src/data/engines/duckdb/arrow/lz4.ts';
import { xxh32 } from '../../../src/data/engines/duckdb/arrow/xxh32.ts';
import references from './lz4-frames.json' with { type: 'json' };

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
const frames = references.frames.map((one) => ({ ...one, bytes: bytesOf(one.frame) }));
const frameOf = (name: string) => {
  const found = frames.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no frame ${name}`);
  return found;
};

describe('LZ4 frames of other programs', () => {
  it.each(frames)('$name', ({ bytes, length, sha256 }) => {
    expect(createHash('sha256').update(unpackLz4(bytes, length)).digest('hex')).toBe(sha256);
  });

  it.each(references.hashes)('have checksums: $xxh32', ({ bytes, xxh32: wanted }) => {
    expect(xxh32(bytesOf(bytes))).toBe(wanted);
  });
});

describe('a damaged LZ4 frame', () => {
  const whole = frameOf('a run (checksums, linked)');

  it('is refused wherever it is cut off', () => {
    for (let end = 0; end < whole.bytes.length; end += 1) {
      expect(() => unpackLz4(whole.bytes.subarray(0, end), whole.length), `${end} bytes`).toThrow(ArrowDamage);
    }
  });

  it('is refused whichever of its bits is flipped, where it has checksums', () => {
    for (let bit = 0; bit < whole.bytes.length * 8; bit += 1) {
      const bytes = whole.bytes.slice();
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unpackLz4(bytes, whole.length), `bit ${bit}`).toThrow(ArrowDamage);
    }
  });

  it('without checksums never becomes longer or shorter than it says', () => {
    const { bytes: plain, length } = frameOf('blocks that copy from those before (pyarrow)');
    for (let at = 0; at < plain.length; at += 7) {
      const bytes = plain.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
      try {
        expect(unpackLz4(bytes, length)).toHaveLength(length);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(ArrowDamage);
      }
    }
  });

  it.each([
    ['another length than it holds', whole.length - 1],
    ['a length beyond what it holds', whole.length + 1],
  ])('is refused where the file says %s', (_, length) => {
    expect(() => unpackLz4(whole.bytes, length)).toThrow(ArrowDamage);
    expect(() => unpackLz4(frameOf('a run (pyarrow)').bytes, length)).toThrow(/LZ4/);
  });

  it('is refused where bytes lie behind it', () => {
    expect(() => unpackLz4(Uint8Array.of(...whole.bytes, 0), whole.length)).toThrow('1 bytes lie behind its end');
  });

  it('is refused where it copies from before its beginning', () => {
    // A literal, then 4 bytes from a distance of 9.
    const { bytes } = frameOf('short (pyarrow)');
    const block = [0x10, 0x61, 9, 0, 0];
    const frame = Uint8Array.of(...bytes.subarray(0, 7), block.length, 0, 0, 0, ...block, 0, 0, 0, 0);
    expect(() => unpackLz4(frame, 5)).toThrow('before its beginning');
  });
});
