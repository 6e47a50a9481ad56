import { join } from 'node:path';
import {
  openDigestCache,
  openRepository,
  type Repository,
  type ResolvedDataset,
  readCommit,
  resolveDataset,
} from '../../../src/repository/index.ts';
import type { Sources } from '../../../src/sources/index.ts';
import { Git } from '../../../src/support/git.ts';
import { load } from '../../project/support.ts';

export function lfsPointer(sha256: string, bytes: number): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes}\n`;
}

/** Commits what lies in a repository, without what is kept in caches, and resolves a dataset of it. */
export async function resolvedIn(
  folder: string,
  dataset: string,
  sources: Sources,
): Promise<{ readonly repository: Repository; readonly resolved: ResolvedDataset }> {
  const git = new Git(folder);
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  await git.text(['add', '--all', '--', '.', ':!.dvc']);
  await git.text([...who, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', 'Data']);
  const declared = load(`version: 1\ndatasets: { d: ${dataset} }`).project.datasets.get('d');
  if (declared === undefined) throw new Error('the dataset is there');
  const repository = await openRepository(folder);
  const cache = await openDigestCache(join(folder, '.mlops', 'digests.json'));
  const commit = await readCommit(repository.git, 'HEAD');
  return { repository, resolved: await resolveDataset(repository, commit, declared, cache, sources) };
}
