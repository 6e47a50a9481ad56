import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { localVersion, notHere, openRepository, type ResolvedDataset } from '../../src/repository/index.ts';
import type { Sources } from '../../src/sources/index.ts';
import { nowhere, type Scene } from './scene.ts';

/** Paths and the beginnings of what the files are known by. */
export const ids = ({ files }: ResolvedDataset): readonly string[] =>
  files.map(({ path, id }) => `${path} ${id.slice(0, 11)}`);

/** `reason: message` of each problem. */
export const problems = (found: ResolvedDataset): readonly string[] =>
  found.problems.map(({ reason, message }) => `${reason}: ${message}`);

/** Paths, sizes and contents of a version on this machine. */
export async function contents(scene: Scene, resolved: ResolvedDataset, sources: Sources = nowhere) {
  const holding = { cache: join(scene.folder, '.mlops/cache'), sources };
  const version = await localVersion(await openRepository(scene.folder), resolved, holding);
  return Promise.all(
    version.files.map(async ({ path, local, bytes }) => {
      const content = await readFile(local, 'utf8');
      expect(bytes).toBe(Buffer.byteLength(content));
      return `${path}=${content}`;
    }),
  );
}

/** What only a pointer is here of, as a plan tells it. */
export async function absent(scene: Scene, resolved: ResolvedDataset): Promise<string | undefined> {
  const found = await notHere(await openRepository(scene.folder), resolved);
  return found && `${found.tool} ${found.path}`;
}
