import { type Dataset, selectFiles } from '../project/index.ts';
import { readBlobs } from './blobs.ts';
import type { Commit } from './commit.ts';
import { type ResolvedDataset, resolveDataset } from './datasets.ts';
import type { DigestCache } from './digest-cache.ts';
import { largestPointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/** `resolveDataset` for all datasets of a project, by name. What could be a pointer is read for all of them at once. */
export async function resolveDatasets(
  repository: Repository,
  commit: Commit,
  datasets: Iterable<Dataset>,
  cache: DigestCache,
): Promise<ReadonlyMap<string, ResolvedDataset>> {
  const list = [...datasets];
  const small = list
    .flatMap((dataset) => selectFiles(commit.tree, [dataset.source]))
    .filter((entry) => commit.size(entry.path) <= largestPointer && entry.mode !== '160000');
  await readBlobs(
    repository.git,
    small.map((entry) => entry.oid),
  );
  const resolved = new Map<string, ResolvedDataset>();
  for (const dataset of list) {
    resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache));
  }
  return resolved;
}
