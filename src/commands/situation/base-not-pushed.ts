import { type Judged, type Repository, type repositoryReasons, unpushedBase } from '../../repository/index.ts';
import type { Problem } from '../../support/problem.ts';

/** Unpushed commits of the base branch neither judge nor serve as the baseline; the name `main` hides that. */
export async function notPushedProblems(
  repository: Repository,
  judged: Judged,
  remote: string,
): Promise<readonly Problem[]> {
  const found = await unpushedBase(repository, judged, remote);
  if (found === undefined) return [];
  const { branch, judging, commits } = found;
  const message =
    commits === 1
      ? `\`${judging}\` judges, and the local \`${branch}\` has 1 commit that is not pushed and does not count.`
      : `\`${judging}\` judges, and the local \`${branch}\` has ${commits} commits that are not pushed and do not count.`;
  const reason: keyof typeof repositoryReasons = 'base-not-pushed';
  return [{ reason, message, remedy: `git push ${remote} ${branch}` }];
}
