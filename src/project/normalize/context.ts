import type { ModelStages } from '../dvc/expand-pipelines.ts';
import type { FilesContext } from '../include/files-context.ts';
import { type Resolved, type ResolveOptions, resolvePath } from '../paths.ts';
import type { ProblemList } from '../problem-list.ts';
import type { WrittenProject } from '../schema/project.ts';
import type { ProjectPath } from '../types.ts';
import type { Written } from '../written.ts';

/** What every part of the expansion needs. */
export interface Context extends FilesContext {
  readonly list: ProblemList;
  readonly written: WrittenProject;
  readonly names: Written['names'];
  /** Paths of the files that git has, from the root; absent: nobody has asked. */
  readonly paths: readonly string[] | undefined;
  /** The entry of `models` whose `matrix` a model came of. */
  readonly matrixOf: (model: string) => string | undefined;
  /** The stages of a `dvc.yaml` that a model came of. */
  readonly stagesOf: (model: string) => ModelStages | undefined;
}

/** Resolves a path and reports what is wrong with it; '' then stands in for it until the report is thrown. */
export function pathAt(context: Context, at: ProjectPath, text: string, options: ResolveOptions = {}): string {
  return settle(context, at, resolvePath(text, options));
}

/** The same for a path that is itself a key: what is wrong stands there, not in the key's value. */
export function keyPathAt({ list }: Context, at: ProjectPath, text: string, options: ResolveOptions): string {
  const resolved = resolvePath(text, options);
  if (resolved.ok) return resolved.path;
  list.add('path-outside', [...at, text], resolved.message, { remedy: resolved.remedy });
  return '';
}

/** A folder: an absolute one stays as it is, another is below that of the file. */
export function folderAt(context: Context, at: ProjectPath, text: string): string {
  if (/^\/[^/]/.test(text)) return `/${pathAt(context, at, text, { rooted: true })}`;
  return pathAt(context, at, text, { workingDirectory: context.folderOf(at) });
}

export function settle({ list }: Context, at: ProjectPath, resolved: Resolved): string {
  if (resolved.ok) return resolved.path;
  list.add('path-outside', at, resolved.message, { value: true, remedy: resolved.remedy });
  return '';
}

export function oneOrMany<Item>(written: Item | readonly Item[] | undefined): readonly Item[] {
  if (written === undefined) return [];
  return isList(written) ? written : [written];
}

function isList<Item>(written: Item | readonly Item[]): written is readonly Item[] {
  return Array.isArray(written);
}

/** Paths of the entries of "one or a list": the key itself for one, with the index for a list. */
export function entryPath(at: ProjectPath, written: unknown, index: number): ProjectPath {
  return Array.isArray(written) ? [...at, index] : at;
}
