import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { entryOf, isPlainPath, type Model, takenFiles } from '../../project/index.ts';
import type { Commit, Repository, repositoryReasons } from '../../repository/index.ts';
import { didYouMeanPath } from '../../support/nearest.ts';
import type { Problem } from '../../support/problem.ts';

/**
 * Files of models that are not trained and that the commit does not have: only what git tracks is the same for everybody.
 * One for each name, which says whether the file lies here and git ignores it.
 */
export async function untrackedProblems(
  repository: Repository,
  model: Model,
  commit: Commit,
): Promise<readonly Problem[]> {
  if (model.train.run !== undefined) return [];
  const problems: Problem[] = [];
  for (const { kind, pattern, files } of takenFiles(model, commit.tree)) {
    if (files.length > 0) continue;
    const path = join(model.workingDirectory, pattern);
    const here = await whyUntracked(repository, path);
    const reason: keyof typeof repositoryReasons = 'artifact-not-tracked';
    const message = `${entryOf(model)}: the ${kind} ${pattern} is not in commit ${commit.sha.slice(0, 12)}${here ?? ''}.`;
    const paths = commit.tree.map((entry) => entry.path);
    const remedy = here === undefined ? didYouMeanPath(path, paths) : undefined;
    problems.push({ reason, message, ...(remedy !== undefined && { remedy }) });
  }
  return problems;
}

/** What the work tree has of it; undefined: nothing. */
async function whyUntracked({ root, git }: Repository, path: string): Promise<string | undefined> {
  if (!isPlainPath(path)) return undefined;
  const there = await stat(join(root, path)).then(
    () => true,
    () => false, // whatever keeps us from it, there is nothing to tell
  );
  if (!there) return undefined;
  const asked = await git.try(['check-ignore', '--verbose', '--', path]);
  const [rule] = asked.stdout.toString('utf8').split('\t');
  return asked.code === 0
    ? `: it lies here, and git ignores it (${rule})`
    : ': it lies here, and git does not track it';
}
