import type { Git } from '../support/git.ts';
import { bringMissing } from '../support/git-missing.ts';
import { type FoundObject, objectsOf } from '../support/git-objects.ts';

/** Small blobs that were read before. An object id names its content, so that these are never out of date. */
const seen = new WeakMap<Git, Map<string, Buffer>>();
const largestKept = 64 * 1024;
const mostKept = 10_000;

/**
 * Contents of several blobs by object id; ids that the clone lacks are absent. Small ones are read once for each repository
 * object: base and head share most of theirs.
 */
export async function readBlobs(git: Git, oids: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
  const kept = seen.get(git) ?? new Map<string, Buffer>();
  seen.set(git, kept);
  const wanted = [...new Set(oids)];
  const found = new Map(wanted.flatMap((oid) => pair(oid, kept.get(oid))));
  for (const [oid, blob] of await readObjects(
    git,
    wanted.filter((oid) => !found.has(oid)),
  )) {
    found.set(oid, blob);
    if (blob.length <= largestKept && kept.size < mostKept) kept.set(oid, blob);
  }
  return found;
}

const sizes = new WeakMap<Git, Map<string, number>>();

/** Sizes of blobs in bytes, by object id; what the clone lacks is absent. Asked once for each repository object. */
export async function blobSizes(git: Git, oids: Iterable<string>): Promise<ReadonlyMap<string, number>> {
  const kept = sizes.get(git) ?? new Map<string, number>();
  sizes.set(git, kept);
  const wanted = [...new Set(oids)].filter((oid) => !kept.has(oid));
  await bringMissing(git, wanted);
  const objects = objectsOf(git);
  const found = await Promise.all(wanted.map((oid) => objects.size(oid)));
  for (const [index, size] of found.entries()) {
    const oid = wanted[index];
    if (oid !== undefined && size !== undefined) kept.set(oid, size);
  }
  return kept;
}

function pair(oid: string, blob: Buffer | undefined): readonly (readonly [string, Buffer])[] {
  return blob === undefined ? [] : [[oid, blob]];
}

async function readObjects(git: Git, wanted: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const objects = objectsOf(git);
  await bringMissing(git, wanted);
  const found = await Promise.all(wanted.map((oid) => objects.read(oid)));
  return new Map(found.flatMap((object, index) => pair(wanted[index] ?? '', blobOf(object))));
}

function blobOf(object: FoundObject | undefined): Buffer | undefined {
  return object?.kind === 'blob' ? object.bytes : undefined;
}
