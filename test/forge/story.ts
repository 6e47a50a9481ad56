import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newClone, newScene, type Scene } from '../ledger/scene.ts';

/** A commit on a branch that is cut from main. */
export async function commit(scene: Scene, clone: string, branch: string, text: string): Promise<void> {
  const git = scene.git(clone);
  await git.text(['checkout', '-q', '-B', branch, 'main']);
  await writeFile(join(scene.folder, clone, 'file.txt'), text);
  await git.text(['add', 'file.txt']);
  await git.text(['commit', '-q', '-m', branch]);
}

/** A repository: `better` adds to main; `clash` was cut before main changed the same line. */
export async function story(origin?: (scene: Scene) => Promise<string>) {
  const scene = await newScene();
  const url = await origin?.(scene);
  const repository = await newClone(scene, 'clone', url);
  const git = scene.git('clone');
  await commit(scene, 'clone', 'clash', 'mine\n');
  await git.text(['checkout', '-q', 'main']);
  await writeFile(join(repository, 'file.txt'), 'theirs\n');
  await git.text(['add', 'file.txt']);
  await git.text(['commit', '-q', '-m', 'main moves']);
  await commit(scene, 'clone', 'better', 'theirs\nand more\n');
  if (url !== undefined) await git.text(['push', '-q', 'origin', 'main', 'better', 'clash']);
  const head = (branch: string) => git.text(['rev-parse', branch]);
  return { scene, repository, url, head };
}
