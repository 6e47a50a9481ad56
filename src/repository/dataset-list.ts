import { type Dataset, selectFiles } from '../project/index.ts';
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
): Promise<ReadonlyMap<string, ResolvedDataset>> {
  const list = [...datasets];
  const tracked = list
    .flatMap((dataset) => selectFiles(commit.tree, [dataset.source]))
    .filter((entry) => entry.mode !== '160000')
    .map(({ oid }) => oid);
  const sizes = await blobSizes(repository.git, tracked);
  await readBlobs(
    repository.git,
    tracked.filter((oid) => mayBePointer(sizes.get(oid))),
  );
  const resolved = new Map<string, ResolvedDataset>();
  for (const dataset of list) {
    resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache));
  }
  return resolved;
}
