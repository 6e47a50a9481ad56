import { sortTree, type Tree, type TreeEntry } from '../project/index.ts';
import type { Git } from '../support/git.ts';
import { readBlobs } from './blobs.ts';
import { readHead } from './commit-head.ts';
import { utf8Text } from './utf8-text.ts';

/** One commit, read once: its files and a way to read some of them. */
export interface Commit {
  readonly sha: string;
  readonly subject: string;
  readonly tree: Tree;
  readonly entry: (path: string) => TreeEntry | undefined;
  /** Sizes of blobs in bytes, by path. */
  readonly size: (path: string) => number;
}

/** Reads a commit's tree. Errors: GitError where the clone has no such `revision`, TypeError where it is no commit. */
export async function readCommit(git: Git, revision: string): Promise<Commit> {
  const [head, listing] = await Promise.all([
    readHead(git, revision),
    git.list(['ls-tree', '-r', '-l', '-z', '--full-tree', revision]),
  ]);
  if (head === undefined) throw new TypeError(`${revision} names no commit`);
  const sizes = new Map<string, number>();
  const entries = listing.map((line) => parseEntry(line, sizes));
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    sha: head.sha,
    subject: head.subject,
    tree: sortTree(entries),
    entry: (path) => byPath.get(path),
    size: (path) => sizes.get(path) ?? 0,
  };
}

/** `<mode> <type> <oid> <size>\t<path>`, size right-aligned and `-` for submodules. */
function parseEntry(line: string, sizes: Map<string, number>): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , oid = '', size = ''] = line.slice(0, tab).split(/ +/);
  const path = line.slice(tab + 1);
  sizes.set(path, Number(size) || 0);
  return { path, mode, oid };
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
