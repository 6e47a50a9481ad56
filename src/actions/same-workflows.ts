import type { Git } from '../support/git.ts';

/**
 * Whether what GitHub ran for a commit were the workflows of the base branch: `.github/` of the commit is that of the
 * newest commit of the base that it stands on. GitHub merges a pull request into the base before it runs anything, so a
 * commit that has not touched that folder has run the base's, whatever the base has changed there meanwhile. The base is
 * followed along its first parents: what a merged branch held on its way was never the base's.
 * @param base ref of the base branch, with its history
 * @param mayBeBase whether a commit of the base branch itself counts as it is; one of a pull request that became one later
 * was none when it ran
 * @returns why not, in words; undefined where they were
 */
export async function otherWorkflows(
  git: Git,
  commit: string,
  base: string,
  mayBeBase: boolean,
): Promise<string | undefined> {
  if (!(await isThere(git, commit))) {
    await git.try([...fetch, '--end-of-options', 'origin', commit]);
    if (!(await isThere(git, commit))) return `origin does not give its commit \`${commit.slice(0, 12)}\``;
  }
  const since = await git.text(['rev-list', '--first-parent', base, '--not', `${commit}^@`, '--']);
  const apart = since === '' ? [] : since.split('\n');
  if (mayBeBase && apart.includes(commit)) return undefined;
  const fork = apart.length === 0 ? base : `${apart.at(-1)}^1`;
  if ((await workflowsAt(git, commit)) === (await workflowsAt(git, fork))) return undefined;
  return `its commit \`${commit.slice(0, 12)}\` changes \`.github/\``;
}

const fetch = [
  ...['-c', 'core.hooksPath=/dev/null', 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules'],
  ...['--no-write-fetch-head', '--filter=blob:none'],
];

async function isThere(git: Git, commit: string): Promise<boolean> {
  const options = { env: { GIT_NO_LAZY_FETCH: '1' } };
  return (await git.try(['cat-file', '-e', `${commit}^{commit}`], options)).code === 0;
}

/** Id of the folder's tree; `none` where the commit has none, `no commit` where there is none to ask. */
async function workflowsAt(git: Git, revision: string): Promise<string> {
  const commit = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit.code !== 0) return 'no commit';
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}:.github`]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : 'none';
}
