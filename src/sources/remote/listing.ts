import picomatch from 'picomatch';
import { matcher } from '../../project/index.ts';
import { compareText } from '../../support/canonical.ts';
import type { Patience } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { folderOf, isOddKey, type SourceAddress } from '../../support/source-address.ts';
import type { SourceObject } from '../port.ts';
import { sourceReasons } from '../reasons.ts';
import { type Listed, type ObjectStore, type Page, patiently } from './object-store.ts';

export type StoreAddress = Exclude<SourceAddress, { kind: 'https' }>;

/** What can be planned in seconds and held in memory. */
const mostObjects = 1_000_000;
/** A thousand objects on each is usual, and a tenth of that is allowed. */
const mostPages = 10_000;
/** Stores may give pages with nothing on them, where something was deleted. */
const mostEmptyPages = 100;

/**
 * The objects that an address means, sorted by path. What looks like a file is asked for first: that needs no right to list.
 * @throws MlopsError source-too-many, source-odd-name, source-protocol, source-refused, source-unreachable
 */
export async function findObjects(
  store: ObjectStore,
  address: StoreAddress,
  patience: Patience,
): Promise<readonly SourceObject[]> {
  const { path } = address;
  const { base, isGlob } = picomatch.scan(path);
  if (!isGlob && /\.[A-Za-z0-9]+$/.test(path)) {
    const found = await patiently(store, () => store.look(path), patience);
    if (found !== undefined) return [objectOf(store, address, found)];
  }
  const matches = matcher(path);
  const listed = await listAll(store, isGlob ? base : path.replace(/\/$/, ''), (key) => matches(key), patience);
  const objects = withoutFolders(listed).map((each) => objectOf(store, address, each));
  return objects.sort((a, b) => compareText(a.path, b.path));
}

async function listAll(
  store: ObjectStore,
  prefix: string,
  isWanted: (key: string) => boolean,
  patience: Patience,
): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  const seen: Seen = { keys: new Set(), tokens: new Set(), pages: 0, emptyPages: 0 };
  for (let from: string | undefined; ; ) {
    const asked = from;
    const page = await patiently(store, () => store.page(prefix, asked), patience);
    remember(seen, page, store, prefix);
    for (const object of page.objects) if (isWanted(object.key)) found.push(object);
    if (page.next === undefined) return found;
    from = page.next;
  }
}

interface Seen {
  readonly keys: Set<string>;
  readonly tokens: Set<string>;
  pages: number;
  /** Since a page had something on it. */
  emptyPages: number;
}

/** Holds a page against those before it. @throws MlopsError source-protocol, source-too-many */
function remember(seen: Seen, { objects, next }: Page, store: ObjectStore, prefix: string): void {
  if (next !== undefined && seen.tokens.has(next)) throw protocol(store, `gives the same page of ${prefix} again`);
  if (next !== undefined) seen.tokens.add(next);
  for (const { key } of objects) {
    if (seen.keys.has(key)) throw protocol(store, `lists ${key} twice below ${prefix}`);
    seen.keys.add(key);
  }
  seen.pages += 1;
  seen.emptyPages = objects.length === 0 ? seen.emptyPages + 1 : 0;
  if (seen.keys.size > mostObjects) throw tooMany(store, `has more than ${mostObjects} objects below ${prefix}`);
  if (next === undefined) return;
  if (seen.emptyPages === mostEmptyPages) {
    throw protocol(
      store,
      `says ${mostEmptyPages} times one after the other that more of ${prefix} follows, and gives nothing`,
    );
  }
  if (seen.pages < mostPages) return;
  throw tooMany(
    store,
    `has more than ${mostPages} pages of ${prefix}, with ${seen.keys.size} objects on the first of them`,
  );
}

function tooMany({ words }: ObjectStore, what: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-too-many', `The ${words} ${what}.`);
}

/** Consoles and file systems over buckets leave empty objects where a folder begins. */
function withoutFolders(listed: readonly Listed[]): readonly Listed[] {
  const folders = new Set(listed.flatMap(({ key }) => foldersAbove(key)));
  return listed.filter(({ key, bytes }) => !(bytes === 0 && (key.endsWith('/') || folders.has(key))));
}

function foldersAbove(key: string): readonly string[] {
  const names: string[] = [];
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) names.push(key.slice(0, end));
  return names;
}

function objectOf(store: ObjectStore, address: StoreAddress, { key, bytes, tag, md5 }: Listed): SourceObject {
  if (isOddKey(key)) {
    const sentence = `The ${store.words} has an object ${JSON.stringify(key)}, which no file can be called.`;
    throw MlopsError.of(sourceReasons, 'source-odd-name', sentence);
  }
  if (!Number.isSafeInteger(bytes) || bytes < 0 || tag === '') throw protocol(store, `says no size and tag of ${key}`);
  return { address, key, path: `${folderOf(address)}${key}`, bytes, tag, ...(md5 && { md5 }) };
}

function protocol({ words }: ObjectStore, what: string): MlopsError {
  return MlopsError.of(sourceReasons, 'source-protocol', `The ${words} ${what}.`);
}
