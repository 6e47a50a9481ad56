import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { ObjectKind } from '../support/git-objects.ts';
import type { ObjectFormat } from '../support/git-place.ts';

export interface GitObject {
  readonly kind: ObjectKind;
  readonly bytes: Buffer;
}

export interface TreeEntry {
  /** As in the tree: `100644` is a file, `40000` a folder. */
  readonly mode: string;
  readonly name: string;
  readonly oid: string;
}

export const fileMode = '100644';
export const folderMode = '40000';

/** The name that git gives an object: digest over kind, size and content. */
export function objectId(format: ObjectFormat, object: GitObject): string {
  return createHash(format).update(`${object.kind} ${object.bytes.length}\0`).update(object.bytes).digest('hex');
}

export function blobOf(text: string): GitObject {
  return { kind: 'blob', bytes: Buffer.from(text, 'utf8') };
}

/** Entries of a tree object, or undefined where the bytes are none (git-mktree, "tree format"). */
export function decodeTree(format: ObjectFormat, bytes: Buffer): readonly TreeEntry[] | undefined {
  const width = format === 'sha1' ? 20 : 32;
  const entries: TreeEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space + 1);
    if (space < 0 || nul < 0 || nul + 1 + width > bytes.length) return undefined;
    const name = bytes.toString('utf8', space + 1, nul);
    // Nothing of ours is named in another encoding, and writing such a name back would change it.
    if (name.includes('\ufffd')) return undefined;
    entries.push({
      mode: bytes.toString('latin1', at, space),
      name,
      oid: bytes.toString('hex', nul + 1, nul + 1 + width),
    });
    at = nul + 1 + width;
  }
  return entries;
}

export function encodeTree(entries: Iterable<TreeEntry>): GitObject {
  const sorted = [...entries].sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const parts = sorted.flatMap((entry) => [
    Buffer.from(`${entry.mode} ${entry.name}\0`, 'utf8'),
    Buffer.from(entry.oid, 'hex'),
  ]);
  return { kind: 'tree', bytes: Buffer.concat(parts) };
}

/** git sorts folders as if their names ended in a slash. */
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === folderMode ? `${entry.name}/` : entry.name, 'utf8');
}

export interface CommitContent {
  readonly tree: string;
  readonly parent?: string;
  /** As `git var GIT_AUTHOR_IDENT` says it: `Name <mail> seconds zone`. */
  readonly author: string;
  readonly committer: string;
  readonly message: string;
  /** How many files there are at it; the last line of the message says so. */
  readonly files?: number;
}

export function encodeCommit(content: CommitContent): GitObject {
  const lines = [
    `tree ${content.tree}`,
    ...(content.parent === undefined ? [] : [`parent ${content.parent}`]),
    `author ${content.author}`,
    `committer ${content.committer}`,
    '',
    `${content.message.replaceAll('\0', '').trim()}\n`,
    ...(content.files === undefined ? [] : [`Files: ${content.files}\n`]),
  ];
  return { kind: 'commit', bytes: Buffer.from(lines.join('\n'), 'utf8') };
}

/** The tree that a commit names, or undefined where the bytes are no commit. */
export function treeOfCommit(bytes: Buffer): string | undefined {
  return /^tree ([0-9a-f]{40,64})\n/.exec(bytes.toString('latin1', 0, 80))?.[1];
}

/** How many files its message says are at a commit; undefined where it does not say. */
export function filesOfCommit(bytes: Buffer): number | undefined {
  const said = /\nFiles: (\d{1,9})\n$/.exec(bytes.toString('latin1'))?.[1];
  return said === undefined ? undefined : Number(said);
}

/** The first parent that a commit names. */
export function parentOfCommit(bytes: Buffer): string | undefined {
  return /^tree [0-9a-f]{40,64}\nparent ([0-9a-f]{40,64})\n/.exec(bytes.toString('latin1', 0, 160))?.[1];
}

const packKinds: Readonly<Record<ObjectKind, number>> = { commit: 1, tree: 2, blob: 3 };

/**
 * Objects as one pack stream for `git unpack-objects`, so that any number of them is written by one process
 * (gitformat-pack: header, then for each object a size of 4 + 7·n bits with its kind, then the deflated content).
 */
export function encodePack(format: ObjectFormat, objects: readonly GitObject[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts = [header, ...objects.flatMap((object) => [packHead(object), deflateSync(object.bytes)])];
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash(format).update(body).digest()]);
}

function packHead(object: GitObject): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(object.bytes.length / 16);
  let byte = (packKinds[object.kind] << 4) | (object.bytes.length % 16);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest % 128;
    rest = Math.floor(rest / 128);
  }
  bytes.push(byte);
  return Buffer.from(bytes);
}
