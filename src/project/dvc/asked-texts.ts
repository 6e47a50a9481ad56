import { MlopsError } from '../../support/problem.ts';
import { expandMatrices } from '../expand/expand.ts';
import { filesContext } from '../include/files-context.ts';
import { mergeFiles } from '../include/merge-files.ts';
import type { ProjectTexts } from '../texts.ts';
import { aroundOf } from './around.ts';
import { expandPipelines } from './expand-pipelines.ts';

/** Whether a project may name a pipeline, so that who reads it need not list any file. */
export function mayHavePipelines(texts: ProjectTexts): boolean {
  const all = [texts.text, ...[...(texts.included?.values() ?? [])].map((file) => ('text' in file ? file.text : ''))];
  return all.some((text) => /\bdvc['"]?\s*:/.test(text));
}

/**
 * Texts that the pipelines of a project ask for, and that are not among those beside it yet. With them there may be more: a
 * `dvc.yaml` names files of variables.
 */
export function askedTexts(texts: ProjectTexts): readonly string[] {
  const asked = new Set<string>();
  try {
    const files = mergeFiles(texts, false);
    const { document, origin } = expandMatrices(files.document, files.places, files.list);
    const { folderOf } = filesContext(files, origin);
    const around = aroundOf(texts.beside, (path) => asked.add(path));
    expandPipelines(document, { list: files.list, around, origin, folderOf });
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error; // the loader says what is wrong
  }
  return [...asked].filter((path) => !texts.beside?.texts.has(path));
}
