import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Size of a file in bytes and its digest as `sha256:<hex>`. */
export interface FileDigest {
  readonly digest: string;
  readonly bytes: number;
}

/** Digest of a file of any size in flat memory. */
export async function sha256File(file: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(bufferFor(size));
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return { digest: `sha256:${hash.digest('hex')}`, bytes };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Bytes to read at once: a large buffer for each of many small files costs more than the reading. */
export function bufferFor(size: number): number {
  return Math.min(1 << 20, Math.max(1 << 12, size + 1));
}

/** A name beside `file` that nobody else uses: the same file system, so that a rename is atomic. */
export function temporaryBeside(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Writes a whole file or nothing: readers see the old content or the new one, also after a kill or a power cut.
 * Folders on the way are made.
 * @param mode of the file from its first moment, less the umask
 */
export function writeAtomic(file: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  return namingFile(file, () => replaceFile(file, content, mode));
}

async function replaceFile(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = temporaryBeside(file);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Does work on a file. A disk that is full is told by the system without a path: then this file is named. */
export async function namingFile<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && systemCode(error) !== undefined && !('path' in error)) {
      Object.assign(error, { path: file, message: `${error.message} '${file}'` });
    }
    throw error;
  }
}

/** Makes a rename durable. Some file systems refuse to open a folder; then there is nothing to be done. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * Where `path` (relative to `root`, or absolute) really is, with every symbolic link followed, or undefined where
 * that is outside of `root`. The end of the path need not exist; what does not exist cannot be a link.
 */
export async function insideOf(root: string, path: string): Promise<string | undefined> {
  if (path.includes('\0')) return undefined;
  const realRoot = await realpath(root);
  const real = await realOfExisting(resolve(realRoot, path));
  if (real === undefined) return undefined;
  return real === realRoot || isBelow(realRoot, real) ? real : undefined;
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Undefined for a link that leads nowhere: where it will lead is not ours to say. */
async function realOfExisting(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (!isMissing(error) || parent === path) throw error;
    if (await isLink(path)) return undefined;
    const realParent = await realOfExisting(parent);
    return realParent === undefined ? undefined : join(realParent, basename(path));
  }
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}

export type BoundedRead =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-large'; readonly limit: number };

/** Reads a file of at most `limit` bytes; never more than that is held in memory, however large the file says it is. */
export async function readBounded(file: string, limit: number): Promise<BoundedRead> {
  const handle = await open(file, 'r');
  try {
    const chunks: Buffer[] = [];
    let total = 0;
    while (total <= limit) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(1 << 20, limit + 1 - total)));
      if (bytesRead === 0) return { kind: 'read', bytes: Buffer.concat(chunks) };
      chunks.push(buffer.subarray(0, bytesRead));
      total += bytesRead;
    }
    return { kind: 'too-large', limit };
  } finally {
    await handle.close();
  }
}

/** The code of a system error such as `ENOENT`, or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a path leads to a file with so many bytes: half of one, left by a crash or a full disk, is none. */
export function isFileOf(path: string, bytes: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size === bytes,
    () => false,
  );
}

export function isMissing(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * `mkdir -p`. The one of the runtime tries for ever where a system says of a folder below an existing one that it cannot
 * be found (`/proc`); this one throws that error.
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST' && (await isFolder(path))) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw error;
    if (!(await isFolder(parent))) await makeFolders(parent);
    // Where the parent is there by now, somebody else may have made it meanwhile: the second answer counts.
    await mkdir(path).catch(async (again: unknown) => {
      if (systemCode(again) !== 'EEXIST' || !(await isFolder(path))) throw again;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
