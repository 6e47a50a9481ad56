import { loadProject } from '../../project/index.ts';
import type { Edit } from './edit.ts';
import { withoutUntrue } from './inferred-comment.ts';

/**
 * Makes edits one after the other, each in the text as it is by then. One that changes nothing, or leaves a file that nobody
 * can read, is not made.
 */
export function applyEdits(
  edits: readonly Edit[],
  given: string,
  file: string,
): { readonly text: string; readonly made: readonly Edit[] } {
  const made: Edit[] = [];
  let text = given;
  for (const edit of edits) {
    const after = edit.apply(withoutUntrue(text, edit.at));
    if (after === undefined || after === text || !isProject(after, file)) continue;
    text = after;
    made.push(edit);
  }
  return { text, made };
}

function isProject(text: string, file: string): boolean {
  try {
    loadProject(text, file);
    return true;
  } catch {
    return false;
  }
}
