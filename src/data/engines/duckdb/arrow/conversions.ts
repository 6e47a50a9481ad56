import { damaged } from './damage.ts';

/** Values of fixed width as the engine keeps them, where that is otherwise than in Arrow. */
export interface Conversion {
  /** Bytes of a value in the engine. */
  readonly width: number;
  /** @param isValid false for values that are null and may be anything */
  convert(values: Uint8Array<ArrayBuffer>, count: number, isValid: (at: number) => boolean): Uint8Array<ArrayBuffer>;
}

const longs = (bytes: Uint8Array<ArrayBuffer>, count: number) =>
  new BigInt64Array(bytes.buffer, bytes.byteOffset, count);
const words = (bytes: Uint8Array<ArrayBuffer>, count: number) => new Int32Array(bytes.buffer, bytes.byteOffset, count);
const bytesOf = (array: BigInt64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>) =>
  new Uint8Array(array.buffer);

/** Half precision (IEEE 754 binary16): every value is one of single precision, too. */
export const halfToFloat: Conversion = {
  width: 4,
  convert: (values, count) => {
    const halves = new Uint16Array(values.buffer, values.byteOffset, count);
    return bytesOf(Float32Array.from(halves, floatOf));
  },
};

function floatOf(half: number): number {
  const sign = half >> 15 === 1 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Days from milliseconds: Arrow wants whole days, and the engine keeps nothing else. */
export const millisecondsToDays: Conversion = {
  width: 4,
  convert: (values, count, isValid) => {
    const [from, to] = [longs(values, count), new Int32Array(count)];
    for (let at = 0; at < count; at += 1) {
      if (!isValid(at)) continue;
      const days = (from[at] ?? 0n) / 86_400_000n;
      if (days * 86_400_000n !== from[at] || BigInt.asIntN(32, days) !== days) {
        throw damaged('a date in milliseconds is no whole day, or too far away');
      }
      to[at] = Number(days);
    }
    return bytesOf(to);
  },
};

/**
 * Times of day: the engine keeps them in microseconds, or nanoseconds, and believes whatever it is given.
 * @param width bytes in the file
 * @param factor from the file's unit to the engine's
 * @param day so many of the engine's units
 */
export function timesOfDay(width: 4 | 8, factor: bigint, day: bigint): Conversion {
  return {
    width: 8,
    convert: (values, count, isValid) => {
      const from = width === 4 ? words(values, count) : longs(values, count);
      const to = new BigInt64Array(count);
      for (let at = 0; at < count; at += 1) {
        if (!isValid(at)) continue;
        const time = BigInt(from[at] ?? 0) * factor;
        if (time < 0n || time > day) throw damaged('a time of day is before 00:00 or after 24:00');
        to[at] = time;
      }
      return bytesOf(to);
    },
  };
}

/** Points in time to microseconds. */
export function longsTimes(factor: bigint): Conversion {
  return {
    width: 8,
    convert: (values, count, isValid) => {
      const [from, to] = [longs(values, count), new BigInt64Array(count)];
      for (let at = 0; at < count; at += 1) {
        if (!isValid(at)) continue;
        const value = (from[at] ?? 0n) * factor;
        if (BigInt.asIntN(64, value) !== value) throw damaged('a point in time is too far away to be counted in µs');
        to[at] = value;
      }
      return bytesOf(to);
    },
  };
}

/** Nanoseconds to microseconds, toward zero, as the engine does with those of Parquet. */
export const nanosToMicros: Conversion = {
  width: 8,
  convert: (values, count) => bytesOf(longs(values, count).map((value) => value / 1000n)),
};

/** Decimals are integers of 4 to 32 bytes in Arrow and of 2 to 16 in the engine, the sign in the highest bit of both. */
export function resized(width: number, engineWidth: number): Conversion {
  return {
    width: engineWidth,
    convert: (values, count, isValid) => {
      const target = new Uint8Array(count * engineWidth);
      const kept = Math.min(width, engineWidth);
      for (let at = 0; at < count; at += 1) {
        if (!isValid(at)) continue;
        const from = at * width;
        const sign = (values[from + kept - 1] ?? 0) >= 128 ? 255 : 0;
        for (let byte = kept; byte < width; byte += 1) {
          if (values[from + byte] !== sign) throw damaged('a decimal has more digits than its column');
        }
        for (let byte = 0; byte < kept; byte += 1) target[at * engineWidth + byte] = values[from + byte] ?? 0;
        target.fill(sign, at * engineWidth + kept, (at + 1) * engineWidth);
      }
      return target;
    },
  };
}

/** A UUID is written with its highest byte first; the engine keeps it with the lowest first and the highest bit turned. */
export const uuids: Conversion = {
  width: 16,
  convert: (values, count) => {
    const target = new Uint8Array(count * 16);
    for (let at = 0; at < count * 16; at += 16) {
      for (let byte = 0; byte < 16; byte += 1) target[at + 15 - byte] = values[at + byte] ?? 0;
      target[at + 15] = (target[at + 15] ?? 0) ^ 0x80;
    }
    return target;
  },
};
