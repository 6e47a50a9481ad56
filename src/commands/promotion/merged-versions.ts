import type { Unmerged } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';
import { type Merged, mergedCommits, type Repository } from '../../repository/index.ts';

/** Of commits, whether the default branch has them; those of one command are asked once. */
export type MergedOf = (commits: readonly string[]) => Promise<ReadonlyMap<string, Merged>>;

interface DefaultBranch {
  readonly repository: Repository;
  readonly tip: string;
  /** Its newest commit by now: somebody may have merged, and numbered what he merged, since `tip` was looked at. */
  readonly tipNow: () => Promise<string>;
}

/** Errors of what it gives: those of `tipNow`, which is asked only where the tip does not have all of them. */
export function mergedInto({ repository, tip, tipNow }: DefaultBranch): MergedOf {
  const known = new Map<string, Merged>();
  const ask = async (at: string, commits: readonly string[]) => {
    for (const [commit, answer] of await mergedCommits(repository, at, commits)) known.set(commit, answer);
    return commits.filter((commit) => known.get(commit) !== 'merged');
  };
  return async (commits) => {
    const open = await ask(
      tip,
      commits.filter((commit) => !known.has(commit)),
    );
    const now = open.length === 0 ? tip : await tipNow();
    if (now !== tip) await ask(now, open);
    return known;
  };
}

/** Why a version is not one that somebody has merged; undefined: it is. What nobody could tell is no yes. */
export function unmergedOf(
  { version, commit }: Pick<VersionRecord, 'version' | 'commit'>,
  { merged, shallow }: { readonly merged: ReadonlyMap<string, Merged>; readonly shallow: boolean },
): Unmerged | undefined {
  if (merged.get(commit) === 'merged') return undefined;
  const named = `Version ${version} is of commit ${commit.slice(0, 12)}`;
  if (shallow) {
    const sentence = `${named}, of which this shallow clone cannot tell whether the default branch has it.`;
    return { certain: false, sentence };
  }
  const sentence = `${named}, which is not part of the default branch: nobody has merged it, or the history was rewritten since.`;
  return { certain: true, sentence };
}
