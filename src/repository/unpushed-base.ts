import type { Judged } from './judged.ts';
import type { Repository } from './repository.ts';

/** Commits of the local base branch that the judging one, the remote's, does not have. */
export interface UnpushedBase {
  /** As in `origin/main`. */
  readonly judging: string;
  readonly branch: string;
  readonly commits: number;
}

/** Undefined without a remote's copy of the base branch, or where all of it is pushed. */
export async function unpushedBase(
  { git }: Repository,
  { policy }: Judged,
  remote: string,
): Promise<UnpushedBase | undefined> {
  const tracking = `refs/remotes/${remote}/${policy.branch}`;
  const ahead = await git.try(['rev-list', '--count', `${tracking}..refs/heads/${policy.branch}`, '--']);
  const commits = ahead.code === 0 ? Number(ahead.stdout.toString('utf8').trim()) : 0;
  return commits > 0 ? { judging: `${remote}/${policy.branch}`, branch: policy.branch, commits } : undefined;
}
