import { setTimeout as sleep } from 'node:timers/promises';
import type { Git } from '../support/git.ts';
import { isOlderGit } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { forgeReasons } from './reasons.ts';

/** Branches and `refs/pull/*` of a repository, which may be on a remote. */
export interface PullRefs {
  /** Commit of a branch, the user's own copy first; its objects are here afterwards. */
  head(branch: string): Promise<string | undefined>;
  /** Commit of a branch as the others see it: on the remote where there is one. */
  base(branch: string): Promise<string | undefined>;
  /** Whether a commit is part of the history of another. */
  contains(commit: string, part: string): Promise<boolean>;
  /** Whether two commits have one before both of them. */
  related(a: string, b: string): Promise<boolean>;
  /** Files that a merge of a head into a base would change. */
  changed(base: string, head: string): Promise<readonly string[]>;
  /** The merge of a head into a base, made without a work tree; undefined where they conflict. */
  merge(base: string, head: string, title: string): Promise<string | undefined>;
  /** Lets a branch name this commit, where it names `expected` still; false where it does not. */
  move(branch: string, commit: string, expected: string): Promise<boolean>;
  /** Lets `refs/pull/<n>/head` and `/merge` name these commits; no merge: the ref goes. */
  publish(number: number, head: string, merge: string | undefined): Promise<void>;
}

export function pullRefs(git: Git, remote: string | undefined): PullRefs {
  const local = async (branch: string): Promise<string | undefined> => {
    const name = `refs/heads/${branch}^{commit}`;
    const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
    return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
  };

  const published = async (ref: string): Promise<string | undefined> => {
    if (remote === undefined) return await local(ref.replace(/^refs\/heads\//, ''));
    const found = await git.try(['ls-remote', '--exit-code', '--', remote, ref]);
    if (found.code === 2) return undefined;
    if (found.code !== 0) throw unavailable(remote, found.stderr);
    const line = found.stdout
      .toString('utf8')
      .split('\n')
      .find((one) => one.endsWith(`\t${ref}`));
    return line?.split('\t')[0];
  };

  const remoteBranch = async (branch: string): Promise<string | undefined> => {
    const oid = await published(`refs/heads/${branch}`);
    if (oid === undefined || remote === undefined) return oid;
    const here = await git.try(['cat-file', '-e', `${oid}^{commit}`]);
    if (here.code === 0) return oid;
    const flags = ['--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--no-recurse-submodules', '--quiet'];
    const fetched = await git.try(['fetch', ...flags, '--', remote, oid]);
    if (fetched.code !== 0) throw unavailable(remote, fetched.stderr);
    return oid;
  };

  return {
    head: async (branch) => (await local(branch)) ?? (await remoteBranch(branch)),
    base: async (branch) => (await remoteBranch(branch)) ?? (await local(branch)),
    contains: async (commit, part) => (await git.try(['merge-base', '--is-ancestor', part, commit])).code === 0,
    related: async (a, b) => (await git.try(['merge-base', a, b])).code === 0,
    changed: (base, head) => git.list(['diff', '--name-only', '-z', '--no-renames', `${base}...${head}`, '--']),
    merge: (base, head, title) => mergeCommit(git, base, head, title),
    move: (branch, commit, expected) => moveBranch(git, remote, `refs/heads/${branch}`, { commit, expected }),
    publish: (number, head, merge) => publish(git, remote, number, head, merge),
  };
}

async function mergeCommit(git: Git, base: string, head: string, title: string): Promise<string | undefined> {
  const merged = await git.try(['merge-tree', '--write-tree', '--no-messages', '-z', base, head]);
  if (merged.code === 1) return undefined;
  if (merged.code !== 0) throw await mergeFailure(git, merged.stderr);
  const tree = merged.stdout.toString('utf8').split('\0')[0]?.trim() ?? '';
  // The same two commits give the same merge commit, whoever asks and when: its time is that of the head.
  const at = await git.text(['show', '-s', '--format=%ct', head]);
  const who = { NAME: 'mlops', EMAIL: 'mlops@localhost', DATE: `${at} +0000` };
  const env = Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  return await git.text(['commit-tree', '-p', base, '-p', head, '-m', title, tree], { env });
}

async function mergeFailure(git: Git, words: string): Promise<Error> {
  const version = await git.version();
  if (version !== undefined && isOlderGit(version)) {
    const found = `git ${version.major}.${version.minor} is too old for pull requests; 2.38 or newer is needed.`;
    return MlopsError.of(forgeReasons, 'forge-git-too-old', found);
  }
  return MlopsError.of(forgeReasons, 'forge-unavailable', `The merge cannot be computed: ${words.trim()}.`);
}

async function moveBranch(
  git: Git,
  remote: string | undefined,
  ref: string,
  { commit, expected }: { readonly commit: string; readonly expected: string },
): Promise<boolean> {
  if (remote === undefined) {
    return (await git.try(['update-ref', '-m', 'mlops: promotion', ref, commit, expected])).code === 0;
  }
  const lease = `--force-with-lease=${ref}:${expected}`;
  const pushed = await git.try([
    'push',
    '--no-verify',
    '--porcelain',
    '--quiet',
    lease,
    '--',
    remote,
    `${commit}:${ref}`,
  ]);
  if (pushed.code === 0) return true;
  const words = `${pushed.stdout.toString('utf8')}\n${pushed.stderr}`;
  if (/\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref/.test(words))
    return false;
  throw MlopsError.of(forgeReasons, 'forge-refused', `${remote} does not take ${ref}: ${pushed.stderr.trim()}.`);
}

async function publish(
  git: Git,
  remote: string | undefined,
  number: number,
  head: string,
  merge: string | undefined,
): Promise<void> {
  const names = { head: `refs/pull/${number}/head`, merge: `refs/pull/${number}/merge` };
  if (remote === undefined) {
    await git.bytes(['update-ref', '-m', 'mlops: pull request', names.head, head]);
    if (merge === undefined) await git.bytes(['update-ref', '-d', names.merge]);
    else await git.bytes(['update-ref', '-m', 'mlops: pull request', names.merge, merge]);
    return;
  }
  const specs = [`+${head}:${names.head}`, `${merge === undefined ? '' : `+${merge}`}:${names.merge}`];
  let words = '';
  for (let attempt = 0; attempt < 6; attempt++) {
    const pushed = await git.try(['push', '--no-verify', '--quiet', '--', remote, ...specs]);
    if (pushed.code === 0) return;
    words = pushed.stderr.trim();
    // Another process publishes the same pull request at this moment; ours is the same or newer, so it goes again.
    if (!/cannot lock ref|failed to update ref/.test(words)) break;
    await sleep(Math.random() * 100 * 2 ** attempt);
  }
  throw MlopsError.of(forgeReasons, 'forge-refused', `${remote} does not take ${names.head}: ${words}.`);
}

function unavailable(remote: string, words: string): MlopsError {
  return MlopsError.of(forgeReasons, 'forge-unavailable', `${remote} cannot be asked: ${words.trim()}.`);
}
