import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DatasetVersion } from '../data/types.ts';
import type { Sources } from '../sources/port.ts';
import { type Meter, noMeter } from '../support/amount.ts';
import { namingFile, temporaryBeside } from '../support/files.ts';
import { MlopsError, type Problem, type StopName, stopOf } from '../support/problem.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import { type Bring, dvcFiles, orBrought } from './dvc-content.ts';
import { type KeptFiles, keptFiles, type Note } from './kept-files.ts';
import { lfsContent } from './lfs.ts';
import { fromRemote } from './pointer-remotes.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';
import { bringObjects } from './source-files.ts';

/** Where content from elsewhere is kept on this machine, and who brings it. */
export interface Holding {
  /** Absolute. */
  readonly cache: string;
  readonly sources: Sources;
  /** Told which file of the cache had to be brought again. */
  readonly note?: Note;
}

/**
 * Makes one version's content available as local files. What git holds is exported from its objects (never read from
 * the work tree, which may have moved on) into a cache by blob id; pointers are followed into the caches of their
 * tools; rows of a database stay there. Tells how many of its bytes are there. Errors: data-not-local, data-missing, pointer-content-damaged.
 */
export async function localVersion(
  repository: Repository,
  resolved: ResolvedDataset,
  holding: Holding,
  tell: Meter = noMeter,
): Promise<DatasetVersion> {
  if (resolved.problems.length > 0) throw new MlopsError(resolved.ends ?? endOf(resolved.problems), resolved.problems);
  const { dataset, digest } = resolved;
  if (dataset.database !== undefined) return { dataset, digest, files: [], relation: dataset.database.relation };
  const files = [];
  const of = resolved.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const at = (more: number) => tell({ unit: 'bytes', done: done + more, of, what: 'brought' });
  const brought = await bringObjects(resolved, holding, at);
  const kept = await keptBlobs(resolved, holding);
  for (const file of brought === undefined ? resolved.files : []) {
    files.push(...(await localFile(repository, file, { ...holding, kept }, at)));
    done += file.bytes;
  }
  await kept?.save();
  tell(undefined);
  return { dataset, digest, files: brought ?? files };
}

/** What the cache has of blobs of git; undefined where none of the files is one. */
async function keptBlobs({ files }: ResolvedDataset, { cache, note }: Holding): Promise<KeptFiles | undefined> {
  const [oid] = files.flatMap(({ from }) => (from.kind === 'git' ? [from.oid] : []));
  return oid === undefined ? undefined : keptFiles(cache, oid.length === 64 ? 'git-sha256' : 'git-sha1', note);
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
  holding: Holding & { readonly kept: KeptFiles | undefined },
  onBytes: (done: number) => void,
): Promise<readonly LocalFile[]> {
  const { path, bytes } = file;
  if (file.from.kind === 'disk') return [{ path, bytes, local: join(repository.root, path) }];
  if (file.from.kind === 'source') throw new TypeError(`${path} is brought with the other objects`);
  if (file.from.kind === 'git')
    return [{ path, bytes, local: await exportBlob(repository, file.from.oid, file, holding, onBytes) }];
  const { pointer } = file.from;
  const bring: Bring = (below, of) => fromRemote(repository, below, of, holding, onBytes);
  if (pointer.kind === 'dvc') return dvcFiles(repository, path, pointer, bring);
  const local = await orBrought(
    () => lfsContent(repository.git, path, pointer),
    () => bring(path, pointer),
  );
  return [{ path, bytes, local }];
}

async function exportBlob(
  repository: Repository,
  oid: string,
  { path, bytes }: ResolvedFile,
  { cache, kept }: Holding & { readonly kept: KeptFiles | undefined },
  onBytes: (done: number) => void,
): Promise<string> {
  const target = join(cache, 'blobs', oid.slice(0, 2), `${oid.slice(2)}${extname(path)}`);
  if ((await kept?.has(target, { hex: oid, bytes, path })) === true) return target;
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
    await chmod(temporary, 0o444);
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
