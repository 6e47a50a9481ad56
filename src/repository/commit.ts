import { sortTree, type Tree, type TreeEntry } from '../project/index.ts';
import type { Git } from '../support/git.ts';
import { noteMissing } from '../support/git-missing.ts';
import { readBlobs } from './blobs.ts';
import { readHead } from './commit-head.ts';
import { utf8Text } from './utf8-text.ts';

/** One commit, read once: its files and a way to read some of them. */
export interface Commit {
  readonly sha: string;
  readonly subject: string;
  readonly tree: Tree;
  readonly entry: (path: string) => TreeEntry | undefined;
}

/**
 * Reads a commit's tree, no contents and no sizes: a clone without contents would fetch all of them.
 * Errors: GitError where the clone has no such `revision`, TypeError where it is no commit.
 */
export async function readCommit(git: Git, revision: string): Promise<Commit> {
  const [head, listing] = await Promise.all([
    readHead(git, revision),
    git.list(['ls-tree', '-r', '-z', '--full-tree', revision]),
    noteMissing(git, revision),
  ]);
  if (head === undefined) throw new TypeError(`${revision} names no commit`);
  const entries = listing.map(parseEntry);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return { sha: head.sha, subject: head.subject, tree: sortTree(entries), entry: (path) => byPath.get(path) };
}

/** `<mode> <type> <oid>\t<path>`. */
function parseEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
  return { path: line.slice(tab + 1), mode, oid };
}

/** Texts of files of a commit, by path; absent files are absent. */
export async function readTexts(
  git: Git,
  commit: Commit,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const entries = [...new Set(paths)].flatMap((path) => commit.entry(path) ?? []);
  const blobs = await readBlobs(
    git,
    entries.map((entry) => entry.oid),
  );
  return new Map(
    entries.flatMap(({ path, oid }) => {
      const blob = blobs.get(oid);
      return blob === undefined ? [] : [[path, utf8Text(blob, path)] as const];
    }),
  );
}
