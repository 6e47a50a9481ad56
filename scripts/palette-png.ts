import { crc32, deflateSync } from 'node:zlib';

/** Rows of pixels from the top, four bytes each: red, green, blue, opacity (which is left out). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * A PNG with at most 32 colours, a quarter of the size of one with all. Colours of a page are few; of the shades at the
 * edges of letters the most frequent stay, and others become the nearest of these.
 */
export function palettePng({ width, height, bytes }: Pixels): Buffer {
  const colours = new Map<number, number>();
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => colourAt(bytes, at * 4));
  for (const colour of pixels) colours.set(colour, (colours.get(colour) ?? 0) + 1);
  const palette = [...colours]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 32)
    .map(([colour]) => colour);
  const index = new Map(palette.map((colour, at) => [colour, at]));
  for (const colour of colours.keys()) if (!index.has(colour)) index.set(colour, nearest(palette, colour));

  // Each row begins with its filter: none.
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, colour] of pixels.entries()) rows[Math.floor(at / width) + 1 + at] = index.get(colour) ?? 0;
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 3], 8); // bits of an index, and that it is one
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => parts(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function parts(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = parts(colour);
  const distances = palette.map((one) =>
    parts(one).reduce((sum, part, at) => sum + (part - (wanted[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
