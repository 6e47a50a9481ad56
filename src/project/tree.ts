import picomatch from 'picomatch';
import { compareText } from '../support/canonical.ts';

/** A file as a commit holds it. */
export interface TreeEntry {
  readonly path: string;
  /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
  readonly mode: string;
  /** Git blob id (or the submodule's commit). */
  readonly oid: string;
}

/** Files of one commit, ordered by path. */
export type Tree = readonly TreeEntry[];

/**
 * Selects by globs in the order in which they stand: a file is in when the last glob that matches it has no `!`.
 * A glob that ends with `/` stands for everything below. Equal selections of one tree are one array.
 */
export function selectFiles(tree: Tree, globs: readonly string[]): readonly TreeEntry[] {
  const index = indexOf(tree);
  const name = JSON.stringify(globs);
  const known = index.selections.get(name);
  if (known !== undefined) return known;
  const made = select(index, globs);
  index.selections.set(name, made);
  return made;
}

function select(index: TreeIndex, globs: readonly string[]): readonly TreeEntry[] {
  const isNamed = fileTest(globs);
  return candidates(index, globs).filter(({ path }) => isNamed(path));
}

/** What there is to know about a tree before any glob is asked, so that a glob reads only the folder it names. */
interface TreeIndex {
  readonly tree: Tree;
  /** Path of a file, or of a folder for everything below it, to places in the tree, ascending. */
  readonly below: ReadonlyMap<string, readonly number[]>;
  readonly selections: Map<string, readonly TreeEntry[]>;
}

const indexes = new WeakMap<Tree, TreeIndex>();

function indexOf(tree: Tree): TreeIndex {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const below = new Map<string, number[]>();
  const placesOf = (name: string): number[] => {
    const places = below.get(name) ?? [];
    if (places.length === 0) below.set(name, places);
    return places;
  };
  let [folder, around] = ['', [] as readonly number[][]]; // neighbours in a tree mostly share their folder
  for (const [place, { path }] of tree.entries()) {
    placesOf(path).push(place);
    const own = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (own !== folder) [folder, around] = [own, foldersAbove(own).map(placesOf)];
    for (const places of around) places.push(place);
  }
  const index = { tree, below, selections: new Map<string, readonly TreeEntry[]>() };
  indexes.set(tree, index);
  return index;
}

/** `a/b/c` → `a/b/c`, `a/b`, `a`. */
function foldersAbove(folder: string): readonly string[] {
  const names: string[] = [];
  for (let end = folder.length; end > 0; end = folder.lastIndexOf('/', end - 1)) names.push(folder.slice(0, end));
  return names;
}

/** The files that any glob without `!` can match, in the order of the tree. */
function candidates({ tree, below }: TreeIndex, globs: readonly string[]): readonly TreeEntry[] {
  const roots = new Set(globs.filter((glob) => !glob.startsWith('!')).map(folderOf));
  if (roots.has('')) return tree;
  const places = new Set([...roots].flatMap((folder) => below.get(folder) ?? []));
  return [...places].sort((a, b) => a - b).flatMap((place) => tree[place] ?? []);
}

const folders = new Map<string, string>();

/** The folder (or file) that a glob's matches lie in; `` where the text does not tell. Found once for each pattern. */
function folderOf(glob: string): string {
  const known = folders.get(glob);
  if (known !== undefined) return known;
  const found = findFolder(glob);
  folders.set(glob, found);
  return found;
}

function findFolder(glob: string): string {
  const trimmed = glob.replace(/\/+$/, '');
  if (trimmed === '.') return '';
  if (isPlainPath(trimmed)) return trimmed;
  return /^[./]|\\/.test(trimmed) ? '' : picomatch.scan(trimmed).base;
}

/** Whether a path is one of those that globs name: the last one that matches it has no `!`. */
export function fileTest(globs: readonly string[]): (path: string) => boolean {
  const steps = globs.map((glob) => ({
    keep: !glob.startsWith('!'),
    matches: matcher(glob.replace(/^!/, '')),
  }));
  return (path) => steps.findLast(({ matches }) => matches(path))?.keep ?? false;
}

/** True where a path has no glob characters. */
export function isPlainPath(path: string): boolean {
  return !picomatch.scan(path).isGlob;
}

/** Whether a folder, at the beginning of a glob, names itself: `teams/(a)` names `teams/a`, as `teams/{a}` may. */
export function namesItself(folder: string): boolean {
  if (/[(){}]/.test(folder)) return false;
  return isPlainPath(folder) || (matcher(`${folder}/`)(`${folder}/x`) && matcher(`${folder}/*.y`)(`${folder}/x.y`));
}

const matchers = new Map<string, (path: string) => boolean>();

/** A matcher for one glob; plain folders match all files below them. Compiled once for each pattern. */
export function matcher(glob: string): (path: string) => boolean {
  const known = matchers.get(glob);
  if (known !== undefined) return known;
  const made = compile(glob);
  matchers.set(glob, made);
  return made;
}

function compile(glob: string): (path: string) => boolean {
  const trimmed = glob.replace(/\/+$/, '');
  if (trimmed === '' || trimmed === '.' || trimmed === '**') return () => true;
  if (isPlainPath(trimmed)) return (path) => path === trimmed || path.startsWith(`${trimmed}/`);
  // s: a line break in a name is a character like any other.
  const whole = picomatch(glob.endsWith('/') ? `${trimmed}/**` : trimmed, { dot: true, flags: 's' });
  return (path) => whole(path);
}

/** A tree in the order that everything here relies on. */
export function sortTree(entries: Iterable<TreeEntry>): Tree {
  return [...entries].sort((a, b) => compareText(a.path, b.path));
}
