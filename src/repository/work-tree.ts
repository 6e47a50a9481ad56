import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareText } from '../support/canonical.ts';
import { type Git, GitError } from '../support/git.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/** Said of a path that git cannot take into a commit. */
const untakable = 'is nothing that git can take into a commit: a pipe, a socket, or a file that may not be read';

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
  await using folder = await makeOwnFolder(tmpdir(), 'index');
  const env = {
    GIT_INDEX_FILE: join(folder.path, 'index'),
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
  await addAll(git, env);
  const tree = await git.text(['write-tree'], { env });
  return await git.text(['commit-tree', tree, '-p', 'HEAD', '-m', 'Working tree, not committed'], { env });
}

/**
 * Takes the whole work tree into the index. Git stops at a nested repository without a commit; that has nothing to say
 * and is left out. Anything else that git cannot take could be an input, so it is named.
 */
async function addAll(git: Git, env: NodeJS.ProcessEnv): Promise<void> {
  const added = await git.try(['add', '--all', '.'], { env });
  if (added.code === 0) return;
  const again = await git.try(['add', '--all', '--ignore-errors', '.'], { env });
  const changed = await git.list(['diff-files', '--ignore-submodules=dirty', '--name-only', '-z'], { env });
  const others = await git.list(['ls-files', '--others', '--exclude-standard', '-z'], { env });
  const repositories = others.filter((path) => path.endsWith('/'));
  const left = [...changed, ...others.filter((path) => !path.endsWith('/'))].sort(compareText);
  if (left.length > 0) {
    const problems = left.map((path) => ({ reason: 'path-not-taken' as const, message: `${path} ${untakable}.` }));
    throw new MlopsError(repositoryReasons['path-not-taken'].ends, problems);
  }
  if (again.code !== 0 && repositories.length === 0) throw new GitError(['add', '--all', '.'], again);
}
