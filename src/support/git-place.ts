import { isAbsolute } from 'node:path';
import type { Git } from './git.ts';

/** How a repository names objects: `git rev-parse --show-object-format`. */
export type ObjectFormat = 'sha1' | 'sha256';

/** Where a repository lies, and how it names objects. */
export interface GitPlace {
  /** The git folder that all work trees share, absolute. */
  readonly common: string;
  readonly format: ObjectFormat;
  /** Of the work tree, absolute; undefined in a bare repository. */
  readonly root?: string;
}

const commonFolder = ['--path-format=absolute', '--git-common-dir'];
const workTree = '--show-toplevel';

/** What `git rev-parse` is asked for. The work tree comes last: where there is none, git ends there. */
export const placeQuestions: readonly string[] = ['--show-object-format', ...commonFolder, workTree];

/** The lines of an answer; a path of it may end in a line break of its own. */
export function linesOf(answer: Buffer): readonly string[] {
  return answer.toString('utf8').replace(/\n$/, '').split('\n');
}

/** @param lines the answer to `placeQuestions`; undefined where it is none. Errors: GitError. */
export async function placeOf(git: Git, [format, ...paths]: readonly string[]): Promise<GitPlace | undefined> {
  if (format !== 'sha1' && format !== 'sha256') return undefined;
  // A path with line breaks in it is told from the other only where each is the whole answer.
  const [common = '', root] = paths.length <= 2 ? paths : await pathsAlone(git);
  if (!isAbsolute(common)) return undefined;
  return { common, format, ...(root !== undefined && { root }) };
}

async function pathsAlone(git: Git): Promise<readonly string[]> {
  const common = await git.text(['rev-parse', ...commonFolder]);
  const root = await git.try(['rev-parse', workTree]);
  return root.code === 0 ? [common, linesOf(root.stdout).join('\n')] : [common];
}
