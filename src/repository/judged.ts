import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { baseNotFound } from './base-not-found.ts';
import { type CommitHead, readHead } from './commit-head.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

/** Which commits a judgement is about (docs/concepts/verdicts.md, "Which baseline"; docs/concepts/trust.md). */
export interface Judged {
  /** What is trained and judged. */
  readonly candidate: { readonly sha: string; readonly kind: 'merge-result' | 'branch-head' | 'default-branch' };
  /** Whose runs are compared with; absent for the first commit of a repository. `last-version`: of the model, for the next one; `live-version`: of what an environment has. */
  readonly baseline?: {
    readonly sha: string;
    readonly kind: 'first-parent' | 'merge-base' | 'last-version' | 'live-version';
  };
  /** The commit whose file judges: the tip of the base branch; on the base branch itself the candidate. */
  readonly policy: { readonly sha: string; readonly branch: string };
  /** Branch that is judged, or undefined for a detached head. */
  readonly branch?: string;
}

export interface JudgedRequest {
  /** Revision to judge; default HEAD. */
  readonly head?: string;
  /** Name of the base branch; default: what the remote's HEAD names, else main, master or `init.defaultBranch`. */
  readonly base?: string;
  readonly remote: string;
}

/** Head and base as they are found, before anybody asks what they are to each other. */
export interface Heads {
  readonly head: string;
  readonly branch?: string;
  readonly base: BaseBranch;
  /** Of the head. */
  readonly parents: readonly string[];
  /** No branch is checked out, but a commit of the base branch. */
  readonly detachedOnBase: boolean;
}

/** Errors: no-commit, unknown-revision, base-not-found. */
export async function findHeads(repository: Repository, request: JudgedRequest): Promise<Heads> {
  const head = await commitOf(repository, request.head ?? 'HEAD');
  const [branch, base, parents] = await Promise.all([
    branchOf(repository, request.head),
    baseBranch(repository, request),
    parentsHere(repository, head),
  ]);
  const detachedOnBase = branch === undefined && (await isAncestor(repository, head.sha, base.sha));
  return { head: head.sha, base, parents, detachedOnBase, ...(branch !== undefined && { branch }) };
}

/**
 * Decides which commits are judged. On the base branch itself (also checked out by its commit) the baseline is the first parent; on
 * another branch it is the merge base, or the first parent of a merge commit that puts the branch on a commit of the
 * base (a merge result: the base may have moved on since it was made). Errors: no-merge-base, shallow-clone.
 * @param uncommitted uncommitted work on top of the head is judged: a change of its own, also on the base branch
 */
export async function judgedOf(repository: Repository, heads: Heads, uncommitted: boolean): Promise<Judged> {
  const { head, branch, base, parents, detachedOnBase } = heads;
  const policy = { sha: base.sha, branch: base.name };
  const about = branch === undefined ? { policy } : { policy, branch };
  if (!uncommitted && (branch === base.name || detachedOnBase)) {
    return onBaseBranch(repository, head, parents[0], about);
  }
  const onto = await mergedOnto(repository, parents, base.sha);
  if (onto !== undefined) {
    return { candidate: { sha: head, kind: 'merge-result' }, baseline: { sha: onto, kind: 'first-parent' }, ...about };
  }
  // What stands on the base's tip itself has its merge base there; git would have to be asked for no other.
  const mergeBase = parents.includes(base.sha) ? base.sha : await mergeBaseOf(repository, head, base);
  return { candidate: { sha: head, kind: 'branch-head' }, baseline: { sha: mergeBase, kind: 'merge-base' }, ...about };
}

/** The base's commit that a merge result stands on: its first parent, where the others are not the base's as well. */
async function mergedOnto(
  repository: Repository,
  [first, ...others]: readonly string[],
  base: string,
): Promise<string | undefined> {
  if (first === undefined || others.length === 0) return undefined;
  if (!(await isAncestor(repository, first, base))) return undefined;
  for (const other of others) if (await isAncestor(repository, other, base)) return undefined;
  return first;
}

async function isAncestor({ git }: Repository, commit: string, of: string): Promise<boolean> {
  return (await git.try(['merge-base', '--is-ancestor', commit, of])).code === 0;
}

function onBaseBranch(
  repository: Repository,
  head: string,
  parent: string | undefined,
  about: { readonly policy: Judged['policy']; readonly branch?: string },
): Judged {
  const candidate = { sha: head, kind: 'default-branch' } as const;
  // What is merged is policy already: on the base branch a commit is judged by its own file.
  const own = { ...about, policy: { ...about.policy, sha: head } };
  if (parent !== undefined) return { candidate, baseline: { sha: parent, kind: 'first-parent' }, ...own };
  if (repository.shallow) throw shallow(`${head.slice(0, 12)} has no parent here.`);
  return { candidate, ...own };
}

/** The commit that a revision names in this clone. Errors: no-commit, unknown-revision. */
export async function commitOf({ git, root }: Pick<Repository, 'git' | 'root'>, revision: string): Promise<CommitHead> {
  const found = await readHead(git, revision);
  if (found !== undefined) return found;
  if (revision === 'HEAD') {
    throw MlopsError.of(repositoryReasons, 'no-commit', `${root} has no commit yet.`);
  }
  throw MlopsError.of(repositoryReasons, 'unknown-revision', `"${revision}" names no commit in this clone.`);
}

/** Where a shallow clone ends, a commit names parents that are not there; git knows where that is. */
async function parentsHere({ git, shallow }: Repository, { sha, parents }: CommitHead): Promise<readonly string[]> {
  if (!shallow) return parents;
  return (await git.text(['show', '-s', '--format=%P', sha, '--'])).split(' ').filter(Boolean);
}

async function branchOf(repository: Repository, head: string | undefined): Promise<string | undefined> {
  const name = head ?? 'HEAD';
  const found = await repository.git.try([
    'rev-parse',
    '--symbolic-full-name',
    '--verify',
    '--quiet',
    '--end-of-options',
    name,
  ]);
  const ref = found.stdout.toString('utf8').trim();
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

interface BaseBranch {
  readonly name: string;
  readonly sha: string;
}

async function baseBranch(repository: Repository, { base, remote }: JudgedRequest): Promise<BaseBranch> {
  const { git } = repository;
  const looked = new Set<string>();
  for await (const name of base === undefined ? defaultNames(git, remote) : [base]) {
    looked.add(name);
    const sha = await tipOf(git, name, remote);
    if (sha !== undefined) return { name, sha };
  }
  throw await baseNotFound(repository, { remote, looked: [...looked], ...(base !== undefined && { base }) });
}

async function* defaultNames(git: Git, remote: string): AsyncGenerator<string> {
  const prefix = `refs/remotes/${remote}/`;
  const found = await git.try(['symbolic-ref', '--quiet', `${prefix}HEAD`]);
  const ref = found.stdout.toString('utf8').trim();
  if (ref.startsWith(prefix)) yield ref.slice(prefix.length);
  yield* ['main', 'master'];
  const configured = (await git.try(['config', 'init.defaultBranch'])).stdout.toString('utf8').trim();
  if (configured !== '') yield configured;
}

/** The remote's idea of a branch counts before the local one, which may be behind or hold unpushed work. */
async function tipOf(git: Git, name: string, remote: string): Promise<string | undefined> {
  for (const ref of [`refs/remotes/${remote}/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`]) {
    const found = await readHead(git, ref);
    if (found !== undefined) return found.sha;
  }
  return undefined;
}

async function mergeBaseOf(repository: Repository, head: string, base: BaseBranch): Promise<string> {
  const found = await repository.git.try(['merge-base', head, base.sha]);
  if (found.code === 0) return found.stdout.toString('utf8').trim();
  if (repository.shallow)
    throw shallow(`The merge base of ${head.slice(0, 12)} and ${base.name} is not in this clone.`);
  throw MlopsError.of(
    repositoryReasons,
    'no-merge-base',
    `${head.slice(0, 12)} and ${base.name} have no common commit.`,
  );
}

function shallow(message: string): MlopsError {
  return MlopsError.of(repositoryReasons, 'shallow-clone', message);
}
