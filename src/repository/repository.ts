import { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/** A work tree with its git, found from any folder inside it. */
export interface Repository {
  /** Absolute path of the work tree's root. */
  readonly root: string;
  readonly git: Git;
  readonly shallow: boolean;
}

const oldestGit = [2, 38] as const;

/** Finds the repository around a folder. Errors: git-missing, git-too-old, not-a-repository, bare-repository. */
export async function openRepository(folder: string): Promise<Repository> {
  const probe = new Git(folder);
  await checkGitVersion(probe);
  const found = await probe.try(['rev-parse', '--is-bare-repository', '--is-shallow-repository']);
  if (found.code !== 0) {
    const owner = found.stderr.includes('dubious ownership');
    const cause = owner ? 'belongs to another user, and git refuses to read it' : 'is not inside a git repository';
    const remedy = owner ? { remedy: `Allow it: git config --global --add safe.directory ${folder}` } : {};
    throw MlopsError.of(repositoryReasons, 'not-a-repository', `${folder} ${cause}.`, remedy);
  }
  const [bare, shallow] = found.stdout.toString('utf8').trim().split('\n');
  if (bare === 'true') {
    throw MlopsError.of(repositoryReasons, 'bare-repository', `${folder} is a bare repository.`);
  }
  const root = await probe.text(['rev-parse', '--show-toplevel']);
  return { root, git: new Git(root), shallow: shallow === 'true' };
}

async function checkGitVersion(git: Git): Promise<void> {
  const found = await git.try(['version']).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw MlopsError.of(repositoryReasons, 'git-missing', 'git is not on PATH.');
  });
  const text = found.stdout.toString('utf8').trim();
  const [, major, minor] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const [wantMajor, wantMinor] = oldestGit;
  if (Number(major) > wantMajor || (Number(major) === wantMajor && Number(minor) >= wantMinor)) return;
  throw MlopsError.of(repositoryReasons, 'git-too-old', `"${text}" is older than 2.38.`);
}
