import { folderMode, type TreeEntry } from './objects.ts';
import { entriesAt, type ObjectsAtHand } from './objects-at-hand.ts';
import type { RecordProblem } from './record-problem.ts';

/** What is on a branch of records at one commit. */
export interface View {
  readonly commit: string | undefined;
  /** path → entry of those files that exist. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
  /** path → text of those files that exist. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** path → text of entries that `find` gave. */
  texts(entries: ReadonlyMap<string, TreeEntry>): Promise<ReadonlyMap<string, string>>;
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

  return {
    commit,
    find,
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
