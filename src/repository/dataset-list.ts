import { type Dataset, pinOf, selectFiles } from '../project/index.ts';
import type { Sources } from '../sources/port.ts';
import { isAddress } from '../support/source-address.ts';
import { blobSizes, readBlobs } from './blobs.ts';
import type { Commit } from './commit.ts';
import { type ResolvedDataset, resolveDataset } from './datasets.ts';
import type { DigestCache } from './digest-cache.ts';
import { mayBePointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/** `resolveDataset` for all datasets of a project, by name. What could be a pointer is read for all of them at once. */
export async function resolveDatasets(
  repository: Repository,
  commit: Commit,
  datasets: Iterable<Dataset>,
  cache: DigestCache,
  sources: Sources,
): Promise<ReadonlyMap<string, ResolvedDataset>> {
  const list = [...datasets];
  const tracked = list
    .filter(({ database }) => database === undefined)
    .flatMap((dataset) => selectFiles(commit.tree, [dataset.source]))
    .filter((entry) => entry.mode !== '160000')
    .map(({ oid }) => oid);
  const sizes = await blobSizes(repository.git, tracked);
  await readBlobs(
    repository.git,
    tracked.filter((oid) => mayBePointer(sizes.get(oid))),
  );
  // Stores are asked at the same time; each answer waits for its dataset.
  const moving = list.filter((dataset) => isAddress(dataset.source) && pinOf(dataset) === undefined);
  for (const { source } of moving) sources.find(source).catch(() => undefined);
  const resolved = new Map<string, ResolvedDataset>();
  for (const dataset of list) {
    resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache, sources));
  }
  return resolved;
}
