import { MlopsError } from '../support/problem.ts';
import { openLocalPromotionDesk } from './local-promotion-desk.ts';
import type { ForgeOptions } from './open-forge.ts';
import type { PromotionDesk } from './promotion-desk.ts';
import { forgeReasons } from './reasons.ts';
import { githubPlaceOf } from './which-forge.ts';

/**
 * Where promotion pull requests are: on GitHub where the pull requests are there, else in the repository.
 * @throws MlopsError forge-no-token, forge-no-remote
 */
export async function openPromotionDesk(options: ForgeOptions): Promise<PromotionDesk> {
  const { repository, remote } = options;
  const place = githubPlaceOf(options);
  if (place === undefined) return await openLocalPromotionDesk({ repository, remote: remote?.name ?? null });
  if (remote === undefined) {
    const sentence = 'Promotion pull requests are on GitHub, and this clone has no remote to read their branches from.';
    throw MlopsError.of(forgeReasons, 'forge-no-remote', sentence);
  }
  const { openGithubPromotionDesk } = await import('./github/promotion-desk.ts');
  return await openGithubPromotionDesk({ ...place, clone: repository, remote: remote.name });
}
