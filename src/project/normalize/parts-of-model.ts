import type { WrittenModel } from '../schema/model.ts';
import type { Model, ParamsFile, ProjectPath } from '../types.ts';
import { type Context, entryPath, keyPathAt, oneOrMany, pathAt } from './context.ts';
import { globsAt } from './globs.ts';

/** The files that a step may read as code. */
export function codeOf(
  context: Context,
  written: WrittenModel['code'],
  at: ProjectPath,
  workingDirectory: string,
): Model['code'] {
  if (written === undefined) return { kind: 'default' };
  const globs = globsAt(context, written, at, workingDirectory);
  return { kind: 'globs', globs };
}

/** Parameter files, whole or by keys. */
export function paramsOf(
  context: Context,
  written: WrittenModel['params'],
  at: ProjectPath,
  workingDirectory: string,
): readonly ParamsFile[] {
  const options = { workingDirectory, rooted: true };
  if (written === undefined) return [];
  if (typeof written === 'string' || Array.isArray(written)) {
    return oneOrMany(written).map((text, index) => {
      return { file: pathAt(context, entryPath(at, written, index), text, options), keys: null };
    });
  }
  return Object.entries(written).map(([text, keys]) => {
    if (/[*?[{]/.test(text)) {
      context.list.add('contradiction', [...at, text], 'keys can be read from one file, not from a glob');
    }
    return { file: keyPathAt(context, at, text, options), keys };
  });
}
