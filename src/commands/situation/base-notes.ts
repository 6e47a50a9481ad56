import { compareProjects } from '../../gates/index.ts';
import type { PolicyChange } from '../../gates/types.ts';
import type { Project } from '../../project/index.ts';
import { type Judged, type Repository, type repositoryReasons, unpushedBase } from '../../repository/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { ReadCommit } from './read-commit.ts';

/**
 * On the base branch a commit's own policy judges, and what it has changed since the first parent is in force: it is
 * named, and blocks nothing any more.
 */
export function changesOnBase(baseline: ReadCommit | undefined, project: Project): readonly PolicyChange[] {
  if (baseline === undefined) return [];
  return compareProjects(baseline.facts.project, project).map((change) => ({ ...change, blocks: false }));
}

/** Unpushed commits of the base branch neither judge nor are compared with, which the name `main` does not say. */
export async function notPushedProblems(
  repository: Repository,
  judged: Judged,
  remote: string,
): Promise<readonly Problem[]> {
  const found = await unpushedBase(repository, judged, remote);
  if (found === undefined) return [];
  const { branch, judging, commits } = found;
  const those =
    commits === 1 ? '1 commit that is not pushed and does' : `${commits} commits that are not pushed and do`;
  const message = `\`${judging}\` judges, and the local \`${branch}\` has ${those} not count.`;
  const reason: keyof typeof repositoryReasons = 'base-not-pushed';
  return [{ reason, message, remedy: `git push ${remote} ${branch}` }];
}
