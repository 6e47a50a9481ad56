import { crc32, inflateRawSync } from 'node:zlib';

/** A file of an archive; `link`: its bytes are the path that a symbolic link leads to. */
export interface Member {
  readonly path: string;
  readonly bytes: Buffer | string;
  readonly link?: boolean;
  /** The bytes are compressed, and this is how many are said to come out. */
  readonly claims?: number;
}

/** An archive as GitHub keeps artifacts, nothing compressed. */
export function zip(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes, link = false, claims } of members) {
    const [name, data] = [Buffer.from(path), Buffer.from(bytes)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims === undefined ? 0 : 8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(claims ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, data]));
    const tail = Buffer.alloc(14);
    const mode = link ? 0o120777 : path.endsWith('/') ? 0o40755 : 0o100644;
    tail.writeUInt32LE(mode * 0x1_0000, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, tail, name]));
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** The files of an archive by path, from its directory. */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf('PK\u0005\u0006');
  let at = archive.readUInt32LE(end + 16);
  const found = new Map<string, Buffer>();
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const [name = 0, extra = 0, note = 0] = lengths;
    const path = archive.toString('utf8', at + 46, at + 46 + name);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    if (!path.endsWith('/')) found.set(path, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + note;
  }
  return found;
}
