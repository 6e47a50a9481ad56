import { quoteShell } from '../support/escape/index.ts';
import { isMissing } from '../support/files.ts';
import { Git, isOlderGit, oldestGit, parseGitVersion } from '../support/git.ts';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/** A work tree with its git, found from any folder inside it. */
export interface Repository {
  /** Absolute path of the work tree's root. */
  readonly root: string;
  readonly git: Git;
  readonly shallow: boolean;
}

/** Finds the repository around a folder. Errors: git-missing, git-too-old, not-a-repository, bare-repository. */
export async function openRepository(folder: string): Promise<Repository> {
  const probe = new Git(folder);
  await checkGitVersion(probe);
  const asked = ['rev-parse', '--is-inside-work-tree', '--is-bare-repository', '--is-shallow-repository'];
  const found = await probe.try(asked).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw MlopsError.of(repositoryReasons, 'not-a-repository', `There is no folder ${folder}.`);
  });
  if (found.code !== 0) throw notARepository(folder, found.stderr);
  const [inside, bare, shallow] = found.stdout.toString('utf8').trim().split('\n');
  if (bare === 'true') {
    throw MlopsError.of(repositoryReasons, 'bare-repository', `${folder} is a bare repository.`);
  }
  if (inside !== 'true') throw notARepository(folder, '', "is inside git's own folder");
  const root = await probe.text(['rev-parse', '--show-toplevel']);
  return { root, git: new Git(root), shallow: shallow === 'true' };
}

/** The name, where this clone has a remote of that name. */
export async function existingRemote({ git }: Repository, name: string): Promise<string | undefined> {
  return (await git.try(['remote', 'get-url', name])).code === 0 ? name : undefined;
}

/** The usual remote need not be there; one of another name was asked for. Errors: no-such-remote. */
export async function wantedRemote(repository: Repository, name: string): Promise<string | undefined> {
  const found = await existingRemote(repository, name);
  if (found !== undefined || name === usualRemote) return found;
  const names = (await repository.git.text(['remote'])).split('\n').filter((line) => line !== '');
  const there = names.length === 0 ? 'This clone has none.' : `There are: ${names.join(', ')}.`;
  throw MlopsError.of(repositoryReasons, 'no-such-remote', `This clone has no remote “${name}”.`, {
    remedy: didYouMean(name, names) ?? there,
  });
}

/** Of `git clone`, and the default of `--remote`. */
const usualRemote = 'origin';

function notARepository(folder: string, stderr: string, otherwise = 'is not inside a git repository'): MlopsError {
  const owner = stderr.includes('dubious ownership');
  const cause = owner ? 'belongs to another user, and git refuses to read it' : otherwise;
  const remedy = owner ? { remedy: `Allow it: git config --global --add safe.directory ${quoteShell(folder)}` } : {};
  return MlopsError.of(repositoryReasons, 'not-a-repository', `${folder} ${cause}.`, remedy);
}

async function checkGitVersion(git: Git): Promise<void> {
  const text = await git.text(['version'], { cwd: process.cwd() }).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw MlopsError.of(repositoryReasons, 'git-missing', 'git is not on PATH.');
  });
  const version = parseGitVersion(text);
  if (version !== undefined && !isOlderGit(version)) return;
  const oldest = `${oldestGit.major}.${oldestGit.minor}`;
  throw MlopsError.of(repositoryReasons, 'git-too-old', `"${text}" is older than ${oldest}.`);
}
