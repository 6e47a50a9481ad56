import { posix } from 'node:path';
import { folderName, kindOfName } from './interesting.ts';
import type { TrainingScript } from './training-scripts.ts';
import type { Guess, Survey } from './types.ts';

/**
 * Where a script is run: the nearest folder above it that is a project of its own (parameters, lock files, data), unless
 * the script names files as they lie from the root.
 */
export function workingDirectoryOf(script: TrainingScript, survey: Survey): Guess<string> {
  const root = { value: '', why: `${script.path} is run from the root` };
  for (let folder = folderName(script.path); folder !== ''; folder = folderName(folder)) {
    const sign = ownSign(folder, survey);
    if (sign === undefined) continue;
    const fromRoot = script.facts.paths.some(({ path }) => path.startsWith(`${folder}/`));
    return fromRoot ? root : { value: folder, why: `${folder} has its own ${sign}` };
  }
  return root;
}

/** What makes a folder a project of its own. */
function ownSign(folder: string, survey: Survey): string | undefined {
  for (const { path } of survey.files) {
    if (!path.startsWith(`${folder}/`)) continue;
    const rest = posix.relative(folder, path);
    const kind = kindOfName(path);
    if (!rest.includes('/') && (kind === 'params' || kind === 'lock' || kind === 'tasks')) return rest;
    if (kind === 'data' && /^(?:data|datasets?)\//.test(rest)) return `${rest.split('/', 1)[0] ?? 'data'}/`;
  }
  return undefined;
}
