import { MlopsError } from '../support/problem.ts';
import type { PlaceOptions } from './github/open-place.ts';
import { githubRepository } from './github-remote.ts';
import type { ForgeOptions } from './open-forge.ts';
import { forgeReasons } from './reasons.ts';

/**
 * GitHub in a job of GitHub Actions that has a token, and where the remote is on GitHub; undefined, the local forge,
 * elsewhere.
 * @throws MlopsError forge-no-token where only GitHub would do
 */
export function githubPlaceOf({
  remote,
  env,
  signal,
}: Pick<ForgeOptions, 'remote' | 'env' | 'signal'>): PlaceOptions | undefined {
  const token = env['GITHUB_TOKEN'] ?? '';
  const inJob = env['GITHUB_ACTIONS'] === 'true' && token !== '';
  const named = remote && githubRepository(remote.address, env['GITHUB_SERVER_URL']);
  if (!inJob && named === undefined) return undefined;
  if (token === '') {
    const sentence = `The pull requests of ${named} are on GitHub, and GITHUB_TOKEN is not set.`;
    throw MlopsError.of(forgeReasons, 'forge-no-token', sentence);
  }
  const options = { env, token, ...(signal !== undefined && { signal }) };
  return inJob || named === undefined ? options : { ...options, repository: named };
}
