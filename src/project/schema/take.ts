import type { ProjectPath } from '../types.ts';
import { memberAt } from './found.ts';

/**
 * Takes a key out of a document, in place; for an item the whole list, so that the others keep their places.
 * Returns what is gone.
 */
export function take(document: unknown, path: ProjectPath): ProjectPath {
  const parent = memberAt(document, path.slice(0, -1));
  if (Array.isArray(parent)) return take(document, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof parent === 'object' && parent !== null && last !== undefined) Reflect.deleteProperty(parent, last);
  return path;
}
