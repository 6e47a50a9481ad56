import type { Git } from '../../../src/support/git.ts';

/** Merges by the commits that they merge: each is made once, since every look at a pull request asks for it. */
const mergesOf = new WeakMap<Git, Map<string, Promise<string | undefined>>>();

/** The merge of a head into a base, always the same; undefined where they conflict. */
export function mergeCommit(git: Git, base: string, head: string): Promise<string | undefined> {
  const known = mergesOf.get(git) ?? new Map<string, Promise<string | undefined>>();
  mergesOf.set(git, known);
  const key = `${base} ${head}`;
  const found = known.get(key) ?? merge(git, base, head, `Merge ${head} into ${base}`);
  known.set(key, found);
  return found;
}

/** A merge commit with these words. */
export async function merge(git: Git, base: string, head: string, words: string): Promise<string | undefined> {
  const tree = await mergedTree(git, base, head);
  return tree === undefined ? undefined : await commit(git, tree, [base, head], words);
}

/** One commit with all that the head brings. */
export async function squash(git: Git, base: string, head: string, words: string): Promise<string | undefined> {
  const tree = await mergedTree(git, base, head);
  return tree === undefined ? undefined : await commit(git, tree, [base], words);
}

/** The commits of the head, one after the other, on the base. */
export async function rebase(git: Git, base: string, head: string): Promise<string | undefined> {
  const listed = await git.text(['rev-list', '--reverse', '--no-merges', head, `^${base}`]);
  let onto = base;
  for (const one of listed.split('\n').filter(Boolean)) {
    const parent = await git.text(['rev-parse', `${one}^`]);
    // A commit with the files of the new base on the old parent: their merge base is the parent then.
    const beside = await commit(git, await git.text(['rev-parse', `${onto}^{tree}`]), [parent], 'beside');
    const tree = await mergedTree(git, beside, one);
    if (tree === undefined) return undefined;
    onto = await commit(git, tree, [onto], await git.text(['show', '-s', '--format=%B', one]));
  }
  return onto;
}

async function mergedTree(git: Git, base: string, head: string): Promise<string | undefined> {
  const tried = await git.try(['merge-tree', '--write-tree', '--no-messages', base, head]);
  return tried.code === 0 ? tried.stdout.toString('utf8').trim() : undefined;
}

async function commit(git: Git, tree: string, parents: readonly string[], words: string): Promise<string> {
  const who = { NAME: 'forge', EMAIL: 'forge@localhost', DATE: '1767225600 +0000' };
  const env = Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  return await git.text(['commit-tree', ...parents.flatMap((one) => ['-p', one]), '-m', words, tree], { env });
}
