import { quoteShell } from '../support/escape/index.ts';
import { isOfRepository, settingsOf } from '../support/git-settings.ts';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';
import type { Repository } from './repository.ts';

export interface Missing {
  /** As it was named; absent: nobody named one. */
  readonly base?: string;
  readonly remote: string;
  /** Names that were looked for. */
  readonly looked: readonly string[];
}

/**
 * That the base branch is not here, with the command that brings it: `git clone --depth` fetches one branch, then and
 * ever after, so that to name the base, or to fetch as usual, would not help.
 */
export async function baseNotFound(repository: Repository, { base, remote, looked }: Missing): Promise<MlopsError> {
  const fetched = await fetchedBranches(repository, remote);
  const limits = [
    ...(repository.shallow ? ['is shallow'] : []),
    ...(fetched !== undefined && fetched !== 'all' ? [`fetches only ${fetched.join(', ')} from ${remote}`] : []),
  ];
  const clone = limits.length === 0 ? '' : `; this clone ${limits.join(' and ')}`;
  const names =
    base === undefined
      ? `Neither ${remote}/HEAD nor one of ${looked.join(', ')} names a branch`
      : `There is no branch "${base}"`;
  const remedy = remedyFor(repository.shallow, base, remote, fetched);
  return MlopsError.of(repositoryReasons, 'base-not-found', `${names}${clone}.`, { ...(remedy && { remedy }) });
}

type Fetched = 'all' | readonly string[] | undefined;

/** Branches that `git fetch` brings; undefined without such a remote. */
async function fetchedBranches({ git }: Repository, remote: string): Promise<Fetched> {
  const settings = (await settingsOf(git)).filter(isOfRepository).map(({ setting }) => setting);
  if (!settings.some(([key, value]) => key === `remote.${remote}.url` && value !== '')) return undefined;
  const sources = settings
    .filter(([key]) => key === `remote.${remote}.fetch`)
    .map(([, value]) => value.replace(/^\+|:.*$/g, ''));
  const branches = sources.flatMap((ref) => (ref.startsWith('refs/heads/') ? [ref.slice('refs/heads/'.length)] : []));
  return branches.length === 0 || branches.includes('*') ? 'all' : branches;
}

/** Undefined: that of the reason, to name one. */
function remedyFor(shallow: boolean, base: string | undefined, remote: string, fetched: Fetched): string | undefined {
  const look = 'Correct the name: `git branch --all` lists them.';
  if (fetched === undefined) return base === undefined ? undefined : look;
  const fetch = `git fetch ${shallow ? '--unshallow ' : ''}${quoteShell(remote)}`;
  const inWorkflow = shallow ? ' (in a workflow: `fetch-depth: 0`)' : '';
  if (base !== undefined) {
    const branch = base.startsWith(`${remote}/`) ? base.slice(remote.length + 1) : base;
    const command = `\`${fetch} ${quoteShell(`${branch}:refs/remotes/${remote}/${branch}`)}\``;
    return shallow || fetched !== 'all' ? `Fetch it: ${command}${inWorkflow}.` : `${look} If it is not: ${command}.`;
  }
  if (fetched !== 'all') {
    return `Fetch all branches: \`git remote set-branches ${quoteShell(remote)} '*' && ${fetch}\`${inWorkflow}.`;
  }
  return shallow ? `Fetch all branches: \`${fetch}\`${inWorkflow}.` : undefined;
}
