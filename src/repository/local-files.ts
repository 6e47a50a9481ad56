import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { DatasetVersion } from '../data/types.ts';
import type { Sources } from '../sources/port.ts';
import { type Meter, noMeter } from '../support/amount.ts';
import { compareText } from '../support/canonical.ts';
import { shellCommand } from '../support/escape/index.ts';
import { isMissing, namingFile, temporaryBeside } from '../support/files.ts';
import { MlopsError, type Problem, type StopName, stopOf } from '../support/problem.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import { dvcCached } from './dvc-cache.ts';
import { type KeptFiles, keptFiles, type Note } from './kept-files.ts';
import { damagedContent, lfsContent } from './lfs.ts';
import { fromRemote } from './pointer-remotes.ts';
import type { Pointer } from './pointers.ts';
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

type DvcPointer = Extract<Pointer, { kind: 'dvc' }>;

const dvcDirectory = z.array(
  z.object({
    md5: z.string().regex(/^[0-9a-f]{32}$/),
    relpath: z.string().refine((path) => !isAbsolute(path) && !/(^|[/\\])\.\.([/\\]|$)/.test(path)),
  }),
);

/** From where the tool of a pointer would fetch its content; a text says what was tried. */
type Bring = (path: string, pointer: Pointer) => Promise<{ readonly local: string } | string>;

const canBeBrought = ['data-not-local', 'pointer-content-damaged'];

/** What is at hand, else what is brought; the error for what is neither says what was tried. @throws MlopsError data-not-local, pointer-content-damaged */
async function orBrought(atHand: () => Promise<string>, bring: () => ReturnType<Bring>): Promise<string> {
  try {
    return await atHand();
  } catch (error) {
    const [problem] = error instanceof MlopsError ? error.problems : [];
    if (!(error instanceof MlopsError) || problem === undefined || !canBeBrought.includes(problem.reason)) throw error;
    const brought = await bring();
    if (typeof brought !== 'string') return brought.local;
    throw brought === ''
      ? error
      : new MlopsError(error.ends, [{ ...problem, message: `${problem.message} ${brought}` }]);
  }
}

async function dvcFiles(
  repository: Repository,
  path: string,
  pointer: DvcPointer,
  bring: Bring,
): Promise<readonly LocalFile[]> {
  if (!pointer.md5.endsWith('.dir')) return [await dvcFile(repository, path, pointer.md5, bring)];
  const atHand = async () => {
    const found = await dvcCached(repository.root, pointer.md5);
    if (found === undefined) throw dvcNotLocal(path, pointer.md5);
    if ((await md5Of(found)) !== pointer.md5.replace(/\.dir$/, '')) throw dvcDamaged(path, pointer.md5);
    return found;
  };
  const manifest = await orBrought(atHand, () => bring(path, pointer));
  const files: LocalFile[] = [];
  for (const { md5, relpath } of readManifest(await readFile(manifest, 'utf8'), path)) {
    files.push(await dvcFile(repository, `${path}/${relpath}`, md5, bring));
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

async function dvcFile(repository: Repository, path: string, md5: string, bring: Bring): Promise<LocalFile> {
  const checkedOut = join(repository.root, path);
  const atHand = async () => {
    const cachedFile = await dvcCached(repository.root, md5);
    for (const found of [cachedFile, checkedOut]) {
      if (found !== undefined && (await md5Of(found)) === md5) return found;
    }
    throw cachedFile === undefined ? dvcNotLocal(path, md5) : dvcDamaged(path, md5);
  };
  const local = await orBrought(atHand, () => bring(path, { kind: 'dvc', md5, path, bytes: undefined }));
  return { path, local, bytes: (await stat(local)).size };
}

function dvcDamaged(path: string, md5: string): MlopsError {
  return damagedContent(path, `DVC's cache holds of it is not that of md5 ${md5.slice(0, 12)}…`);
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
