import { folderMode, type TreeEntry } from './objects.ts';
import { entriesAt, type ObjectsAtHand } from './objects-at-hand.ts';
import type { RecordProblem } from './record-problem.ts';

/** What is on a branch of records at one commit. */
export interface View {
  readonly commit: string | undefined;
  /** How many files its message says are at the commit; undefined where it does not say. */
  files(): Promise<number | undefined>;
  /** The first parent of the commit; undefined where it has none. */
  parent(): Promise<string | undefined>;
  /** path → entry of those files that exist. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
  /** path → text of those files that exist. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** path → text of entries that `find` gave. */
  texts(entries: ReadonlyMap<string, TreeEntry>): Promise<ReadonlyMap<string, string>>;
  /** folder → names of the files in it, of those folders that exist. All folders of a level in one step. */
  names(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** path → text of all files of a folder, by name; empty where there is no such folder. */
  folder(path: string): Promise<ReadonlyMap<string, string>>;
}

export function viewOf(objects: ObjectsAtHand, commit: string | undefined, problem: RecordProblem): View {
  const rootOf = async (): Promise<string | undefined> =>
    commit === undefined ? undefined : await objects.rootOf(commit);

  const find: View['find'] = async (paths) => {
    const root = await rootOf();
    return root === undefined ? new Map() : await entriesAt(objects, root, paths, problem);
  };

  const texts: View['texts'] = async (entries) => {
    const blobs = await objects.blobs([...entries.values()].map((entry) => entry.oid));
    return new Map([...entries].flatMap(([path, { oid }]) => withText(path, blobs.get(oid))));
  };

  const names: View['names'] = async (folders) => {
    const root = await rootOf();
    const found = new Map<string, readonly string[]>();
    if (root === undefined) return found;
    let walks = [...new Set(folders)].map((folder) => ({ folder, rest: folder.split('/'), tree: root }));
    while (walks.length > 0) {
      const trees = await objects.trees(walks.map(({ tree }) => tree));
      walks = walks.flatMap(({ folder, rest: [name, ...rest], tree }) => {
        const entries = trees.get(tree);
        if (name === undefined) {
          const files = [...(entries?.values() ?? [])].filter(({ mode }) => mode !== folderMode);
          found.set(
            folder,
            files.map((entry) => entry.name),
          );
          return [];
        }
        const entry = entries?.get(name);
        return entry?.mode === folderMode ? [{ folder, rest, tree: entry.oid }] : [];
      });
    }
    return found;
  };

  return {
    commit,
    files: async () => (commit === undefined ? undefined : await objects.filesOf(commit)),
    parent: async () => (commit === undefined ? undefined : await objects.parentOf(commit)),
    find,
    names,
    texts,
    read: async (paths) => await texts(await find(paths)),
    async folder(path) {
      let tree = await rootOf();
      for (const name of path.split('/')) {
        const entry = tree === undefined ? undefined : (await objects.trees([tree])).get(tree)?.get(name);
        tree = entry?.mode === folderMode ? entry.oid : undefined;
      }
      if (tree === undefined) return new Map();
      const entries = [...((await objects.trees([tree])).get(tree)?.values() ?? [])];
      return await texts(new Map(entries.map((entry) => [`${path}/${entry.name}`, entry])));
    },
  };
}

function withText(path: string, text: string | undefined): (readonly [string, string])[] {
  return text === undefined ? [] : [[path, text]];
}
