import { matcher, mayNameBelow, type TreeEntry } from '../project/index.ts';
import type { Sources } from '../sources/port.ts';
import { readBlobs } from './blobs.ts';
import type { Commit } from './commit.ts';
import { type Bring, dvcListing, isFolder } from './dvc-content.ts';
import { lockedOuts } from './locked-outs.ts';
import { fromRemote } from './pointer-remotes.ts';
import { type DvcPointer, parseDvcPointer } from './pointers.ts';
import type { Repository } from './repository.ts';

/** What is needed to look into a folder of DVC: its list of files is content, too. */
export interface ListPlaces {
  readonly repository: Repository;
  readonly commit: Commit;
  readonly sources: Sources;
  /** Where what is brought is kept; absolute. */
  readonly cache: string;
}

/** What a commit says that DVC keeps of a source. */
export interface BehindDvc {
  readonly pointers: readonly DvcPointer[];
  /** The folders whose lists were read: what lies in them on this machine is known by no other name. */
  readonly folders: readonly string[];
}

/**
 * The pointers that a source names, whole files and whole folders; and of a folder behind a pointer the files that the source
 * names in it (`data/train.csv` where `data.dvc` is the pointer), each by the digest that the folder's list has. The list
 * comes from DVC's cache or its remote. Errors: pointer-unreadable, data-outside, data-not-local, pointer-content-damaged.
 */
export async function behindPointers(source: string, places: ListPlaces): Promise<BehindDvc> {
  const files = places.commit.tree.filter(({ path }) => path.endsWith('.dvc'));
  const isNamed = (entry: TreeEntry) => isPointerOf(entry.path, source);
  const around = files.filter((entry) => !isNamed(entry) && mayNameBelow(source, entry.path.slice(0, -'.dvc'.length)));
  const whole = await parsed(places, files.filter(isNamed));
  const inside = await inFolders((await parsed(places, around)).filter(isFolder), source, places);
  return { pointers: [...whole, ...inside.pointers], folders: inside.folders };
}

/** The same of what stages of a pipeline left: the `dvc.lock` beside their `dvc.yaml` has its digest, git nothing of it. */
export async function behindLocks(source: string, places: ListPlaces): Promise<BehindDvc> {
  const { repository, commit } = places;
  const locks = commit.tree.filter(({ path }) => /(^|\/)dvc\.lock$/.test(path));
  const blobs = await readBlobs(
    repository.git,
    locks.map(({ oid }) => oid),
  );
  const outs = locks.flatMap(({ path, oid }) => lockedOuts(blobs.get(oid)?.toString('utf8') ?? '', path));
  const isNamed = matcher(source);
  const around = outs.filter((out) => !isNamed(out.path) && isFolder(out) && mayNameBelow(source, out.path));
  const inside = await inFolders(around, source, places);
  return { pointers: [...outs.filter(({ path }) => isNamed(path)), ...inside.pointers], folders: inside.folders };
}

/** `data/x.csv.dvc` stands for `data/x.csv`, and may be named itself. */
function isPointerOf(path: string, source: string): boolean {
  const test = matcher(source);
  return test(path) || test(path.slice(0, -'.dvc'.length));
}

async function parsed({ repository }: ListPlaces, entries: readonly TreeEntry[]): Promise<readonly DvcPointer[]> {
  const blobs = await readBlobs(
    repository.git,
    entries.map(({ oid }) => oid),
  );
  return entries.map(({ path, oid }) => parseDvcPointer(blobs.get(oid)?.toString('utf8') ?? '', path));
}

async function inFolders(folders: readonly DvcPointer[], source: string, places: ListPlaces): Promise<BehindDvc> {
  const { repository } = places;
  const bring: Bring = (path, of) => fromRemote(repository, path, of, places, () => undefined);
  const isNamed = matcher(source);
  const pointers: DvcPointer[] = [];
  for (const folder of folders) {
    const { path, md5 } = folder;
    const listed = await dvcListing(repository, path, folder, bring);
    for (const file of listed.filter((one) => isNamed(one.path))) {
      pointers.push({ kind: 'dvc', md5: file.md5, path: file.path, bytes: undefined, folder: { path, md5 } });
    }
  }
  return { pointers, folders: folders.map(({ path }) => path) };
}
