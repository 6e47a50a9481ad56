import { MlopsError } from '../support/problem.ts';
import { aroundOf } from './around.ts';
import { expandContracts } from './contract-files/expand-contracts.ts';
import { expandPipelines } from './dvc/expand-pipelines.ts';
import { expandMatrices } from './expand/expand.ts';
import { filesContext } from './include/files-context.ts';
import { mergeFiles } from './include/merge-files.ts';
import type { ProjectTexts } from './texts.ts';

/** Whether a project may name a pipeline, or a file of columns, so that who reads it need not list any file. */
export function mayAskForFiles(texts: ProjectTexts): boolean {
  const all = [texts.text, ...[...(texts.included?.values() ?? [])].map((file) => ('text' in file ? file.text : ''))];
  return all.some(
    (text) => /\bdvc['"]?\s*:/.test(text) || /\bcolumns['"]?\s*:\s*['"]?[^'"{}:,\n]+\.(ya?ml|json)\b/i.test(text),
  );
}

/**
 * Texts that the pipelines and contracts of a project ask for, and that are not among those beside it yet. With them there may be more: a
 * `dvc.yaml` names files of variables.
 */
export function askedTexts(texts: ProjectTexts): readonly string[] {
  const asked = new Set<string>();
  try {
    const files = mergeFiles(texts, false);
    const { document, origin } = expandMatrices(files.document, files.places, files.list);
    const { folderOf } = filesContext(files, origin);
    const around = aroundOf(texts.beside, (path) => asked.add(path));
    const { document: whole } = expandContracts(document, { list: files.list, around, folderOf });
    expandPipelines(whole, { list: files.list, around, origin, folderOf });
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error; // the loader says what is wrong
  }
  return [...asked].filter((path) => !texts.beside?.texts.has(path));
}
