import { loadProject, type ProjectTexts } from '../../project/index.ts';
import type { Edit } from './edit.ts';
import { withoutUntrue } from './inferred-comment.ts';
import { withTextAt } from './text-at.ts';

/**
 * Makes edits one after the other, each in the file that it is about, with the text as it is by then. One that changes
 * nothing, or leaves a project that nobody can read, is not made.
 */
export function applyEdits(
  edits: readonly Edit[],
  given: ProjectTexts,
): { readonly texts: ProjectTexts; readonly made: readonly Edit[] } {
  const made: Edit[] = [];
  let texts = given;
  for (const edit of edits) {
    const after = withTextAt(texts, edit.at, (text) => edit.apply(withoutUntrue(text, edit.at)));
    if (after === undefined || after === texts || !isProject(after)) continue;
    texts = after;
    made.push(edit);
  }
  return { texts, made };
}

function isProject(texts: ProjectTexts): boolean {
  try {
    loadProject(texts);
    return true;
  } catch {
    return false;
  }
}
