import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareText } from '../support/canonical.ts';
import type { Repository } from './repository.ts';

export interface UncommittedPath {
  readonly path: string;
  /** False for a file that git neither tracks nor ignores. */
  readonly tracked: boolean;
}

/** Paths that differ between HEAD and the work tree: changed, deleted, or neither tracked nor ignored. */
export async function uncommittedPaths(repository: Repository): Promise<readonly UncommittedPath[]> {
  const entries = await repository.git.list([
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
  ]);
  return entries
    .map((entry) => ({ path: entry.slice(3), tracked: !entry.startsWith('??') }))
    .sort((a, b) => compareText(a.path, b.path));
}

/**
 * A commit of the work tree as it is now, made beside the user's index and branches (a loose object that nothing
 * names), so that a command can look at uncommitted work exactly as it would look at a commit.
 */
export async function snapshotWorkTree(repository: Repository): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-index-'));
  try {
    const env = {
      GIT_INDEX_FILE: join(folder, 'index'),
      GIT_AUTHOR_NAME: 'mlops',
      GIT_AUTHOR_EMAIL: 'mlops@localhost',
      GIT_COMMITTER_NAME: 'mlops',
      GIT_COMMITTER_EMAIL: 'mlops@localhost',
      // One content, one commit: asking twice about the same uncommitted work finds the same results.
      GIT_AUTHOR_DATE: '1970-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '1970-01-01T00:00:00Z',
    };
    const { git } = repository;
    await git.text(['read-tree', 'HEAD'], { env });
    await git.text(['add', '--all', '.'], { env });
    const tree = await git.text(['write-tree'], { env });
    return await git.text(['commit-tree', tree, '-p', 'HEAD', '-m', 'Working tree, not committed'], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
