import { gunzip } from 'node:zlib';

/** A regular file of a package. */
export interface PackedFile {
  /** Below the package's folder, with `/`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Bytes unpacked, and files: several times of what DuckDB's largest packages have. */
const limits = { bytes: 512 * 2 ** 20, files: 5000 } as const;
const block = 512;

export class BadArchive extends Error {}

/**
 * The files of an npm tarball. All of it is read before anything is written, and nothing but regular files and folders
 * below `package/` is accepted: no links, no `..`, no absolute paths, no extended headers, no file twice.
 * @throws BadArchive with what is wrong
 */
export async function readPackage(tarball: Buffer, byteLimit: number = limits.bytes): Promise<readonly PackedFile[]> {
  const tar = await unzipped(tarball, byteLimit);
  const files = new Map<string, PackedFile>();
  let at = 0;
  while (!isZero(blockAt(tar, at))) {
    const { path, size, isFolder } = readHeader(blockAt(tar, at));
    at += block;
    if (at + size > tar.length) throw new BadArchive(`it is cut off in ${path}`);
    const key = path.toLowerCase(); // one name on macOS and Windows
    if (!isFolder && files.has(key)) throw new BadArchive(`${path} is in it twice`);
    if (!isFolder) files.set(key, { path, bytes: tar.subarray(at, at + size) });
    if (files.size > limits.files) throw new BadArchive(`it has more than ${limits.files} files`);
    at += Math.ceil(size / block) * block;
  }
  if (!isZero(tar.subarray(at))) throw new BadArchive('it goes on after its end');
  return [...files.values()];
}

function unzipped(tarball: Buffer, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(tarball, { maxOutputLength: limit }, (error, tar) => {
      if (error === null) resolve(tar);
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        reject(new BadArchive(`it has more than ${limit} bytes when it is unpacked`));
      else reject(new BadArchive(`it cannot be unzipped: ${error.message}`));
    });
  });
}

interface Header {
  readonly path: string;
  readonly size: number;
  readonly isFolder: boolean;
}

/** Fields of the ustar format (POSIX.1-1988): name 0–99, size 124–135, checksum 148–155, type 156, prefix 345–499. */
function readHeader(header: Buffer): Header {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (octal(header.subarray(148, 156)) !== sum) throw new BadArchive('a header is damaged');
  const isUstar = header.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  const name = prefix === '' ? text(header.subarray(0, 100)) : `${prefix}/${text(header.subarray(0, 100))}`;
  const type = header.toString('latin1', 156, 157);
  const isFolder = type === '5';
  if (!isFolder && type !== '0' && type !== '\0') {
    throw new BadArchive(`${JSON.stringify(name)} is neither a file nor a folder (type ${JSON.stringify(type)})`);
  }
  const size = octal(header.subarray(124, 136));
  if (size === undefined || (isFolder && size !== 0)) throw new BadArchive(`${JSON.stringify(name)} has no size`);
  return { path: pathOf(name, isFolder), size, isFolder };
}

/** The path below `package/`, of parts that are a name and nothing else on every system. */
function pathOf(name: string, isFolder: boolean): string {
  const [top, ...parts] = (isFolder ? name.replace(/\/$/, '') : name).split('/');
  const plain = parts.every((part) => /^[\w@+.-]+$/.test(part) && !/^\.+$|\.$/.test(part));
  if (top !== 'package' || !plain || (parts.length === 0 && !isFolder)) {
    throw new BadArchive(`${JSON.stringify(name)} is no plain path below package/`);
  }
  return parts.join('/');
}

function octal(field: Buffer): number | undefined {
  const digits = /^ *([0-7]+)[ \0]*$/.exec(field.toString('latin1'))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

function blockAt(tar: Buffer, at: number): Buffer {
  if (at + block > tar.length) throw new BadArchive('it is cut off');
  return tar.subarray(at, at + block);
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
