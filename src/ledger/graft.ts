import type { ObjectFormat } from '../support/git-place.ts';
import { encodeTree, fileMode, folderMode, type GitObject, objectId, type TreeEntry } from './objects.ts';
import type { ObjectsAtHand } from './objects-at-hand.ts';

export interface Grafted {
  readonly root: string;
  /** New trees, children first. */
  readonly trees: readonly GitObject[];
}

/**
 * The tree that results from putting files at paths of a tree. Only the folders on the way are read and made again;
 * their siblings need not be on this machine.
 * @param files path → id of the file's blob
 */
export async function graft(
  objects: ObjectsAtHand,
  format: ObjectFormat,
  root: string | undefined,
  files: ReadonlyMap<string, string>,
): Promise<Grafted> {
  const made: GitObject[] = [];

  const put = async (oid: string | undefined, below: ReadonlyMap<string, string>): Promise<string> => {
    const old = oid === undefined ? undefined : (await objects.trees([oid])).get(oid);
    const entries = new Map<string, TreeEntry>(old);
    for (const [name, inner] of byFirstName(below)) {
      const file = inner.get('');
      const there = entries.get(name);
      const folder = there?.mode === folderMode ? there.oid : undefined;
      const entry: TreeEntry =
        file === undefined
          ? { mode: folderMode, name, oid: await put(folder, inner) }
          : { mode: fileMode, name, oid: file };
      entries.set(name, entry);
    }
    const tree = encodeTree(entries.values());
    made.push(tree);
    return objectId(format, tree);
  };

  return { root: await put(root, files), trees: made };
}

function byFirstName(files: ReadonlyMap<string, string>): ReadonlyMap<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const [path, oid] of files) {
    const cut = path.indexOf('/');
    const name = cut < 0 ? path : path.slice(0, cut);
    const group = groups.get(name) ?? new Map<string, string>();
    group.set(cut < 0 ? '' : path.slice(cut + 1), oid);
    groups.set(name, group);
  }
  return groups;
}
