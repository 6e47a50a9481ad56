import { MlopsError } from '../support/problem.ts';
import type { ForgeOptions } from './open-forge.ts';
import { forgeReasons } from './reasons.ts';
import type { RenewalDesk } from './renewal-desk.ts';
import { githubPlaceOf } from './which-forge.ts';

/**
 * Where the lock file is renewed by pull request. In a terminal `mlops lock --moving` does it, and who wants one opens it.
 * @throws MlopsError forge-no-token, renewal-not-here
 */
export async function openRenewalDesk(options: ForgeOptions): Promise<RenewalDesk> {
  const place = githubPlaceOf(options);
  if (place === undefined) {
    const sentence = 'Pull requests that renew the lock file are opened on GitHub, and this repository is not there.';
    throw MlopsError.of(forgeReasons, 'renewal-not-here', sentence);
  }
  const { openGithubRenewalDesk } = await import('./github/renewal-desk.ts');
  return await openGithubRenewalDesk(place);
}
