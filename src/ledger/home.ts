import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeAtomic } from '../support/files.ts';
import { type Git, Git as GitProcess, isOlderGit, unboundEnvironment } from '../support/git.ts';
import { type GitPlace, linesOf, type ObjectFormat, placeOf, placeQuestions } from '../support/git-place.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { ledgerError } from './fail.ts';
import { type Remote, resolveRemote } from './remote.ts';
import { trimCache } from './trim-cache.ts';

/** Where records are read and written on this machine. */
export interface Home {
  /** The user's repository. */
  readonly user: Git;
  /** Where our plumbing runs: the user's repository itself, or, with a remote, a private one beside its objects. */
  readonly git: Git;
  readonly format: ObjectFormat;
  readonly remote?: Remote;
  /** Our own folder inside of the git folder, shared by all work trees: cache and waiting records. */
  readonly folder: string;
  /** The private repository's list of commits without parents; undefined without a remote. */
  readonly shallowFile?: string;
}

export interface HomeOptions {
  /** A folder in a work tree, or a bare repository. */
  readonly repository: string;
  /** The same as it was found by others, who need not be asked again. */
  readonly known?: KnownPlace;
  /** Name or address of the remote; null: none; absent: `origin` where the repository has one. */
  readonly remote?: string | null;
}

/** A repository that somebody has opened. */
export type KnownPlace = GitPlace & { readonly git: Git };

/**
 * Finds the repository and makes our own place beside it. Fetching by parts would turn the user's repository into a
 * shallow and partial clone and write its configuration, so this happens in a private git folder that lives as long
 * as this process; what it fetched stays, as a cache, in `<git folder>/mlops/objects`.
 */
export async function openHome(options: HomeOptions): Promise<Home> {
  const { git: user, common, format, root } = options.known ?? (await locate(resolve(options.repository)));
  const folder = join(common, 'mlops');
  const remote = await resolveRemote(user, root ?? user.folder, options.remote);
  const objects = join(folder, 'objects');
  const shared = { user, format, folder };
  if (remote === undefined) return { ...shared, git: user };
  await prepareObjects(objects);
  await trimCache(objects);
  const work = await privateRepository(folder, format);
  const env = { ...unboundEnvironment(), ...remote.env, GIT_DIR: work, GIT_OBJECT_DIRECTORY: objects };
  return { ...shared, remote, git: new GitProcess(work, env), shallowFile: join(work, 'shallow') };
}

async function locate(folder: string): Promise<KnownPlace> {
  const user = new GitProcess(folder);
  const finished = await user.try(['rev-parse', ...placeQuestions]).catch(async (error: unknown) => {
    if (await isFolder(user.folder)) {
      throw ledgerError('ledger-git-missing', `git cannot be started: ${String(error)}.`);
    }
    throw ledgerError('ledger-no-repository', `${user.folder} is no folder.`);
  });
  const place = await placeOf(user, linesOf(finished.stdout)); // a bare repository ends it without a work tree
  if (place !== undefined) return { ...place, git: user };
  await requireGit(user);
  const words = finished.stderr.trim().split('\n')[0] ?? '';
  throw ledgerError('ledger-no-repository', `${user.folder} is not in a git repository (${words}).`);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function requireGit(git: Git): Promise<void> {
  const version = await git.version();
  if (version === undefined || !isOlderGit(version)) return;
  const found = `git ${version.major}.${version.minor}`;
  throw ledgerError('ledger-git-too-old', `${found} is too old; 2.38 or newer is needed.`);
}

/** The cache reads the user's objects too: what a plain `git fetch` brought need not be fetched again. */
async function prepareObjects(objects: string): Promise<void> {
  const alternates = join(objects, 'info', 'alternates');
  if ((await stat(alternates).catch(() => undefined)) !== undefined) return;
  await mkdir(join(objects, 'pack'), { recursive: true });
  await writeAtomic(alternates, '../../objects\n');
}

async function privateRepository(folder: string, format: ObjectFormat): Promise<string> {
  const { path: work } = await makeOwnFolder(join(folder, 'work'), 'git');
  removeAtExit(work);
  mkdirSync(join(work, 'refs'));
  const config =
    format === 'sha1'
      ? '[core]\n\trepositoryformatversion = 0\n\tbare = true\n'
      : '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n';
  await writeFile(join(work, 'config'), config);
  await writeFile(join(work, 'HEAD'), 'ref: refs/heads/none\n');
  return work;
}

const leftovers = new Set<string>();

/** One listener for all ledgers of this process. */
function removeAtExit(path: string): void {
  if (leftovers.size === 0) {
    process.once('exit', () => {
      for (const one of leftovers) rmSync(one, { recursive: true, force: true });
    });
  }
  leftovers.add(path);
}
