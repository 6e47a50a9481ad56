import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { DatasetVersion } from '../data/types.ts';
import { type Meter, noMeter } from '../support/amount.ts';
import { compareText } from '../support/canonical.ts';
import { shellCommand } from '../support/escape/index.ts';
import { isFileOf, isMissing, namingFile, temporaryBeside } from '../support/files.ts';
import { MlopsError, type Problem, type StopName, stopOf } from '../support/problem.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import { dvcCached } from './dvc-cache.ts';
import { lfsContent } from './lfs.ts';
import type { Pointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/**
 * Makes one version's content available as local files. What git holds is exported from its objects (never read from
 * the work tree, which may have moved on) into a cache by blob id; pointers are followed into the caches of their
 * tools. Tells how many of its bytes are there. Errors: data-not-local, data-missing.
 */
export async function localVersion(
  repository: Repository,
  resolved: ResolvedDataset,
  cacheFolder: string,
  tell: Meter = noMeter,
): Promise<DatasetVersion> {
  if (resolved.problems.length > 0) throw new MlopsError(endOf(resolved.problems), resolved.problems);
  const { dataset, digest } = resolved;
  const files = [];
  const of = resolved.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const at = (more: number) => tell({ unit: 'bytes', done: done + more, of, what: 'brought' });
  for (const file of resolved.files) {
    files.push(...(await localFile(repository, file, cacheFolder, at)));
    done += file.bytes;
  }
  tell(undefined);
  return { dataset, digest, files };
}

/** As the table has it for the first problem. */
function endOf([first]: readonly Problem[]): StopName {
  const known = Object.entries(repositoryReasons).find(([reason]) => reason === first?.reason);
  return known === undefined ? 'fail' : stopOf(known[1].ends);
}

type LocalFile = DatasetVersion['files'][number];

async function localFile(
  repository: Repository,
  file: ResolvedFile,
  cacheFolder: string,
  onBytes: (done: number) => void,
): Promise<readonly LocalFile[]> {
  const { path, bytes } = file;
  if (file.from.kind === 'disk') return [{ path, bytes, local: join(repository.root, path) }];
  if (file.from.kind === 'git')
    return [{ path, bytes, local: await exportBlob(repository, file.from.oid, file, cacheFolder, onBytes) }];
  if (file.from.pointer.kind === 'lfs')
    return [{ path, bytes, local: await lfsContent(repository.git, path, file.from.pointer) }];
  return dvcFiles(repository, path, file.from.pointer);
}

async function exportBlob(
  repository: Repository,
  oid: string,
  { path, bytes }: ResolvedFile,
  cacheFolder: string,
  onBytes: (done: number) => void,
): Promise<string> {
  const target = join(cacheFolder, 'blobs', oid.slice(0, 2), `${oid.slice(2)}${extname(path)}`);
  if (await isFileOf(target, bytes)) return target;
  await mkdir(dirname(target), { recursive: true });
  const temporary = temporaryBeside(target);
  try {
    const child = spawn('git', ['cat-file', 'blob', oid], {
      cwd: repository.root,
      env: repository.git.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    await namingFile(target, () => pipeline(child.stdout, counted(onBytes), createWriteStream(temporary)));
    if ((await ended) !== 0)
      throw MlopsError.of(repositoryReasons, 'data-missing', `${path}: git has no object ${oid}.`);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return target;
}

/** Hands on what it gets, and says how much that was so far. */
function counted(onBytes: (done: number) => void) {
  return async function* (pieces: AsyncIterable<Buffer>) {
    let done = 0;
    for await (const piece of pieces) {
      done += piece.length;
      onBytes(done);
      yield piece;
    }
  };
}

type DvcPointer = Extract<Pointer, { kind: 'dvc' }>;

const dvcDirectory = z.array(
  z.object({
    md5: z.string().regex(/^[0-9a-f]{32}$/),
    relpath: z.string().refine((path) => !isAbsolute(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path)),
  }),
);

async function dvcFiles(repository: Repository, path: string, pointer: DvcPointer): Promise<readonly LocalFile[]> {
  if (!pointer.md5.endsWith('.dir')) return [await dvcFile(repository, path, pointer.md5)];
  const manifest = await dvcCached(repository.root, pointer.md5);
  if (manifest === undefined) throw dvcNotLocal(path, pointer.md5);
  const files: LocalFile[] = [];
  for (const { md5, relpath } of readManifest(await readFile(manifest, 'utf8'), path)) {
    files.push(await dvcFile(repository, `${path}/${relpath}`, md5));
  }
  return files.sort((a, b) => compareText(a.path, b.path));
}

function readManifest(text: string, path: string): z.infer<typeof dvcDirectory> {
  try {
    return dvcDirectory.parse(JSON.parse(text));
  } catch {
    const message = `DVC's list of the files of ${path} is not a list of paths below it, each with its md5.`;
    throw MlopsError.of(repositoryReasons, 'pointer-unreadable', message);
  }
}

async function dvcFile(repository: Repository, path: string, md5: string): Promise<LocalFile> {
  const checkedOut = join(repository.root, path);
  const local = (await dvcCached(repository.root, md5)) ?? ((await md5Of(checkedOut)) === md5 ? checkedOut : undefined);
  if (local === undefined) throw dvcNotLocal(path, md5);
  return { path, local, bytes: (await stat(local)).size };
}

function dvcNotLocal(path: string, md5: string): MlopsError {
  return MlopsError.of(
    repositoryReasons,
    'data-not-local',
    `${path} is tracked by DVC, and its content (md5 ${md5.slice(0, 12)}…) is not here.`,
    {
      remedy: shellCommand(['dvc', 'pull', path]),
    },
  );
}

/** Undefined for what is no file. */
async function md5Of(file: string): Promise<string | undefined> {
  const found = await stat(file).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  if (found?.isFile() !== true) return undefined;
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
