import { readHead } from './commit-head.ts';
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
  const judging = `${remote}/${policy.branch}`;
  const [local, tracking] = await Promise.all(
    [`refs/heads/${policy.branch}`, `refs/remotes/${judging}`].map((ref) => readHead(git, ref)),
  );
  if (local === undefined || tracking === undefined || local.sha === tracking.sha) return undefined;
  const commits = Number(await git.text(['rev-list', '--count', `${tracking.sha}..${local.sha}`, '--']));
  return commits > 0 ? { judging, branch: policy.branch, commits } : undefined;
}
