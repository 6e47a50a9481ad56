import type { FileHandle } from 'node:fs/promises';

/** A member as the directory at the end of an archive describes it. */
export interface ZipMember {
  readonly name: string;
  /** `other`: a link, a device, something encrypted, or packed in a way that no artifact is. */
  readonly kind: 'stored' | 'deflated' | 'folder' | 'other';
  readonly crc: number;
  /** In bytes, in the archive and outside of it. */
  readonly packed: number;
  readonly bytes: number;
  /** Of the header before the content. */
  readonly offset: number;
}

const longestTail = 22 + 65_535;
/** Bytes of a directory: room for hundreds of thousands of members. */
const largestDirectory = 1 << 26;

/**
 * Reads the directory of a zip archive, also of one beyond 4 GiB (APPNOTE.TXT 4.3.12 to 4.3.16 of PKWARE). Everything in
 * it is what whoever packed it says.
 * @throws RangeError for what is no archive
 */
export async function readZipDirectory(archive: FileHandle): Promise<readonly ZipMember[]> {
  const { size } = await archive.stat();
  const tail = await read(archive, Math.max(0, size - longestTail), Math.min(size, longestTail));
  const at = tail.lastIndexOf('PK\u0005\u0006');
  if (at < 0) throw new RangeError('it has no directory at its end');
  const { count, length, start } = await bounds(archive, tail, at);
  if (length > largestDirectory) throw new RangeError(`its directory has ${length} bytes`);
  return members(await read(archive, start, length), count);
}

async function bounds(archive: FileHandle, tail: Buffer, at: number) {
  const short = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16),
  };
  const isLong = at >= 20 && tail.toString('latin1', at - 20, at - 16) === 'PK\u0006\u0007';
  if (!isLong) return short;
  const long = await read(archive, exact(tail.readBigUInt64LE(at - 12)), 56);
  return {
    count: exact(long.readBigUInt64LE(32)),
    length: exact(long.readBigUInt64LE(40)),
    start: exact(long.readBigUInt64LE(48)),
  };
}

function members(directory: Buffer, count: number): readonly ZipMember[] {
  const found: ZipMember[] = [];
  let at = 0;
  for (let left = count; left > 0; left--) {
    if (directory.toString('latin1', at, at + 4) !== 'PK\u0001\u0002') throw new RangeError('its directory is damaged');
    const [name, extra, note] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const end = at + 46 + (name ?? 0);
    found.push(member(directory, at, end, directory.subarray(end, end + (extra ?? 0))));
    at = end + (extra ?? 0) + (note ?? 0);
  }
  return found;
}

function member(directory: Buffer, at: number, end: number, extra: Buffer): ZipMember {
  const bytes = directory.subarray(at + 46, end);
  const name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const values = [24, 20, 42].map((place) => directory.readUInt32LE(at + place));
  const [plain = 0, packed = 0, offset = 0] = withLong(values, extra);
  const crc = directory.readUInt32LE(at + 16);
  return { name, kind: kindOf(directory, at, name), crc, packed, bytes: plain, offset };
}

/** What has no room in 32 bits stands in an extra field, in this order, and only that. */
function withLong(values: readonly number[], extra: Buffer): readonly number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return values.map((value) => {
    if (value !== 0xffff_ffff) return value;
    at += 8;
    return exact(extra.readBigUInt64LE(at - 8));
  });
}

function kindOf(directory: Buffer, at: number, name: string): ZipMember['kind'] {
  const [madeBy, flags, method] = [directory[at + 5], directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
  // The type of a file as Unix has it, where a Unix made the archive: 8 is a regular file, 4 a folder, 0 not said.
  const type = madeBy === 3 ? directory.readUInt32LE(at + 38) >>> 28 : 0;
  if ((flags & 1) !== 0) return 'other';
  if (name.endsWith('/')) return type === 0 || type === 4 ? 'folder' : 'other';
  if (type !== 0 && type !== 8) return 'other';
  return method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other';
}

/** @throws RangeError where the archive ends before */
export async function read(archive: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, start);
  if (bytesRead < length) throw new RangeError('it ends too early');
  return buffer;
}

function exact(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('it names a place that cannot be');
  return Number(value);
}
