import { graft } from './graft.ts';
import type { Home } from './home.ts';
import type { Identity } from './identity.ts';
import { blobOf, encodeCommit, encodePack, type GitObject, objectId } from './objects.ts';
import type { ObjectsAtHand } from './objects-at-hand.ts';

export interface CommitOf {
  /** path → text. */
  readonly files: ReadonlyMap<string, string>;
  readonly message: string;
  readonly who: Identity;
  /** All files are new there: the message says how many there are then. */
  readonly counted: boolean;
}

/** Writes a commit with these files put on what `from` has, and all objects that it needs; gives its id. */
export async function writeCommit(
  home: Home,
  objects: ObjectsAtHand,
  from: string | undefined,
  { files, message, who, counted }: CommitOf,
): Promise<string> {
  const blobs = [...files].map(([path, text]) => ({ path, object: blobOf(text) }));
  const ids = new Map(blobs.map(({ path, object }) => [path, objectId(home.format, object)]));
  const root = from === undefined ? undefined : await objects.rootOf(from);
  const { root: tree, trees } = await graft(objects, home.format, root, ids);
  const parent = from === undefined ? {} : { parent: from };
  const before = from === undefined ? 0 : await objects.filesOf(from);
  const count = counted && before !== undefined ? { files: before + files.size } : {};
  const commit = encodeCommit({ tree, ...parent, author: who.author, committer: who.committer, message, ...count });
  await storeObjects(home, [...blobs.map(({ object }) => object), ...trees, commit]);
  return objectId(home.format, commit);
}

async function storeObjects(home: Home, objects: readonly GitObject[]): Promise<void> {
  await home.git.bytes(['unpack-objects', '-q'], { input: encodePack(home.format, objects) });
}
