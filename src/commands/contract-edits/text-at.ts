import { fileAt, loadProject, type ProjectPath, type ProjectTexts, textIn, withText } from '../../project/index.ts';

/**
 * The text of the file in which the entry stands that a path is about: what is not there yet belongs there, too. Undefined of
 * a contract that stands in a file of its own, which is not edited.
 */
export function textAt(texts: ProjectTexts, path: ProjectPath): string | undefined {
  return textIn(texts, fileAt(loadProject(texts), path));
}

/** The same project with another text of that file; undefined where there is none. */
export function withTextAt(
  texts: ProjectTexts,
  path: ProjectPath,
  change: (text: string) => string | undefined,
): ProjectTexts | undefined {
  const before = textAt(texts, path);
  const after = before === undefined ? undefined : change(before);
  if (after === undefined || after === before) return after === undefined ? undefined : texts;
  return withText(texts, fileAt(loadProject(texts), path), after);
}
