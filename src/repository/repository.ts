import { basename } from 'node:path';
import { quoteShell } from '../support/escape/index.ts';
import { isMissing } from '../support/files.ts';
import { Git, isOlderGit, oldestGit, parseGitVersion } from '../support/git.ts';
import { type GitPlace, linesOf, placeOf, placeQuestions } from '../support/git-place.ts';
import { isOfRepository, type Setting, settingsOf } from '../support/git-settings.ts';
import { didYouMean } from '../support/nearest.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/** A work tree with its git, found from any folder inside it. */
export interface Repository extends GitPlace {
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
  const found = await probe.try([...asked, ...placeQuestions]).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw MlopsError.of(repositoryReasons, 'not-a-repository', `There is no folder ${folder}.`);
  });
  const [inside, bare, shallow, ...lines] = linesOf(found.stdout);
  if (bare === 'true') {
    throw MlopsError.of(repositoryReasons, 'bare-repository', `${folder} is a bare repository.`);
  }
  if (inside === 'false') throw notARepository(folder, '', "is inside git's own folder");
  const place = found.code === 0 ? await placeOf(probe, lines) : undefined;
  if (place?.root === undefined) throw notARepository(folder, found.stderr);
  return { ...place, root: place.root, git: new Git(place.root), shallow: shallow === 'true' };
}

/** The name, where this clone has a remote of that name. Only where the settings do not show it, git itself is asked. */
export async function existingRemote({ git }: Repository, name: string): Promise<string | undefined> {
  const settings = await settingsOf(git);
  const hasAddress = ({ setting: [key, value] }: Setting) => key === `remote.${name}.url` && value !== '';
  if (settings.some((one) => isOfRepository(one) && hasAddress(one))) return name;
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

/** What the repository is called where everybody has it; without a remote, what the folder is called. */
export async function repositoryName({ git, root }: Repository, remote: string): Promise<string> {
  for (const { setting } of await settingsOf(git)) {
    const [key, address] = setting;
    const name = key === `remote.${remote}.url` ? /([^/:\\]+?)(?:\.git)?\/*$/.exec(address)?.[1] : undefined;
    if (name !== undefined) return name;
  }
  return basename(root);
}

/** Of `git clone`, and the default of `--remote`. */
const usualRemote = 'origin';

function notARepository(folder: string, stderr: string, otherwise = 'is not inside a git repository'): MlopsError {
  const owner = stderr.includes('dubious ownership');
  const cause = owner ? 'belongs to another user, and git refuses to read it' : otherwise;
  const remedy = owner ? { remedy: `Allow it: git config --global --add safe.directory ${quoteShell(folder)}` } : {};
  return MlopsError.of(repositoryReasons, 'not-a-repository', `${folder} ${cause}.`, remedy);
}

/** What git on a `PATH` says of itself: it does not change under a running command. */
const versions = new Map<string, Promise<string>>();

async function checkGitVersion(git: Git): Promise<void> {
  const path = git.env['PATH'] ?? '';
  const asked = versions.get(path) ?? git.text(['version'], { cwd: process.cwd() });
  versions.set(path, asked);
  const text = await asked.catch((error: unknown) => {
    versions.delete(path);
    if (!isMissing(error)) throw error;
    throw MlopsError.of(repositoryReasons, 'git-missing', 'git is not on PATH.');
  });
  const version = parseGitVersion(text);
  if (version !== undefined && !isOlderGit(version)) return;
  const oldest = `${oldestGit.major}.${oldestGit.minor}`;
  throw MlopsError.of(repositoryReasons, 'git-too-old', `"${text}" is older than ${oldest}.`);
}
