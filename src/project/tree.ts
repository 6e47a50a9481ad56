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
 * A glob that ends with `/` stands for everything below.
 */
export function selectFiles(tree: Tree, globs: readonly string[]): readonly TreeEntry[] {
  const steps = globs.map((glob) => {
    const negated = glob.startsWith('!');
    return { keep: !negated, test: matcher(negated ? glob.slice(1) : glob) };
  });
  return tree.filter(({ path }) => {
    let selected = false;
    for (const step of steps) if (step.keep !== selected && step.test(path)) selected = step.keep;
    return selected;
  });
}

/** True where a path has no glob characters. */
export function isPlainPath(path: string): boolean {
  return !picomatch.scan(path).isGlob;
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
  const whole = picomatch(glob.endsWith('/') ? `${trimmed}/**` : trimmed, { dot: true });
  return (path) => whole(path);
}

/** A tree in the order that everything here relies on. */
export function sortTree(entries: Iterable<TreeEntry>): Tree {
  return [...entries].sort((a, b) => compareText(a.path, b.path));
}
