import { objectsOf } from '../support/git-objects.ts';
import type { Repository } from './repository.ts';

/** Whether a branch has a commit. `not-here`: this clone has no commit of that name, so no branch of a whole clone has it. */
export type Merged = 'merged' | 'not-merged' | 'not-here';

/**
 * Whether the history of a branch has commits. One process for all that are not the tip itself, whose cost grows with how far
 * back they lie. In a shallow clone only `merged` is certain.
 * @param tip newest commit of the branch, in full
 * @param commits ids in full; a tag or a branch that leads to a commit is none
 */
export async function mergedCommits(
  { git }: Pick<Repository, 'git'>,
  tip: string,
  commits: readonly string[],
): Promise<ReadonlyMap<string, Merged>> {
  const asked = [...new Set(commits)];
  const reader = objectsOf(git);
  const isHere = await Promise.all(
    asked.map(async (oid) => oid === tip || (await reader.read(`${oid}^{commit}`))?.oid === oid),
  );
  const here = asked.filter((_, at) => isHere[at]);
  const outside = await outsideOf(
    git,
    tip,
    here.filter((oid) => oid !== tip),
  );
  const answer = (oid: string): Merged => {
    if (!here.includes(oid)) return 'not-here';
    return outside.has(oid) ? 'not-merged' : 'merged';
  };
  return new Map(asked.map((oid) => [oid, answer(oid)]));
}

/** Commits that the branch does not have: these, and what only they lead to. */
async function outsideOf(
  git: Repository['git'],
  tip: string,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  if (commits.length === 0) return new Set();
  const listed = await git.bytes(['rev-list', '--stdin'], { input: `${[...commits, `^${tip}`].join('\n')}\n` });
  return new Set(listed.toString('utf8').split('\n'));
}
