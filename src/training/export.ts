import { closeSync, fchmodSync, openSync, writeFileSync } from 'node:fs';
import { chmod, constants, copyFile, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LfsPointer, largestPointer, parseLfsPointer } from '../repository/index.ts';
import { systemCode } from '../support/files.ts';
import { type Git, GitError } from '../support/git.ts';
import { type BlobSink, memorySink, streamBlobs } from '../support/git-blobs.ts';
import { explained, refuse } from './fail.ts';
import { restorePointer } from './lfs.ts';
import { safePath, staysInside } from './paths.ts';
import type { DataInput, SourceFile } from './types.ts';

export interface ExportRequest {
  readonly commit: string;
  /** Code and parameter files, entries of the commit's tree. */
  readonly code: readonly SourceFile[];
  readonly data: readonly DataInput[];
  /** An empty folder that stands for the repository's root. */
  readonly work: string;
  readonly signal: AbortSignal;
}

/**
 * Fills a folder with the declared inputs and nothing else: files from git objects (never from the work tree), with
 * their modes; symbolic links that stay inside; the content of Git LFS pointers from the local LFS folder; data files
 * at their paths below the root.
 *
 * Data files are copied (as clones that share blocks, where the file system can), never hard-linked: with a hard link a
 * command could change the user's own file, and read-only modes would be set on both names.
 *
 * Errors (MlopsError): `submodule-not-supported`, `symlink-outside`, `path-refused`, `data-not-local`,
 * `pointer-unreadable`,
 * `input-missing`, `input-changed`, `no-space-left`. Submodules are refused where they are declared: what they hold is
 * not in the commit, so a fingerprint of it would be a promise that nobody keeps.
 */
export async function exportInputs(git: Git, request: ExportRequest): Promise<void> {
  try {
    const code = [...new Map(request.code.map((entry) => [entry.path, entry])).values()];
    const files = code.filter((entry) => entry.mode.startsWith('100'));
    const links = code.filter((entry) => entry.mode === '120000');
    for (const entry of code) refuseOthers(entry);
    await makeFolders(request.work, [...code, ...request.data.flatMap((input) => input.files)]);
    await writeFiles(git, files, request);
    for (const input of request.data) await placeData(input, request);
    await writeLinks(git, links, request);
  } catch (error) {
    throw explained(error);
  }
}

function refuseOthers(entry: SourceFile): void {
  safePath(entry.path);
  if (entry.mode === '160000') throw refuse('submodule-not-supported', `${entry.path} is a submodule`);
  if (entry.mode !== '120000' && !entry.mode.startsWith('100')) {
    throw refuse('path-refused', `${entry.path} has the mode ${entry.mode}, which is neither a file nor a link`);
  }
}

async function makeFolders(work: string, entries: readonly { readonly path: string }[]): Promise<void> {
  const folders = new Set(entries.map((entry) => dirname(safePath(entry.path))));
  for (const folder of folders) await mkdir(join(work, folder), { recursive: true });
}

/** Blobs up to this many bytes are written in one go, which is many times faster for trees of small files. */
const inMemory = 1 << 20;

/** Modes are those of git; only after a small blob was read it is known whether it is an LFS pointer. */
async function writeFiles(git: Git, files: readonly SourceFile[], request: ExportRequest): Promise<void> {
  const pointers: { readonly entry: SourceFile; readonly pointer: LfsPointer }[] = [];
  const sink = (entry: SourceFile, bytes: number): BlobSink | Promise<BlobSink> => {
    const target = join(request.work, entry.path);
    const mode = entry.mode === '100755' ? 0o755 : 0o644;
    if (bytes > inMemory) return fileSink(target, mode);
    return memorySink((content) => {
      const pointer =
        content.length <= largestPointer ? parseLfsPointer(content.toString('utf8'), entry.path) : undefined;
      if (pointer === undefined) writeWhole(target, content, mode);
      else pointers.push({ entry, pointer });
    });
  };
  await readBlobs(git, files, sink, request.signal);
  for (const { entry, pointer } of pointers) {
    const target = join(request.work, entry.path);
    await restorePointer(git, entry.path, pointer, target);
    await chmod(target, entry.mode === '100755' ? 0o755 : 0o644);
  }
}

/** Every blob has to be there: what a commit names and the clone lacks cannot be trained on. */
async function readBlobs(
  git: Git,
  entries: readonly SourceFile[],
  sink: (entry: SourceFile, bytes: number) => BlobSink | Promise<BlobSink>,
  signal: AbortSignal,
): Promise<void> {
  const oids = entries.map(({ oid }) => oid);
  const open = (index: number, bytes: number | undefined) => {
    const entry = at(entries, index);
    if (bytes === undefined) throw refuse('input-missing', `${entry.path}: git has no blob ${entry.oid}`);
    return sink(entry, bytes);
  };
  try {
    await streamBlobs(git, oids, open, signal);
  } catch (error) {
    throw error instanceof GitError ? refuse('input-missing', `the commit cannot be read: ${error.message}`) : error;
  }
}

/** Synchronous, since the way through the thread pool costs more than the writing. The umask does not count. */
function writeWhole(path: string, content: Buffer, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, content);
    fchmodSync(file, mode);
  } finally {
    closeSync(file);
  }
}

async function fileSink(path: string, mode: number): Promise<BlobSink> {
  const file = await open(path, 'wx', mode);
  return {
    write: async (chunk) => {
      await file.writeFile(chunk);
    },
    end: async () => {
      await file.chmod(mode);
      await file.close();
    },
  };
}

async function writeLinks(git: Git, links: readonly SourceFile[], request: ExportRequest): Promise<void> {
  const targets: { readonly entry: SourceFile; readonly target: string }[] = [];
  const sink = (entry: SourceFile) =>
    memorySink((content) => targets.push({ entry, target: content.toString('utf8') }));
  await readBlobs(git, links, sink, request.signal);
  for (const { entry, target } of targets) {
    if (!staysInside(entry.path, target)) {
      throw refuse('symlink-outside', `${entry.path} is a link to ${JSON.stringify(target)}`);
    }
    await link(target, entry.path, request.work);
  }
}

async function link(target: string, path: string, work: string): Promise<void> {
  try {
    await symlink(target, join(work, path));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    throw refuse('path-refused', `${path} is a link in the commit, and another input lies at or below that path`);
  }
}

async function placeData(input: DataInput, request: ExportRequest): Promise<void> {
  for (const file of input.files) {
    request.signal.throwIfAborted();
    await copyChecked(file, join(request.work, safePath(file.path)), input.dataset);
  }
}

async function copyChecked(file: DataInput['files'][number], target: string, dataset: string): Promise<void> {
  try {
    // Code and data may declare the same file, and two roles the same dataset: the data on this machine wins.
    await copyFile(file.local, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw refuse('input-missing', `${file.path} of the dataset ${dataset} is not on this machine`);
  }
  await chmod(target, 0o644);
  const handle = await open(target, 'r');
  const { size } = await handle.stat().finally(() => handle.close());
  if (size !== file.bytes) {
    throw refuse('input-changed', `${file.path} of the dataset ${dataset} has ${size} bytes instead of ${file.bytes}`);
  }
}

function at(entries: readonly SourceFile[], index: number): SourceFile {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError(`no entry ${index}`);
  return entry;
}
