import { defined } from '../defined.ts';
import type { Origin } from '../expand/origin.ts';
import type { WrittenDefaults } from '../schema/project.ts';
import type { ProjectPath } from '../types.ts';
import type { MergedFiles } from './merge-files.ts';

/** What the file in which an entry stands means for the entry. */
export interface FilesContext {
  readonly fileOf: (path: ProjectPath) => string;
  /** The folder that relative paths begin at, from the root of the repository; '' for the root, as in the root file. */
  readonly folderOf: (path: ProjectPath) => string;
  /** What stands for a model that does not say its own: that of its file over that of the root file, key by key. */
  readonly defaultsOf: (path: ProjectPath) => WrittenDefaults;
}

export function filesContext(
  files: Pick<MergedFiles, 'fileOf' | 'included' | 'defaults'>,
  origin: Origin,
  root: WrittenDefaults = {},
): FilesContext {
  const included = new Set(files.included);
  const fileOf = (path: ProjectPath) => files.fileOf(origin.path(path));
  return {
    fileOf,
    folderOf(path) {
      const file = fileOf(path);
      return included.has(file) ? file.slice(0, Math.max(0, file.lastIndexOf('/'))) : '';
    },
    defaultsOf: (path) => nearest(files.defaults.get(fileOf(path)), root),
  };
}

/** Variables one by one, everything else as a whole. */
function nearest(own: WrittenDefaults | undefined, root: WrittenDefaults): WrittenDefaults {
  if (own === undefined) return root;
  const env = own.env === undefined && root.env === undefined ? undefined : { ...root.env, ...own.env };
  return { ...root, ...own, ...defined({ env }) };
}
