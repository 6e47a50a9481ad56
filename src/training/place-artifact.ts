import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import picomatch from 'picomatch';
import { systemCode } from '../support/files.ts';
import { refuse } from './fail.ts';
import { safePath } from './paths.ts';

/** A recorded artifact as files of this machine. */
export interface ArtifactFiles {
  /** As its model declares it. */
  readonly artifact: readonly string[];
  /** `path` as recorded. */
  readonly files: readonly { readonly path: string; readonly local: string }[];
}

/**
 * Copies an artifact into a folder and gives the path that a step gets: that file or folder where one path is declared,
 * else the folder that holds all of them. Errors (MlopsError): `input-missing`, `path-refused`.
 */
export async function placeArtifact({ artifact, files }: ArtifactFiles, root: string): Promise<string> {
  await mkdir(root, { recursive: true });
  for (const { path, local } of files) {
    const target = join(root, safePath(path));
    await mkdir(dirname(target), { recursive: true });
    await copyInput(local, target, `the artifact's file ${path}`);
  }
  const [only = ''] = artifact;
  const isOnePath = artifact.length === 1 && !picomatch.scan(only).isGlob;
  return isOnePath ? join(root, only.replace(/\/+$/, '')) : root;
}

/** Errors (MlopsError): `input-missing`. @param what for the message */
export async function copyInput(source: string, target: string, what: string): Promise<void> {
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw refuse('input-missing', `${what} is not on this machine`);
  }
}
