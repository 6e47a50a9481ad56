import { didYouMeanPath } from '../../support/nearest.ts';
import { resolveGlob } from '../paths.ts';
import type { ProblemList } from '../problem-list.ts';
import { includePatterns, mostIncluded, namesOne, type ProjectTexts } from '../texts.ts';
import type { ProjectPath } from '../types.ts';
import type { ReadFile } from './project-file.ts';

/** Says what is wrong with the list under `include`: paths that lead out, patterns without a file, too many files. */
export function checkIncludeList({ value, file }: ReadFile, texts: ProjectTexts, list: ProblemList): void {
  const included = texts.included ?? new Map();
  reportPaths(value['include'], list);
  for (const pattern of includePatterns(value)) {
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
  for (const [path, read] of included) {
    if (!('unread' in read)) continue;
    const pattern = includePatterns(value).find((each) => namesOne(each, [path]));
    list.add('include-unreadable', pattern ? at(pattern) : ['include'], `${path} ${read.unread}`, { value: true });
  }
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
