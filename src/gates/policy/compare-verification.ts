import type { ProjectPath, VerifyStep } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { added, plain, removed } from './change.ts';
import { stepText } from './deploy-words.ts';

/**
 * Steps that the head asks no more, or in addition, of deployments of a model or in an environment. A step that is
 * written otherwise is another one; the same ones in another order are told as a change of the list.
 */
export function compareVerification(
  owner: string,
  path: ProjectPath,
  base: readonly VerifyStep[],
  head: readonly VerifyStep[],
): readonly PolicyChange[] {
  const [before, after] = [base.map(stepText), head.map(stepText)];
  const gone = without(before, after);
  const fresh = without(after, before);
  if (gone.length === 0 && fresh.length === 0) return plain(path, before.join('; '), after.join('; '));
  return [
    ...gone.map((text) => removed(path, text, `removes from the verification of ${owner}: ${text}`)),
    ...fresh.map((text) => added(path, text, `adds to the verification of ${owner}: ${text}`)),
  ];
}

/** What is left of a list after each text of another was taken out of it once. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return texts.filter((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
