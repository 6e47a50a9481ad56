import picomatch from 'picomatch';
import { isPlainPath, matcher } from '../../project/index.ts';

/**
 * Whether two sources may name the same file. Of two globs that cannot be known without the files, so globs below one
 * folder count as overlapping: a contract is not shaken off by writing its files' names another way.
 */
export function mayOverlap(a: string, b: string): boolean {
  const [left, right] = [plainName(a), plainName(b)];
  if (isPlainPath(left) && isPlainPath(right)) return matcher(left)(right) || matcher(right)(left);
  if (isPlainPath(left)) return matcher(right)(left) || isWithin(folderOf(right), left);
  if (isPlainPath(right)) return matcher(left)(right) || isWithin(folderOf(left), right);
  return isWithin(folderOf(left), folderOf(right)) || isWithin(folderOf(right), folderOf(left));
}

/** A DVC pointer stands for the file beside it. */
function plainName(source: string): string {
  return source.replace(/\.dvc$/, '').replace(/\/+$/, '');
}

/** The part of a glob before its first special character, '' for the root. */
function folderOf(glob: string): string {
  return picomatch.scan(glob).base;
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
