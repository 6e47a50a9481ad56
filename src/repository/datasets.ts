import { extname, join } from 'node:path';
import {
  type DataFileId,
  type Dataset,
  datasetDigest,
  isPlainPath,
  pinOf,
  selectFiles,
  type TreeEntry,
  viewDigest,
} from '../project/index.ts';
import type { SourceObject, Sources } from '../sources/port.ts';
import { compareText } from '../support/canonical.ts';
import { shellCommand } from '../support/escape/index.ts';
import { MlopsError, type Problem, type StopName } from '../support/problem.ts';
import { isAddress } from '../support/source-address.ts';
import { blobSizes, readBlobs } from './blobs.ts';
import type { Commit } from './commit.ts';
import type { DigestCache } from './digest-cache.ts';
import { behindLocks, behindPointers } from './dvc-pointers.ts';
import { ignoredFiles } from './ignored-files.ts';
import { type DvcPointer, mayBePointer, type Pointer, parseLfsPointer } from './pointers.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';
import { behindAddress } from './source-files.ts';

/** One version of a dataset as a commit names it: identity without reading the content. */
export interface ResolvedDataset {
  readonly dataset: Dataset;
  readonly digest: string;
  readonly files: readonly ResolvedFile[];
  /** Its files, or those it keeps rows of, are what this build has made; `files` is then empty. */
  readonly built?: { readonly dataset: string; readonly fingerprint: string };
  /** Why there is no version; `files` is then empty and `digest` that of nothing. */
  readonly problems: readonly Problem[];
  /** How the first of them ends what needs the dataset. */
  readonly ends?: StopName;
}

export interface ResolvedFile extends DataFileId {
  readonly bytes: number;
  readonly from:
    | { readonly kind: 'git'; readonly oid: string }
    | { readonly kind: 'pointer'; readonly pointer: Pointer }
    | { readonly kind: 'disk' }
    | { readonly kind: 'source'; readonly object: SourceObject };
}

/**
 * Finds the files of a dataset: tracked ones by their blob ids, LFS and DVC pointers by the digests they hold, files in a
 * folder behind a DVC pointer by its list, files that a stage of DVC left by its `dvc.lock`, others
 * that git ignores by their content on disk (digest cached), objects behind an address as their store vouches for them,
 * rows of a database by the lock file. A view has the files that it keeps rows of, and a digest of them and of what it keeps.
 */
export async function resolveDataset(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  cache: DigestCache,
  sources: Sources,
): Promise<ResolvedDataset> {
  const found = await resolveSource(repository, commit, dataset, cache, sources);
  const { view, format } = dataset;
  if (view === undefined || found.problems.length > 0) return found;
  return { ...found, digest: viewDigest(found.digest, view, format) };
}

/** The dataset, or of a view the files that it keeps rows of. */
async function resolveSource(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  cache: DigestCache,
  sources: Sources,
): Promise<ResolvedDataset> {
  try {
    if (dataset.build !== undefined || dataset.view?.built === true) {
      // What lies at its source somebody's command has left there once, from inputs that nobody knows.
      throw new TypeError(`${dataset.name} is made by a command, and is not looked for in a commit`);
    }
    if (dataset.database !== undefined) return lockedTable(dataset);
    if (isAddress(dataset.source)) return await behindAddress(dataset, sources);
    const files = await findFiles(repository, commit, dataset, cache, sources);
    if (files.length === 0) return unresolved(dataset, [missing(dataset)]);
    return { dataset, digest: datasetDigest(files), files, problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    return unresolved(dataset, error.problems, error.ends);
  }
}

/** Nobody tells cheaply whether a table has changed, so the lock file says which version is meant. */
function lockedTable(dataset: Dataset): ResolvedDataset {
  const { name, view } = dataset;
  const locked = pinOf(dataset);
  if (locked !== undefined) return { dataset, digest: locked.digest.replace('sha256:', ''), files: [], problems: [] };
  throw MlopsError.of(
    repositoryReasons,
    'data-not-locked',
    `${name}: the lock file does not say which version of these rows is meant.`,
    {
      remedy: `Run ${shellCommand(['mlops', 'lock', view?.root ?? name])} where the database can be asked, and commit the lock file.`,
    },
  );
}

function unresolved(dataset: Dataset, problems: readonly Problem[], ends?: StopName): ResolvedDataset {
  return { dataset, digest: datasetDigest([]), files: [], problems, ...(ends && { ends }) };
}

function missing(dataset: Dataset): Problem {
  return isPlainPath(dataset.source)
    ? {
        reason: 'data-missing',
        message: `${dataset.name}: ${dataset.source} is neither in the commit nor on this machine.`,
      }
    : { reason: 'no-files-match', message: `${dataset.name}: ${dataset.source} matches no file.` };
}

function notListed({ name, source }: Dataset, folders: readonly string[]): MlopsError {
  const sentence = `${name}: the list of files that DVC keeps of ${folders.join(' and of ')} has no ${source} in this commit.`;
  return MlopsError.of(repositoryReasons, 'data-missing', sentence);
}

/** Git's own files in a folder of data are no data. */
const gitFiles = /(^|\/)\.git(ignore|attributes|keep)$/;

async function findFiles(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  cache: DigestCache,
  sources: Sources,
): Promise<readonly ResolvedFile[]> {
  const { source } = dataset;
  const tracked = selectFiles(commit.tree, [source]).filter(
    ({ path }) => !gitFiles.test(path) && !path.endsWith('.dvc'),
  );
  const places = { repository, commit, sources, cache: cache.folder };
  const files = await fromGit(repository, dataset, tracked);
  const kept = await behindPointers(source, places);
  files.push(...kept.pointers.map(pointedFile));
  if (files.length > 0) {
    if (tracked.length > 0 && kept.pointers.length === 0) await refuseMixed(repository, commit, dataset, files);
    return sortByPath(files);
  }
  const left = await behindLocks(source, places);
  if (left.pointers.length > 0) return sortByPath(left.pointers.map(pointedFile));
  const folders = [...kept.folders, ...left.folders];
  if (folders.length > 0 && isPlainPath(source)) throw notListed(dataset, folders);
  return fromDisk(repository, dataset, cache, folders);
}

/**
 * Data that git ignores would be left out without a word. Only files of the same kind count: folders gather caches and
 * `.DS_Store`. The content beside DVC pointers is ignored by design.
 */
async function refuseMixed(
  repository: Repository,
  commit: Commit,
  dataset: Dataset,
  tracked: readonly ResolvedFile[],
): Promise<void> {
  if (tracked.length === 1 && tracked[0]?.path === dataset.source) return;
  const known = new Set(commit.tree.map(({ path }) => path));
  const kinds = new Set(tracked.map(({ path }) => extname(path)));
  const found = await ignoredFiles(repository, dataset.source, dataset.name, known);
  const [first, ...more] = found.filter((path) => kinds.has(extname(path)));
  if (first === undefined) return;
  const others = more.length === 0 ? first : `${first} and ${more.length} more`;
  throw MlopsError.of(
    repositoryReasons,
    'data-mixed',
    `${dataset.name}: ${dataset.source} matches ${tracked.length} ${tracked.length === 1 ? 'file' : 'files'} of the commit, and ${others} that git ignores.`,
  );
}

function sortByPath(files: readonly ResolvedFile[]): readonly ResolvedFile[] {
  return [...files].sort((a, b) => compareText(a.path, b.path));
}

function pointedFile(pointer: DvcPointer): ResolvedFile {
  const { path, md5, bytes = 0 } = pointer;
  return { path, id: `md5:${md5}`, bytes, from: { kind: 'pointer', pointer } };
}

async function fromGit(
  repository: Repository,
  dataset: Dataset,
  tracked: readonly TreeEntry[],
): Promise<ResolvedFile[]> {
  const outside = tracked.find((entry) => entry.mode === '120000' || entry.mode === '160000');
  if (outside !== undefined) {
    const what = outside.mode === '120000' ? 'a symbolic link' : 'a submodule';
    throw MlopsError.of(
      repositoryReasons,
      'data-outside',
      `${dataset.name}: ${outside.path} is ${what}; data must be files of this repository.`,
    );
  }
  const oids = tracked.map(({ oid }) => oid);
  const sizes = await blobSizes(repository.git, oids);
  const blobs = await readBlobs(
    repository.git,
    oids.filter((oid) => mayBePointer(sizes.get(oid))),
  );
  return tracked.map(({ path, oid }) => {
    const pointer = parseLfsPointer(blobs.get(oid)?.toString('utf8') ?? '', path);
    if (pointer?.kind === 'lfs')
      return { path, id: `lfs:${pointer.sha256}`, bytes: pointer.bytes, from: { kind: 'pointer', pointer } };
    return { path, id: `git:${oid}`, bytes: sizes.get(oid) ?? 0, from: { kind: 'git', oid } };
  });
}

/** @param known folders of which the commit says what is in them, so that a file of another time is no part of it */
async function fromDisk(
  repository: Repository,
  dataset: Dataset,
  cache: DigestCache,
  known: readonly string[],
): Promise<readonly ResolvedFile[]> {
  const found = await ignoredFiles(repository, dataset.source, dataset.name);
  const paths = found.filter((path) => !known.some((folder) => path.startsWith(`${folder}/`)));
  const digests = await cache.digestAll(paths.map((path) => join(repository.root, path)));
  const files = paths.flatMap((path, at): readonly ResolvedFile[] => {
    const found = digests[at];
    if (found === undefined) return [];
    return [{ path, id: `sha256:${found.sha256}`, bytes: found.bytes, from: { kind: 'disk' } }];
  });
  return sortByPath(files);
}
