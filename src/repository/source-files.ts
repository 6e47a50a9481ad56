import type { DatasetVersion } from '../data/types.ts';
import { type Dataset, datasetDigest, type LockEntry, type LockedObject, matcher, pinOf } from '../project/index.ts';
import { type SourceObject, sourceReasons } from '../sources/index.ts';
import { shellCommand } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { folderOf, isAddress, isOddKey, readSourceAddress } from '../support/source-address.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import type { Holding } from './local-files.ts';
import { repositoryReasons } from './reasons.ts';

/**
 * The version behind an address, as its store vouches for it: path, size and tag (or MD5) of each object. With a `digest`
 * it is that of the content. @throws MlopsError of the sources
 */
export async function behindAddress(dataset: Dataset, sources: Holding['sources']): Promise<ResolvedDataset> {
  const pin = pinOf(dataset);
  if (pin?.objects !== undefined) return pinned(dataset, pin, pin.objects);
  const { source, digest: declared } = dataset;
  const objects = await sources.find(source);
  if (objects.length === 0)
    throw MlopsError.of(sourceReasons, 'source-empty', `${dataset.name}: nothing is at ${source}.`);
  const digest = declared?.replace('sha256:', '');
  const [only] = objects;
  if (digest !== undefined && only !== undefined && isOneFile(source, objects)) {
    const file = fileOf({ ...only, sha256: digest });
    return { dataset, digest: datasetDigest([file]), files: [file], problems: [] };
  }
  const files = objects.map(fileOf);
  return { dataset, digest: digest ?? datasetDigest(files), files, problems: [] };
}

/** Nobody is asked: the lock file says which objects, and bytes that are not theirs do not come. */
function pinned(dataset: Dataset, pin: LockEntry, objects: readonly LockedObject[]): ResolvedDataset {
  const { source } = dataset;
  const read = readSourceAddress(source);
  if (!read.ok || read.address.kind === 'https') throw notPinned(dataset, `${source} is one file, with a digest`);
  const { address } = read;
  const matches = matcher(address.path);
  const other = objects.find(({ key }) => isOddKey(key) || !matches(key));
  if (other !== undefined) throw notPinned(dataset, `it names ${other.key}, which ${source} does not mean`);
  const files = objects.map(({ key, bytes, tag, md5 = md5OfTag(tag) }) =>
    fileOf({ address, key, path: `${folderOf(address)}${key}`, bytes, tag, ...(md5 !== undefined && { md5 }) }),
  );
  if (files.length === 0) throw notPinned(dataset, 'it names no object');
  const digest = datasetDigest(files);
  if (pin.digest !== `sha256:${digest}`)
    throw notPinned(dataset, 'its digest is not that of the objects that it names');
  return { dataset, digest, files, problems: [] };
}

function md5OfTag(tag: string): string | undefined {
  return /^[0-9a-f]{32}$/.test(tag) ? tag : undefined;
}

function notPinned({ name, view }: Dataset, why: string): MlopsError {
  const root = view?.root ?? name;
  return MlopsError.of(
    repositoryReasons,
    'lock-other-objects',
    `${name}: the entry of ${root} in the lock file counts nothing: ${why}.`,
    {
      remedy: `Run ${shellCommand(['mlops', 'lock', root])} and commit the lock file.`,
    },
  );
}

/** The objects of a version, as the lock file names them. */
export function lockedObjectsOf({ files }: ResolvedDataset): readonly LockedObject[] {
  return files.flatMap(({ from }) => {
    if (from.kind !== 'source') return [];
    const { key, bytes = 0, tag = '', md5 } = from.object;
    return [{ key, bytes, tag, ...(md5 !== undefined && md5 !== tag && { md5 }) }];
  });
}

/** The address is that of an object, and not of a folder or of what a glob matches. */
function isOneFile(source: string, objects: readonly SourceObject[]): boolean {
  const read = readSourceAddress(source);
  const path = read.ok && read.address.kind !== 'https' ? read.address.path : '';
  return objects.length === 1 && objects[0]?.key === path;
}

function fileOf(object: SourceObject): ResolvedFile {
  const { path, bytes, sha256, md5, tag } = object;
  const id = sha256 === undefined ? `source:${md5 ?? tag}:${bytes}` : `sha256:${sha256}`;
  return { path, id, bytes: bytes ?? 0, from: { kind: 'source', object } };
}

/**
 * The content of a dataset behind an address on this machine; undefined for other datasets.
 * @throws MlopsError of the sources; source-other-content where it is not that of the dataset's `digest`
 */
export async function bringObjects(
  { dataset, digest, files }: ResolvedDataset,
  { cache, sources }: Holding,
  onBytes: (done: number) => void,
): Promise<DatasetVersion['files'] | undefined> {
  if (!isAddress(dataset.source)) return undefined;
  const objects = files.flatMap(({ from }) => (from.kind === 'source' ? [from.object] : []));
  const brought = await sources.bring(objects, { cache, onBytes }).catch((error: unknown) => {
    throw movedOn(dataset, error) ?? error;
  });
  const contents = brought.map(({ sha256 }, at) => ({ path: relativePath(objects, at), id: `sha256:${sha256}` }));
  if (dataset.digest !== undefined && objects.every(({ sha256 }) => sha256 === undefined)) {
    requireContent(dataset, digest, datasetDigest(contents));
  }
  return brought.map(({ local, bytes }, at) => ({ path: files[at]?.path ?? '', local, bytes }));
}

/** What was listed a moment ago may be there again in the next one; what was agreed on is not. */
function movedOn(dataset: Dataset, error: unknown): MlopsError | undefined {
  if (pinOf(dataset)?.objects === undefined || !(error instanceof MlopsError)) return undefined;
  const changed = error.problems.find(({ reason }) => reason === 'source-changed');
  if (changed === undefined) return undefined;
  const root = dataset.view?.root ?? dataset.name;
  const sentence = `${dataset.name}: the version of the lock file is no longer there. ${changed.message}`;
  return MlopsError.of(sourceReasons, 'source-moved-on', sentence, {
    remedy: `Restore it from the versions of the store; or agree on what is there now by ${shellCommand(['mlops', 'lock', root])}, in a reviewed change.`,
  });
}

function requireContent({ name, source }: Dataset, wanted: string, is: string): void {
  if (wanted === is) return;
  const sentence = `${name}: the content of ${source} is sha256:${is}, and \`digest\` asks for sha256:${wanted}.`;
  throw MlopsError.of(sourceReasons, 'source-other-content', sentence);
}

/**
 * Below the folder that all of them share: a copy elsewhere has the same digest. From the first folder `name=value` on,
 * where there is one: that is a column, and elsewhere another value of it.
 */
function relativePath(objects: readonly SourceObject[], at: number): string {
  const path = objects[at]?.path ?? '';
  const [first, last] = [objects[0]?.path ?? '', objects.at(-1)?.path ?? ''];
  let shared = 0;
  while (shared < first.length && first[shared] === last[shared]) shared += 1;
  const common = first.slice(0, first.lastIndexOf('/', shared - 1) + 1);
  const partition = common.search(/[^/]*=[^/]*\//);
  return path.slice(partition < 0 ? common.length : partition);
}
