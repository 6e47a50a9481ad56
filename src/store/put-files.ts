import { chmod, lstat, readdir, realpath, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { type FileDigest, makeFolders, sha256File, syncFolder, systemCode, temporaryBeside } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { type Create, discard, endCopy, type OpenCopy, startCopy } from './copy.ts';
import { ignoreMissing, placeOf, requireInside, stored, telling } from './places.ts';
import { storeReasons } from './reasons.ts';

/** So many files wait for the disk together: waiting for each alone costs more than everything else. */
const batchSize = 128;
const atOnce = 8;

/**
 * Puts files into the store: all of a batch are written, then all are made durable, and only then each gets its name.
 * A file that is in the store is there whole, also after a kill or a power cut.
 */
export async function putFiles(root: string, files: readonly string[], create: Create): Promise<readonly FileDigest[]> {
  const put: FileDigest[] = [];
  for (let start = 0; start < files.length; start += batchSize) {
    put.push(...(await putBatch(root, files.slice(start, start + batchSize), create)));
  }
  return put;
}

async function putBatch(root: string, files: readonly string[], create: Create): Promise<readonly FileDigest[]> {
  const found = await each(files, (file) => lookAt(root, resolve(file)));
  const missing = [...new Map(found.flatMap((one) => (one.there ? [] : [[one.place, one] as const]))).values()];
  const folders = [...new Set(missing.map(({ place }) => dirname(place)))];
  await each(folders, (folder) => makePlace(root, folder));
  await place(root, missing, create);
  await each(folders, syncFolder);
  return found.map(({ digest, bytes }) => ({ digest, bytes }));
}

interface Incoming extends FileDigest {
  readonly file: string;
  readonly place: string;
  readonly temporary: string;
  readonly there: boolean;
}

async function lookAt(root: string, file: string): Promise<Incoming> {
  const found = await lstat(file).catch(ignoreMissing);
  const isPlain = found?.isFile() === true || (found?.isSymbolicLink() === true && (await realFile(file)));
  if (!isPlain) throw MlopsError.of(storeReasons, 'store-file-missing', `${file} is not a file that can be stored.`);
  const digest = await sha256File(file);
  const place = placeOf(root, digest.digest);
  return { ...digest, file, place, temporary: temporaryBeside(place), there: await holds(root, place, digest) };
}

async function place(root: string, incoming: readonly Incoming[], create: Create): Promise<void> {
  const open = new Map<Incoming, OpenCopy>();
  const about = ({ file }: Incoming, work: () => Promise<unknown>) => telling(`${root} cannot take ${file}`, work);
  try {
    await each(incoming, (one) => about(one, async () => void open.set(one, await copyOf(one, create))));
    await each([...open], ([one, copy]) => {
      open.delete(one);
      return about(one, () => endCopy(copy));
    });
    await each(incoming, (one) =>
      about(one, async () => {
        await chmod(one.temporary, 0o444);
        await rename(one.temporary, one.place);
      }),
    );
  } finally {
    await Promise.allSettled([...open.values()].map(({ sink }) => sink.close()));
    await each(incoming, ({ temporary }) => discard(temporary));
  }
}

async function copyOf(one: Incoming, create: Create): Promise<OpenCopy> {
  const copy = await startCopy(one, one.temporary, create);
  if (copy.digest === one.digest) return copy;
  await copy.sink.close();
  throw MlopsError.of(storeReasons, 'store-file-changed', `${one.file} changed while it was being stored.`);
}

/** Some at once; the first error in the order of the items, when nothing runs any more. */
async function each<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const limit = pLimit(atOnce);
  const settled = await Promise.allSettled(items.map((item) => limit(() => work(item))));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** Bytes that are there already are read once more: what was damaged in the store is mended by who has the right ones. */
async function holds(root: string, place: string, { digest, bytes }: FileDigest): Promise<boolean> {
  if ((await stored(root, place))?.size !== bytes) return false;
  const there = await telling(`${place} cannot be read`, () => sha256File(place));
  return there.digest === digest;
}

/** Makes a folder of the store, a real one, and sweeps it. */
export async function makePlace(root: string, folder: string): Promise<void> {
  try {
    await telling(`${root} cannot be written`, () => makeFolders(folder));
    await requireInside(root, join(folder, 'any'));
    await sweep(folder);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw MlopsError.of(storeReasons, 'store-unwritable', `${root} cannot be made: the system refuses folders there.`);
  }
}

const dayInMilliseconds = 86_400_000;

/** Removes what killed processes left half-written, where we are about to write anyway. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = name.endsWith('.tmp') ? await lstat(join(folder, name)).catch(ignoreMissing) : undefined;
    if (found !== undefined && found.mtimeMs < Date.now() - dayInMilliseconds) await discard(join(folder, name));
  }
}

async function realFile(file: string): Promise<boolean> {
  const real = await realpath(file).catch(ignoreMissing);
  return real !== undefined && (await lstat(real)).isFile();
}
