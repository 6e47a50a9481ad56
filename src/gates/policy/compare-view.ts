import { viewWords } from '../../project/index.ts';
import type { Dataset } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { plain } from './change.ts';

/**
 * What a view keeps is the head's to say, as a `source` is. It is shown all the same: other rows are other data, also
 * where a model is judged by them, and nothing but these words in the diff tells of it.
 */
export function compareView(base: Dataset, head: Dataset): readonly PolicyChange[] {
  const [before, after] = [viewWords(base.view), viewWords(head.view)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => plain([...base.path, key], before.get(key) ?? '', after.get(key) ?? ''));
}
