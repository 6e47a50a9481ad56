import { openLocalForge } from './local-forge.ts';
import type { Forge } from './port.ts';
import { githubPlaceOf } from './which-forge.ts';

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
export async function openForge(options: ForgeOptions): Promise<Forge> {
  const place = githubPlaceOf(options);
  if (place === undefined) {
    return await openLocalForge({ repository: options.repository, remote: options.remote?.name ?? null });
  }
  const { openGithubForge } = await import('./github/github-forge.ts');
  return await openGithubForge(place);
}
