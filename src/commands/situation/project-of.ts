import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type LoadedProject,
  loadProject,
  lockFileOf,
  type ProjectLock,
  type ProjectTexts,
  projectReasons,
  readLock,
  withLock,
} from '../../project/index.ts';
import { type Commit, type Repository, readTexts } from '../../repository/index.ts';
import { isMissing } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { projectTexts, projectTextsOnDisk } from './project-texts.ts';

/** A project whose datasets know their entries of the lock file. */
export interface LockedProject extends LoadedProject {
  readonly lock: ProjectLock;
}

/** The project file of a commit with the lock file beside it; undefined where the commit has no project file. */
export async function projectOf({ git }: Repository, commit: Commit, file: string): Promise<LockedProject | undefined> {
  const lock = lockFileOf(file);
  const [texts, locks] = await Promise.all([projectTexts(git, commit, file), readTexts(git, commit, [lock])]);
  return texts === undefined ? undefined : lockedProject(texts, locks.get(lock));
}

/** The same of the work tree; undefined where there is no project file. @param root where both files are */
export async function projectOnDisk(root: string, file: string): Promise<LockedProject | undefined> {
  const lockPath = lockFileOf(file);
  await refuseOtherThanFile(root, lockPath);
  const [texts, lockText] = await Promise.all([projectTextsOnDisk(root, file), textIfThere(join(root, lockPath))]);
  return texts === undefined ? undefined : lockedProject(texts, lockText);
}

/** As git sees it: what a link leads to is in no commit. */
async function refuseOtherThanFile(root: string, path: string): Promise<void> {
  const kind = await lstat(join(root, path)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  if (kind === undefined || kind.isFile()) return;
  const what = kind.isSymbolicLink() ? 'a symbolic link' : kind.isDirectory() ? 'a folder' : 'no regular file';
  throw MlopsError.of(projectReasons, 'lock-invalid', `${path} is ${what}.`);
}

async function textIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Project and lock file as one. Errors: those of the project's files, `lock-invalid`, `lock-too-new`. */
export function lockedProject(texts: ProjectTexts, lockText: string | undefined): LockedProject {
  const loaded = loadProject(texts);
  const lock = readLock(lockText, lockFileOf(texts.file));
  return { ...loaded, project: withLock(loaded.project, lock), lock };
}
