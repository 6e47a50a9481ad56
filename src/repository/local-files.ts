import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { DatasetVersion } from '../data/types.ts';
import { MlopsError } from '../support/problem.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import type { Pointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/**
 * Makes one version's content available as local files. What git holds is exported from its objects (never read from
 * the work tree, which may have moved on) into a cache by blob id; pointers are followed into the caches of their
 * tools. Errors: data-not-local, data-missing.
 */
export async function localVersion(
  repository: Repository,
  resolved: ResolvedDataset,
  cacheFolder: string,
): Promise<DatasetVersion> {
  if (resolved.problems.length > 0) throw new MlopsError('fail', resolved.problems);
  const { dataset, digest } = resolved;
  const files = [];
  for (const file of resolved.files) files.push(...(await localFile(repository, file, cacheFolder)));
  return { dataset, digest, files };
}

type LocalFile = DatasetVersion['files'][number];

async function localFile(
  repository: Repository,
  file: ResolvedFile,
  cacheFolder: string,
): Promise<readonly LocalFile[]> {
  const { path, bytes } = file;
  if (file.from.kind === 'disk') return [{ path, bytes, local: join(repository.root, path) }];
  if (file.from.kind === 'git')
    return [{ path, bytes, local: await exportBlob(repository, file.from.oid, path, cacheFolder) }];
  if (file.from.pointer.kind === 'lfs')
    return [{ path, bytes, local: await lfsObject(repository, path, file.from.pointer) }];
  return dvcFiles(repository, path, file.from.pointer);
}

async function exportBlob(repository: Repository, oid: string, path: string, cacheFolder: string): Promise<string> {
  const target = join(cacheFolder, 'blobs', oid.slice(0, 2), `${oid.slice(2)}${extname(path)}`);
  if (await exists(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  try {
    const child = spawn('git', ['cat-file', 'blob', oid], {
      cwd: repository.root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    await pipeline(child.stdout, createWriteStream(temporary));
    if ((await ended) !== 0)
      throw MlopsError.of(repositoryReasons, 'data-missing', `${path}: git has no object ${oid}.`);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return target;
}

type LfsPointer = Extract<Pointer, { kind: 'lfs' }>;
type DvcPointer = Extract<Pointer, { kind: 'dvc' }>;

async function lfsObject(repository: Repository, path: string, { sha256 }: LfsPointer): Promise<string> {
  const gitDir = await repository.git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  const stored = join(gitDir, 'lfs', 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  if (await exists(stored)) return stored;
  const checkedOut = join(repository.root, path);
  if ((await digestOf(checkedOut, 'sha256')) === sha256) return checkedOut;
  throw MlopsError.of(
    repositoryReasons,
    'data-not-local',
    `${path} is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here.`,
    {
      remedy: `git lfs pull --include ${path}`,
    },
  );
}

const dvcDirectory = z.array(z.object({ md5: z.string().regex(/^[0-9a-f]{32}$/), relpath: z.string() }));

async function dvcFiles(repository: Repository, path: string, pointer: DvcPointer): Promise<readonly LocalFile[]> {
  if (!pointer.md5.endsWith('.dir')) {
    return [{ path, bytes: pointer.bytes ?? 0, local: await dvcFile(repository, path, pointer.md5) }];
  }
  const manifest = await dvcCached(repository, pointer.md5);
  if (manifest === undefined) throw dvcNotLocal(path, pointer.md5);
  const entries = dvcDirectory.parse(JSON.parse(await readFile(manifest, 'utf8')));
  return Promise.all(
    entries.map(async ({ md5, relpath }) => {
      const file = `${path}/${relpath}`;
      return { path: file, bytes: 0, local: await dvcFile(repository, file, md5) };
    }),
  );
}

async function dvcFile(repository: Repository, path: string, md5: string): Promise<string> {
  const cached = await dvcCached(repository, md5);
  if (cached !== undefined) return cached;
  const checkedOut = join(repository.root, path);
  if ((await digestOf(checkedOut, 'md5')) === md5) return checkedOut;
  throw dvcNotLocal(path, md5);
}

/** DVC 3 keeps `files/md5/<2>/<rest>`, DVC 2 kept `<2>/<rest>`. */
async function dvcCached(repository: Repository, md5: string): Promise<string | undefined> {
  for (const layout of [join('files', 'md5'), '']) {
    const file = join(repository.root, '.dvc', 'cache', layout, md5.slice(0, 2), md5.slice(2));
    if (await exists(file)) return file;
  }
  return undefined;
}

function dvcNotLocal(path: string, md5: string): MlopsError {
  return MlopsError.of(
    repositoryReasons,
    'data-not-local',
    `${path} is tracked by DVC, and its content (md5 ${md5.slice(0, 12)}…) is not here.`,
    {
      remedy: `dvc pull ${path}`,
    },
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function digestOf(file: string, algorithm: 'sha256' | 'md5'): Promise<string | undefined> {
  if (!(await exists(file))) return undefined;
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
