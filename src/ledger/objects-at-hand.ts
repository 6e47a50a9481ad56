import type { FoundObject, ObjectReader } from '../support/git-objects.ts';
import type { ObjectFormat } from '../support/git-place.ts';
import { decodeTree, filesOfCommit, folderMode, parentOfCommit, type TreeEntry, treeOfCommit } from './objects.ts';
import type { RecordProblem } from './record-problem.ts';
import type { Transport } from './transport.ts';

export type Tree = ReadonlyMap<string, TreeEntry>;

/** Objects by name, fetched where they are not on this machine, several in one go. */
export interface ObjectsAtHand {
  /** Root tree of a commit. */
  rootOf(commit: string): Promise<string>;
  /** How many files are at a commit, where its message says so. */
  filesOf(commit: string): Promise<number | undefined>;
  /** First parent of a commit, which need not be on this machine; undefined where it has none. */
  parentOf(commit: string): Promise<string | undefined>;
  trees(oids: readonly string[]): Promise<ReadonlyMap<string, Tree>>;
  blobs(oids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface AtHandOptions {
  readonly reader: ObjectReader;
  readonly transport: Transport;
  readonly format: ObjectFormat;
  readonly problem: RecordProblem;
}

/**
 * Up to so many files, all folders come in one trip: some 60 bytes each, which takes less time than one more trip for each
 * level. A commit that says too few costs time, no more.
 */
export const mostFiles = 1000;

export function objectsAtHand(options: AtHandOptions): ObjectsAtHand {
  const { reader, transport, format, problem } = options;
  const known = new Map<string, Tree>();
  /** Root trees that come with everything below them but the files. */
  const small = new Set<string>();

  const bring = async (missing: readonly string[]): Promise<void> => {
    const [whole, parts] = [missing.filter((oid) => small.has(oid)), missing.filter((oid) => !small.has(oid))];
    if (whole.length > 0) await transport.fetchFolders(whole);
    if (parts.length > 0) await transport.fetchObjects(parts);
  };

  const get = async (oids: readonly string[]): Promise<ReadonlyMap<string, FoundObject>> => {
    const found = new Map<string, FoundObject>();
    const collect = async (names: readonly string[]): Promise<void> => {
      const objects = await Promise.all(names.map((oid) => reader.read(oid)));
      for (const [index, object] of objects.entries()) {
        const oid = names[index];
        if (object !== undefined && oid !== undefined) found.set(oid, object);
      }
    };
    await collect(oids);
    const missing = oids.filter((oid) => !found.has(oid));
    if (missing.length === 0) return found;
    await bring(missing);
    await collect(missing);
    const gone = missing.find((oid) => !found.has(oid));
    if (gone !== undefined) throw problem('corrupt', `${transport.label} has no object ${gone}.`);
    return found;
  };

  const commitOf = async (commit: string): Promise<FoundObject | undefined> => {
    const here = await reader.read(commit);
    if (here === undefined) await transport.fetchCommit(commit);
    const object = here ?? (await reader.read(commit));
    return object?.kind === 'commit' ? object : undefined;
  };

  return {
    async parentOf(commit) {
      const object = await commitOf(commit);
      return object && parentOfCommit(object.bytes);
    },

    async rootOf(commit) {
      const object = await commitOf(commit);
      const root = object && treeOfCommit(object.bytes);
      if (root === undefined) throw problem('corrupt', `${transport.label}: ${commit} is no commit.`);
      if ((filesOfCommit(object?.bytes ?? Buffer.alloc(0)) ?? mostFiles + 1) <= mostFiles) small.add(root);
      return root;
    },

    async filesOf(commit) {
      const object = await commitOf(commit);
      return object && filesOfCommit(object.bytes);
    },

    async trees(oids) {
      const wanted = [...new Set(oids)].filter((oid) => !known.has(oid));
      for (const [oid, object] of wanted.length === 0 ? [] : await get(wanted)) {
        const entries = object.kind === 'tree' ? decodeTree(format, object.bytes) : undefined;
        if (entries === undefined) throw problem('corrupt', `${transport.label}: ${oid} is no readable folder.`);
        known.set(oid, new Map(entries.map((entry) => [entry.name, entry])));
      }
      return known;
    },

    async blobs(oids) {
      const texts = new Map<string, string>();
      for (const [oid, object] of await get([...new Set(oids)])) {
        if (object.kind !== 'blob') throw problem('corrupt', `${transport.label}: ${oid} is no file.`);
        texts.set(oid, object.bytes.toString('utf8'));
      }
      return texts;
    },
  };
}

/**
 * Finds what is at several paths below a root tree: one step for each level, all paths together.
 * @returns path → entry, for those that exist
 */
export async function entriesAt(
  objects: ObjectsAtHand,
  root: string,
  paths: readonly string[],
  problem: RecordProblem,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const found = new Map<string, TreeEntry>();
  let walks = [...new Set(paths)].map((path) => ({ path, rest: path.split('/'), tree: root }));
  while (walks.length > 0) {
    const trees = await objects.trees(walks.map((walk) => walk.tree));
    const next: typeof walks = [];
    for (const walk of walks) {
      const [name = '', ...rest] = walk.rest;
      const entry = trees.get(walk.tree)?.get(name);
      if (entry === undefined) continue;
      const isFolder = entry.mode === folderMode;
      if (isFolder === (rest.length === 0)) {
        throw problem('corrupt', `${walk.path}: ${name} is ${isFolder ? 'a folder' : 'a file'}, which it must not be.`);
      }
      if (rest.length === 0) found.set(walk.path, entry);
      else next.push({ path: walk.path, rest, tree: entry.oid });
    }
    walks = next;
  }
  return found;
}
