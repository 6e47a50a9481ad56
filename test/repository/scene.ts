import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import {
  openDigestCache,
  openRepository,
  type ResolvedDataset,
  readCommit,
  resolveDataset,
} from '../../src/repository/index.ts';
import { openSources, type Sources } from '../../src/sources/index.ts';
import { Git } from '../../src/support/git.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { load } from '../project/support.ts';

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'mlops-repository-')));
  made.push(folder);
  return folder;
}

/** A real repository in a temporary folder. */
export interface Scene {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => Promise<string>;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  /** Writes, adds and commits; gives the commit's id. */
  readonly commit: (files?: Readonly<Record<string, string>>) => Promise<string>;
}

export async function makeScene(): Promise<Scene> {
  const folder = await temporaryFolder();
  await new Git(folder).text(['init', '--quiet', '--initial-branch=main']);
  return sceneAt(folder);
}

export async function sceneAt(folder: string): Promise<Scene> {
  const own = new Git(folder);
  const git = (...args: readonly string[]) => own.text(args);
  for (const [key, value] of [
    ['user.name', 'Test'],
    ['user.email', 'test@example.org'],
    ['commit.gpgsign', 'false'],
  ] as const) {
    await git('config', key, value);
  }
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const commit = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
    await write(files);
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', 'A commit');
    return git('rev-parse', 'HEAD');
  };
  return { folder, git, write, commit };
}

/** Nobody is asked. */
export const nowhere: Sources = openSources({ env: {}, offline: true, trusted: 'all' });

/** The dataset `d` with this source, resolved at a revision. */
export async function resolve(
  scene: Scene,
  source: string,
  revision = 'HEAD',
  sources: Sources = nowhere,
): Promise<ResolvedDataset> {
  const text = `version: 1\ndatasets: { d: { source: ${JSON.stringify(source)}, format: files } }`;
  const dataset = load(text).project.datasets.get('d');
  if (dataset === undefined) throw new Error('the dataset is there');
  const repository = await openRepository(scene.folder);
  const cache = await openDigestCache(join(scene.folder, '.mlops', 'digests.json'));
  return resolveDataset(repository, await readCommit(repository.git, revision), dataset, cache, sources);
}

/** `reason: message` of what is thrown; fails the test where nothing is. */
export async function refusal(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MlopsError)) throw error ?? new Error('nothing was refused');
  return error.problems.map(({ reason, message }) => `${error.ends} ${reason}: ${message}`).join('\n');
}
