import { resolveGlob } from '../paths.ts';
import type { WrittenModel } from '../schema/model.ts';
import { fileTest, isPlainPath, matcher } from '../tree.ts';
import type { Model, ParamsFile, ProjectPath } from '../types.ts';
import { type Context, entryPath, keyPathAt, oneOrMany, pathAt, settle } from './context.ts';
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
  if (typeof written === 'string' || Array.isArray(written)) return wholeFiles(context, written, at, workingDirectory);
  return Object.entries(written).map(([text, keys]) => {
    if (/[*?[{]/.test(text)) {
      context.list.add('contradiction', [...at, text], 'keys can be read from one file, not from a glob');
    }
    return { file: keyPathAt(context, at, text, options), keys };
  });
}

/** Files that are read as a whole: each by its path, then those that globs select, without one that is there already. */
function wholeFiles(
  context: Context,
  written: string | readonly string[],
  at: ProjectPath,
  workingDirectory: string,
): readonly ParamsFile[] {
  const entries = oneOrMany(written).map((text, index) => ({ text, path: entryPath(at, written, index) }));
  const globs = entries.filter(({ text }) => text.startsWith('!') || !isPlainPath(text));
  const plain = entries.filter((entry) => !globs.includes(entry));
  const named = plain.map(({ text, path }) => pathAt(context, path, text, { workingDirectory, rooted: true }));
  const selected = globs.length === 0 ? [] : selectedParams(context, globs, workingDirectory);
  return [...new Set([...named, ...selected])].map((file) => ({ file, keys: null }));
}

interface WrittenGlob {
  readonly text: string;
  readonly path: ProjectPath;
}

/** Of what git has: files that can be read as parameters by their endings, but not the project file itself. */
function selectedParams(
  context: Context,
  written: readonly WrittenGlob[],
  workingDirectory: string,
): readonly string[] {
  const { list, paths, fileOf } = context;
  const globs = written.map(({ text, path }) =>
    settle(context, path, resolveGlob(text, { workingDirectory, rooted: true })),
  );
  if (paths === undefined) return globs;
  const isNamed = fileTest(globs);
  const found = paths.filter((path) => /\.(ya?ml|json|toml)$/i.test(path) && path !== fileOf([]) && isNamed(path));
  for (const [index, { text, path }] of written.entries()) {
    const glob = globs[index];
    if (glob === undefined || glob === '' || glob.startsWith('!') || found.some(matcher(glob))) continue;
    list.add('params-without-files', path, `git has no YAML, JSON or TOML file that \`${text}\` selects`, {
      value: true,
    });
  }
  return found;
}
