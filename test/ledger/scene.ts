import { appendFile, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git, unboundEnvironment } from '../../src/support/git.ts';

/** A folder for one test, with git that knows no configuration but the test's own. */
export interface Scene {
  readonly folder: string;
  readonly git: (at: string) => Git;
}

export async function newScene(): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-git-'));
  const env = { ...unboundEnvironment(), GIT_CONFIG_NOSYSTEM: '1', HOME: folder };
  return { folder, git: (at) => new Git(join(folder, at), env) };
}

/** A bare repository on disk. */
export async function newBare(scene: Scene, name: string, flags: readonly string[] = []): Promise<string> {
  const path = join(scene.folder, name);
  await scene.git('.').text(['init', '-q', '--bare', '-b', 'main', ...flags, path]);
  return path;
}

/** A repository with one commit on `main`, and a remote `origin` where one is given. */
export async function newClone(scene: Scene, name: string, origin?: string): Promise<string> {
  const path = join(scene.folder, name);
  await mkdir(path);
  const git = scene.git(name);
  const format = origin?.includes('sha256') === true ? ['--object-format=sha256'] : [];
  await git.text(['init', '-q', '-b', 'main', ...format]);
  const remote = `[remote "origin"]\n\turl = ${JSON.stringify(origin)}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
  const person = '[user]\n\tname = Ada\n\temail = ada@example.org\n';
  // As text: hundreds of clones are made, and each `git config` would be a process.
  await appendFile(join(path, '.git', 'config'), origin === undefined ? person : person + remote);
  await git.text(['commit', '-q', '--allow-empty', '-m', 'first']);
  return path;
}
