import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { chmod, link, lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type FileDigest,
  isMissing,
  makeFolders,
  sha256File,
  syncFolder,
  systemCode,
  temporaryBeside,
} from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import type { Store } from './port.ts';
import { storeReasons } from './reasons.ts';

/** Where a copy is written to: a file handle, or what a test puts in its place. */
export interface Sink {
  write(chunk: Uint8Array): Promise<unknown>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FolderStoreOptions {
  /** Opens a new file for writing. */
  readonly create?: (file: string) => Promise<Sink>;
}

/**
 * A folder of files named by their content, `<2>/<rest>` of the SHA-256 in hex. Files appear whole or not at all, are
 * read-only, and are checked whenever they are read.
 */
export function openFolderStore(folder: string, options: FolderStoreOptions = {}): Store {
  const root = resolve(folder);
  const create = options.create ?? createFile;
  return {
    put: (file) => put(root, resolve(file), create),
    has: async (digest) => (await stored(root, placeOf(root, digest))) !== undefined,
    get: (digest, target) => get(root, digest, resolve(target), create),
    describe: () => `folder ${folder}`,
  };
}

async function put(root: string, file: string, create: Create): Promise<FileDigest> {
  const found = await lstat(file).catch(ignoreMissing);
  const isPlain = found?.isFile() === true || (found?.isSymbolicLink() === true && (await realFile(file)));
  if (!isPlain) throw MlopsError.of(storeReasons, 'store-file-missing', `${file} is not a file that can be stored.`);
  const before = await sha256File(file);
  const place = placeOf(root, before.digest);
  if (await holds(root, place, before)) return before;
  const temporary = temporaryBeside(place);
  await telling(`${root} cannot take ${file}`, async () => {
    await makePlace(root, dirname(place));
    await requireInside(root, place);
    await sweep(dirname(place));
    const copied = await copy(file, temporary, create);
    if (copied.digest !== before.digest) throw changed(file);
    await chmod(temporary, 0o444);
    await rename(temporary, place);
    await syncFolder(dirname(place));
  }).finally(() => discard(temporary));
  return before;
}

/** Bytes that are there already are read once more: what was damaged in the store is mended by who has the right ones. */
async function holds(root: string, place: string, { digest, bytes }: FileDigest): Promise<boolean> {
  if ((await stored(root, place))?.size !== bytes) return false;
  const there = await telling(`${place} cannot be read`, () => sha256File(place));
  return there.digest === digest;
}

async function makePlace(root: string, folder: string): Promise<void> {
  try {
    await makeFolders(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw MlopsError.of(storeReasons, 'store-unwritable', `${root} cannot be made: the system refuses folders there.`);
  }
}

/** What was half-written and is not to stay; the reason why it is half-written is what the caller must hear. */
async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true }).catch(() => undefined);
}

const dayInMilliseconds = 86_400_000;

/** Removes what killed processes left half-written, where we are about to write anyway. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = name.endsWith('.tmp') ? await lstat(join(folder, name)).catch(ignoreMissing) : undefined;
    if (found !== undefined && found.mtimeMs < Date.now() - dayInMilliseconds) await discard(join(folder, name));
  }
}

function changed(file: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-file-changed', `${file} changed while it was being stored.`);
}

async function realFile(file: string): Promise<boolean> {
  const real = await realpath(file).catch(ignoreMissing);
  return real !== undefined && (await lstat(real)).isFile();
}

async function get(root: string, digest: string, target: string, create: Create): Promise<void> {
  const place = placeOf(root, digest);
  if ((await stored(root, place)) === undefined) {
    throw MlopsError.of(storeReasons, 'store-missing', `The store ${root} does not hold ${digest}.`);
  }
  if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw targetExists(target);
  const temporary = temporaryBeside(target);
  await telling(`${target} cannot be written`, async () => {
    await mkdir(dirname(target), { recursive: true });
    const copied = await copy(place, temporary, create);
    if (copied.digest !== digest) {
      throw MlopsError.of(storeReasons, 'store-corrupt', `${place} holds ${copied.digest}, not ${digest}.`);
    }
    await placeNew(temporary, target);
  }).finally(() => discard(temporary));
}

/** A link fails where the target exists; a rename would overwrite what appeared there meanwhile. */
async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') throw targetExists(target);
    // File systems without hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    if ((await lstat(target).catch(ignoreMissing)) !== undefined) throw targetExists(target);
    await rename(temporary, target);
  }
}

function targetExists(target: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-target-exists', `${target} exists already and is not overwritten.`);
}

type Create = (file: string) => Promise<Sink>;

const createFile: Create = (file) => open(file, 'wx', 0o644);

/** Copies in flat memory and says what was copied. */
async function copy(from: string, to: string, create: Create): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const sink = await create(to);
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      await writeAll(sink, chunk);
    }
    await sink.sync();
  } finally {
    await sink.close();
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}

/** A file handle may take less than it was given. */
async function writeAll(sink: Sink, chunk: Buffer): Promise<void> {
  let rest = chunk;
  while (rest.length > 0) {
    const result = await sink.write(rest);
    const written = typeof result === 'object' && result !== null && 'bytesWritten' in result ? result.bytesWritten : 0;
    if (typeof written !== 'number' || written <= 0) throw new Error('nothing was written');
    rest = rest.subarray(written);
  }
}

function placeOf(root: string, digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) {
    throw MlopsError.of(storeReasons, 'store-bad-digest', `${JSON.stringify(digest)} is not sha256:<64 hex digits>.`);
  }
  return join(root, hex.slice(0, 2), hex.slice(2));
}

/** What is at the place of a digest, if it is a plain file that really lies in the store. */
async function stored(root: string, place: string): Promise<Stats | undefined> {
  const found = await telling(`${root} cannot be read`, () => lstat(place).catch(ignoreMissing));
  if (found === undefined) return undefined;
  if (!found.isFile()) throw unsafe(place, 'is not a plain file');
  await requireInside(root, place);
  return found;
}

async function requireInside(root: string, place: string): Promise<void> {
  const expected = join(await realpath(root), basename(dirname(place)));
  if ((await realpath(dirname(place))) !== expected) throw unsafe(dirname(place), 'is a link to another place');
}

function unsafe(path: string, what: string): MlopsError {
  return MlopsError.of(storeReasons, 'store-unsafe', `${path} in the store ${what}.`);
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/** Says in the store's words what the system refuses. */
async function telling<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    const sentence = `${what}: ${error instanceof Error ? error.message : String(error)}.`;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw MlopsError.of(storeReasons, 'store-full', sentence);
    if (code !== undefined && refused.has(code)) throw MlopsError.of(storeReasons, 'store-unwritable', sentence);
    throw error;
  }
}

const refused: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EEXIST',
  'ENOTDIR',
  'EISDIR',
  'EIO',
  'ELOOP',
  'ENAMETOOLONG',
]);
