import { type ParamValue, readParams } from '../../project/index.ts';
import type { ParamsFile } from '../../project/types.ts';
import type { Commit, repositoryReasons } from '../../repository/index.ts';
import type { Problem } from '../../support/problem.ts';

/** Resolved parameters of one step: file → dotted keys → value. */
export type ParamFiles = ReadonlyMap<string, Readonly<Record<string, ParamValue>>>;

/** What a step's parameter files say. @param who reads them, for messages @param problems gets what is wrong */
export function paramFiles(
  files: readonly ParamsFile[],
  who: string,
  commit: Commit,
  texts: ReadonlyMap<string, string>,
  problems: Problem[],
): ParamFiles {
  const found = new Map<string, Readonly<Record<string, ParamValue>>>();
  for (const { file, keys } of files) {
    const text = texts.get(file);
    if (text === undefined) {
      const reason: keyof typeof repositoryReasons = 'params-missing';
      problems.push({ reason, message: `${who}: ${file} is not in commit ${commit.sha.slice(0, 12)}.` });
      continue;
    }
    const read = readParams(text, file, keys);
    problems.push(...read.problems);
    found.set(file, read.values);
  }
  return found;
}

/** As fingerprints hold them: `params.yaml:train.depth` → value. */
export function flatParams(files: ParamFiles): ReadonlyMap<string, ParamValue> {
  const flat = [...files].flatMap(([file, values]) =>
    Object.entries(values).map(([key, value]) => [`${file}:${key}`, value] as const),
  );
  return new Map(flat);
}
