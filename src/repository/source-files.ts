import type { DatasetVersion } from '../data/types.ts';
import { type Dataset, datasetDigest } from '../project/index.ts';
import { type SourceObject, sourceReasons } from '../sources/index.ts';
import { MlopsError } from '../support/problem.ts';
import { isAddress, readSourceAddress } from '../support/source-address.ts';
import type { ResolvedDataset, ResolvedFile } from './datasets.ts';
import type { Holding } from './local-files.ts';

/**
 * The version behind an address, as its store vouches for it: path, size and tag (or MD5) of each object. With a `digest`
 * it is that of the content. @throws MlopsError of the sources
 */
export async function behindAddress(dataset: Dataset, sources: Holding['sources']): Promise<ResolvedDataset> {
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
  const brought = await sources.bring(objects, { cache, onBytes });
  const contents = brought.map(({ sha256 }, at) => ({ path: relativePath(objects, at), id: `sha256:${sha256}` }));
  if (dataset.digest !== undefined && objects.every(({ sha256 }) => sha256 === undefined)) {
    requireContent(dataset, digest, datasetDigest(contents));
  }
  return brought.map(({ local, bytes }, at) => ({ path: files[at]?.path ?? '', local, bytes }));
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
