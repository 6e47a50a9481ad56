/** Some values of a column one after the other, laid out as the engine keeps them. */
export type Slice = Values | Lists | Structs;

interface Some {
  readonly count: number;
  /** A bit for each value, the lowest first, padded to words of 64: 0 is null. Absent: no value is null. */
  readonly valid: Uint8Array<ArrayBuffer> | undefined;
}

export interface Values extends Some {
  readonly kind: 'values';
  /** Bytes of a value. */
  readonly width: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Holds the texts and bytes that are too long to stand in `bytes`, which then say where (`texts.ts`). */
  readonly heap?: Uint8Array<ArrayBuffer> | undefined;
}

export interface Lists extends Some {
  readonly kind: 'lists';
  /** Where each begins in `child`, and how many values it has: twice 64 bits. */
  readonly entries: BigUint64Array<ArrayBuffer>;
  readonly child: Slice;
}

export interface Structs extends Some {
  readonly kind: 'structs';
  readonly children: readonly Slice[];
}

export function isValid(valid: Uint8Array | undefined, at: number): boolean {
  return valid === undefined || ((valid[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

/** Bytes that so many bits take, padded to words of 64. */
export const paddedBytes = (bits: number) => Math.ceil(bits / 64) * 8;

/**
 * The bits of a bitmap from one of them on.
 * @param bits the bytes that hold them
 * @param skip bits of the first byte that are not meant
 */
export function bitsFrom(bits: Uint8Array, skip: number, count: number): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(paddedBytes(count));
  const bytes = Math.ceil(count / 8);
  if (skip === 0) target.set(bits.subarray(0, bytes));
  else {
    for (let at = 0; at < bytes; at += 1) {
      target[at] = ((bits[at] ?? 0) >> skip) | ((bits[at + 1] ?? 0) << (8 - skip));
    }
  }
  if (count % 8 !== 0) target[bytes - 1] = (target[bytes - 1] ?? 0) & ((1 << (count % 8)) - 1);
  return target;
}

export function ones(bits: Uint8Array): number {
  let count = 0;
  for (const byte of bits) {
    for (let left = byte; left !== 0; left &= left - 1) count += 1;
  }
  return count;
}
