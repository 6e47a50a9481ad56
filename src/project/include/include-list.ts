import { posix } from 'node:path';
import { didYouMeanPath } from '../../support/nearest.ts';
import { resolveGlob } from '../paths.ts';
import type { ProblemList } from '../problem-list.ts';
import { type IncludedFile, includePatterns, mostIncluded, namesOne, type ProjectTexts } from '../texts.ts';
import { namesItself } from '../tree.ts';
import type { ProjectPath } from '../types.ts';
import type { ReadFile } from './project-file.ts';

/** Says what is wrong with the list under `include`: paths that lead out, patterns without a file, too many files. */
export function checkIncludeList({ value, file }: ReadFile, texts: ProjectTexts, list: ProblemList): void {
  const included = texts.included ?? new Map();
  reportPaths(value['include'], list);
  const patterns = includePatterns(value);
  if (patterns.length > 0 && patterns.every(({ glob }) => glob.startsWith('!'))) {
    const message = 'only leaves files out, and no pattern names any';
    list.add('include-matches-nothing', ['include'], message, { value: true });
  }
  for (const pattern of patterns) {
    if (pattern.glob.startsWith('!') || namesOne(pattern, included.keys())) continue;
    const itself = namesOne(pattern, [file]);
    const message = itself ? 'names only the file itself' : 'no YAML file in git matches';
    const remedy = itself ? undefined : didYouMeanPath(pattern.glob, [...included.keys()]);
    list.add('include-matches-nothing', at(pattern), message, { value: true, remedy });
  }
  if (included.size > mostIncluded) {
    const message = `names ${included.size} files; at most ${mostIncluded} are read`;
    list.add('include-too-many', ['include'], message, { value: true });
  }
  reportFiles(patterns, included, list);
}

/** Files that cannot be read, or in whose folder no path means itself. */
function reportFiles(
  patterns: ReturnType<typeof includePatterns>,
  included: ReadonlyMap<string, IncludedFile>,
  list: ProblemList,
): void {
  for (const [path, read] of included) {
    const wrong =
      'unread' in read ? read.unread : hasPlainFolder(path) ? undefined : 'lies in a folder that is a pattern';
    if (wrong === undefined) continue;
    const reason = 'unread' in read ? 'include-unreadable' : 'folder-is-pattern';
    const pattern = patterns.find((each) => namesOne(each, [path]));
    list.add(reason, pattern ? at(pattern) : ['include'], `${path} ${wrong}`, { value: true });
  }
}

/** Globs below the folder begin with its name, which has to mean itself. */
function hasPlainFolder(path: string): boolean {
  return namesItself(posix.dirname(path));
}

function at({ index }: { readonly index?: number }): ProjectPath {
  return index === undefined ? ['include'] : ['include', index];
}

/** Values of another kind are a matter of the form. */
function reportPaths(written: unknown, list: ProblemList): void {
  const patterns: readonly unknown[] = Array.isArray(written) ? written : [written];
  patterns.forEach((text, index) => {
    if (typeof text !== 'string') return;
    const resolved = resolveGlob(text, { rooted: true });
    if (resolved.ok) return;
    const path = Array.isArray(written) ? ['include', index] : ['include'];
    list.add('path-outside', path, resolved.message, { value: true, remedy: resolved.remedy });
  });
}
