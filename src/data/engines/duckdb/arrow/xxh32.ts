const [prime1, prime2, prime3, prime4, prime5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];

/** xxHash of 32 bits with seed 0, the checksum of LZ4 frames (xxHash specification 0.1.1, "XXH32"). */
export function xxh32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  let at = 0;
  let hash = prime5;
  if (length >= 16) {
    let [a, b, c, d] = [(prime1 + prime2) | 0, prime2, 0, -prime1 | 0];
    for (; at <= length - 16; at += 16) {
      a = round(a, view.getUint32(at, true));
      b = round(b, view.getUint32(at + 4, true));
      c = round(c, view.getUint32(at + 8, true));
      d = round(d, view.getUint32(at + 12, true));
    }
    hash = rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18);
  }
  hash = (hash + length) | 0;
  for (; at <= length - 4; at += 4) {
    hash = Math.imul(rotated((hash + Math.imul(view.getUint32(at, true), prime3)) | 0, 17), prime4);
  }
  for (; at < length; at += 1) {
    hash = Math.imul(rotated((hash + Math.imul(view.getUint8(at), prime5)) | 0, 11), prime1);
  }
  return avalanche(hash);
}

function round(lane: number, word: number): number {
  return Math.imul(rotated((lane + Math.imul(word, prime2)) | 0, 13), prime1);
}

const rotated = (word: number, by: number) => (word << by) | (word >>> (32 - by));

function avalanche(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), prime2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), prime3);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
