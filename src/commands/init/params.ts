import { posix } from 'node:path';
import { readParams } from '../../project/index.ts';
import { baseName, folderName, kindOfName } from './interesting.ts';
import type { TrainingScript } from './training-scripts.ts';
import type { Guess, ProposedModel, Survey } from './types.ts';

export interface FoundParams {
  readonly params: ProposedModel['params'];
  readonly checks: readonly string[];
}

/** Parameter files that a script names, or that lie beside it and are named so. Settings of tools are none. */
export function paramsOf(script: TrainingScript, workingDirectory: string, survey: Survey): FoundParams {
  const params = new Map<string, Guess<readonly string[] | null>>();
  const checks: string[] = [];
  const places = new Set([workingDirectory, folderName(script.path)]);
  for (const { path, state } of survey.files) {
    if (kindOfName(path) !== 'params' || !places.has(folderName(path))) continue;
    const named = script.facts.paths.some((each) => baseName(each.path) === baseName(path));
    // A script that asks for $MLOPS_PARAMS has parameters; `config.json` beside it is what they are called then.
    const beside = /param/i.test(baseName(path)) || script.facts.variables.has('MLOPS_PARAMS');
    if (!named && !beside) continue;
    const refused = state === 'ignored' ? 'git ignores it' : whyUnreadable(path, survey);
    if (refused !== undefined) checks.push(`${path} looks like parameters, but ${refused}.`);
    else {
      const why = named
        ? `${script.path} names ${baseName(path)}`
        : `${path} is named so, and lies beside ${script.path}`;
      params.set(below(path, workingDirectory), { value: null, why });
    }
  }
  return { params, checks };
}

/** The same for what a DVC stage declares; keys that the file does not have are left out and said. */
export function declaredParams(
  declared: ReadonlyMap<string, readonly string[] | null>,
  folder: string,
  file: string,
  survey: Survey,
): FoundParams {
  const params = new Map<string, Guess<readonly string[] | null>>();
  const checks: string[] = [];
  for (const [written, keys] of declared) {
    const path = posix.join(folder, written);
    const text = survey.texts.get(path);
    const refused = text === undefined ? 'it is not among the parameter files here' : whyUnreadable(path, survey);
    if (text === undefined || refused !== undefined) {
      checks.push(`${file} names ${path} as parameters, but ${refused}: add it under \`params\`.`);
      continue;
    }
    const known = keys?.filter((key) => readParams(text, path, [key]).problems.length === 0) ?? null;
    const missing = keys?.filter((key) => known?.includes(key) === false) ?? [];
    if (missing.length > 0) checks.push(`${path} has no key ${missing.join(', ')}, which ${file} names.`);
    if (known === null || known.length > 0)
      params.set(written, { value: known && [...new Set(known)], why: `${file} names them` });
  }
  return { params, checks };
}

function whyUnreadable(path: string, survey: Survey): string | undefined {
  const text = survey.texts.get(path);
  if (text === undefined) return 'it was not read';
  return readParams(text, path, null).problems.length > 0 ? 'it cannot be read' : undefined;
}

/** From the working directory; what lies elsewhere begins with `/`. */
export function below(path: string, workingDirectory: string): string {
  if (workingDirectory === '') return path;
  return path.startsWith(`${workingDirectory}/`) ? path.slice(workingDirectory.length + 1) : `/${path}`;
}
