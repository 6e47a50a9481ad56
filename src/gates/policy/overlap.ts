import picomatch from 'picomatch';
import { isPlainPath, matcher } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';

/** Whether two datasets may have rows in common. What a query of a database reads is not looked into. */
export function mayShareRows(a: Dataset, b: Dataset): boolean {
  // The dataset below a view keeps its own contract: whoever reads that one does not read the view.
  if ((a.view === undefined) !== (b.view === undefined)) return false;
  const [one, other] = [a.database, b.database];
  if (one === undefined || other === undefined) return one === other && mayOverlap(a.source, b.source);
  if (one.place.scheme !== other.place.scheme || one.place.variable !== other.place.variable) return false;
  const isQuery = one.relation.kind === 'query' || other.relation.kind === 'query';
  return isQuery || a.source === b.source;
}

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
