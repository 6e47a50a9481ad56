import { MlopsError } from '../support/problem.ts';
import { githubRepository } from './github-remote.ts';
import { openLocalForge } from './local-forge.ts';
import type { Forge } from './port.ts';
import { forgeReasons } from './reasons.ts';

export interface ForgeOptions {
  /** A folder in a work tree. */
  readonly repository: string;
  /** The remote that holds the pull requests, where there is one. */
  readonly remote?: { readonly name: string; readonly address: string };
  /** Of the process: says whether it runs on a runner of GitHub, and holds the token. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/**
 * GitHub in a job of GitHub Actions that has a token, and where the remote is on GitHub; the local forge elsewhere.
 * GitHub's client is loaded only then: it is 200 kB.
 * @throws MlopsError forge-no-token where only GitHub would do: it lets nobody push to refs/pull/
 */
export async function openForge({ repository, remote, env, signal }: ForgeOptions): Promise<Forge> {
  const token = env['GITHUB_TOKEN'] ?? '';
  const inJob = env['GITHUB_ACTIONS'] === 'true' && token !== '';
  const named = remote && githubRepository(remote.address, env['GITHUB_SERVER_URL']);
  if (!inJob && named === undefined) return await openLocalForge({ repository, remote: remote?.name ?? null });
  if (token === '') {
    const sentence = `The pull requests of ${named} are on GitHub, and GITHUB_TOKEN is not set.`;
    throw MlopsError.of(forgeReasons, 'forge-no-token', sentence);
  }
  const { openGithubForge } = await import('./github/github-forge.ts');
  const options = { env, token, ...(signal !== undefined && { signal }) };
  return await openGithubForge(inJob || named === undefined ? options : { ...options, repository: named });
}
