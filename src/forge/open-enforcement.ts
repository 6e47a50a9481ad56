import type { Enforcement } from './enforcement.ts';
import type { ForgeOptions } from './open-forge.ts';
import { githubPlaceOf } from './which-forge.ts';

/**
 * What protects the branches of environments; undefined where the pull requests are in the repository itself, which
 * enforces nothing.
 * @throws MlopsError forge-no-token
 */
export async function openEnforcement(options: ForgeOptions): Promise<Enforcement | undefined> {
  const place = githubPlaceOf(options);
  if (place === undefined) return undefined;
  const { openGithubEnforcement } = await import('./github/enforce.ts');
  return await openGithubEnforcement(place);
}
