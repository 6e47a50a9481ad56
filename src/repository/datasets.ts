import { glob, lstat, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  type DataFileId,
  type Dataset,
  datasetDigest,
  isPlainPath,
  selectFiles,
  type TreeEntry,
} from '../project/index.ts';
import { compareText } from '../support/canonical.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { readBlobs } from './blobs.ts';
import type { Commit } from './commit.ts';
import type { DigestCache } from './digest-cache.ts';
import { largestPointer, type Pointer, parseDvcPointer, parseLfsPointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/** One version of a dataset as a commit names it: identity without reading the content. */
export interface ResolvedDataset {
  readonly dataset: Dataset;
  readonly digest: string;
  readonly files: readonly ResolvedFile[];
  /** Why there is no version; `files` is then empty and `digest` that of nothing. */
  readonly problems: readonly Problem[];
}

export interface ResolvedFile extends DataFileId {
  readonly bytes: number;
  readonly from:
    | { readonly kind: 'git'; readonly oid: string }
    | { readonly kind: 'pointer'; readonly pointer: Pointer }
    | { readonly kind: 'disk' };
}

/**
 * Finds the files of a dataset: tracked ones by their blob ids, LFS and DVC pointers by the digests they hold, files
 * that git ignores by their content on disk (digest cached).
 */
export async function resolveDataset(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  cache: DigestCache,
): Promise<ResolvedDataset> {
  try {
    const files = await findFiles(repository, commit, dataset, cache);
    if (files.length === 0) return unresolved(dataset, [missing(dataset)]);
    return { dataset, digest: datasetDigest(files), files, problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return unresolved(dataset, error.problems);
  }
}

function unresolved(dataset: Dataset, problems: readonly Problem[]): ResolvedDataset {
  return { dataset, digest: datasetDigest([]), files: [], problems };
}

function missing(dataset: Dataset): Problem {
  return isPlainPath(dataset.source)
    ? {
        reason: 'data-missing',
        message: `${dataset.name}: ${dataset.source} is neither in the commit nor on this machine.`,
      }
    : { reason: 'no-files-match', message: `${dataset.name}: ${dataset.source} matches no file.` };
}

async function findFiles(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  cache: DigestCache,
): Promise<readonly ResolvedFile[]> {
  const { source } = dataset;
  const pointerFile = source.endsWith('.dvc') ? source : `${source.replace(/\/$/, '')}.dvc`;
  const pointerEntry = isPlainPath(source) ? commit.entry(pointerFile) : undefined;
  if (pointerEntry !== undefined) return [await fromDvc(repository, pointerEntry)];
  const tracked = selectFiles(commit.tree, [source]).filter((entry) => !entry.path.endsWith('.gitignore'));
  if (tracked.length > 0) return fromGit(repository, commit, dataset, tracked);
  return fromDisk(repository, dataset, cache);
}

async function fromDvc(repository: Repository, entry: TreeEntry): Promise<ResolvedFile> {
  const blob = (await readBlobs(repository.git, [entry.oid])).get(entry.oid);
  const pointer = parseDvcPointer(blob?.toString('utf8') ?? '', entry.path);
  if (pointer.kind !== 'dvc') throw new TypeError('parseDvcPointer gives DVC pointers');
  return {
    path: pointer.path,
    id: `md5:${pointer.md5}`,
    bytes: pointer.bytes ?? 0,
    from: { kind: 'pointer', pointer },
  };
}

async function fromGit(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  tracked: readonly TreeEntry[],
): Promise<readonly ResolvedFile[]> {
  const outside = tracked.find((entry) => entry.mode === '120000' || entry.mode === '160000');
  if (outside !== undefined) {
    const what = outside.mode === '120000' ? 'a symbolic link' : 'a submodule';
    throw MlopsError.of(
      repositoryReasons,
      'path-outside',
      `${dataset.name}: ${outside.path} is ${what}; data must be files of this repository.`,
    );
  }
  const small = tracked.filter((entry) => commit.size(entry.path) <= largestPointer);
  const blobs = await readBlobs(
    repository.git,
    small.map((entry) => entry.oid),
  );
  return tracked.map(({ path, oid }) => {
    const pointer = parseLfsPointer(blobs.get(oid)?.toString('utf8') ?? '');
    if (pointer?.kind === 'lfs')
      return { path, id: `lfs:${pointer.sha256}`, bytes: pointer.bytes, from: { kind: 'pointer', pointer } };
    return { path, id: `git:${oid}`, bytes: commit.size(path), from: { kind: 'git', oid } };
  });
}

async function fromDisk(
  repository: Repository,
  dataset: Dataset,
  cache: DigestCache,
): Promise<readonly ResolvedFile[]> {
  const paths = await diskPaths(repository.root, dataset.source);
  const files: ResolvedFile[] = [];
  for (const path of paths) {
    const local = await realpath(join(repository.root, path));
    const root = await realpath(repository.root);
    if (!local.startsWith(root + sep)) {
      throw MlopsError.of(
        repositoryReasons,
        'path-outside',
        `${dataset.name}: ${path} leads to ${local}, outside of the repository.`,
      );
    }
    const { sha256, bytes } = await cache.digest(local);
    files.push({ path, id: `sha256:${sha256}`, bytes, from: { kind: 'disk' } });
  }
  return files;
}

async function diskPaths(root: string, source: string): Promise<readonly string[]> {
  const pattern = isPlainPath(source) ? await plainPattern(root, source) : source;
  if (pattern === undefined) return [];
  const found: string[] = [];
  for await (const path of glob(pattern, { cwd: root })) {
    const posix = path.split(sep).join('/');
    if (posix.startsWith('.git/') || posix.startsWith('.mlops/')) continue;
    const kind = await stat(join(root, path)).catch(() => undefined); // a dangling link is no file
    if (kind?.isFile() === true) found.push(posix);
  }
  return found.sort(compareText);
}

async function plainPattern(root: string, source: string): Promise<string | undefined> {
  const found = await lstat(join(root, source)).catch(() => undefined); // absent: the caller says so
  if (found === undefined) return undefined;
  const target = await stat(join(root, source)).catch(() => undefined); // a dangling link counts as absent
  return target?.isDirectory() === true ? `${source.replace(/\/$/, '')}/**` : source;
}

/** A path of a file in the repository as git writes it. */
export function repositoryPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
