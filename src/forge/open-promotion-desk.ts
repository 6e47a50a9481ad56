import { MlopsError } from '../support/problem.ts';
import { githubRepository } from './github-remote.ts';
import { openLocalPromotionDesk } from './local-promotion-desk.ts';
import type { ForgeOptions } from './open-forge.ts';
import type { PromotionDesk } from './promotion-desk.ts';
import { forgeReasons } from './reasons.ts';

/**
 * Where promotion pull requests are. On GitHub a version needs a run that GitHub vouches for, and nothing here asks for
 * that yet: what a laptop has trained must not be promoted there meanwhile.
 * @throws MlopsError forge-no-promotion
 */
export async function openPromotionDesk({ repository, remote, env }: ForgeOptions): Promise<PromotionDesk> {
  const named = remote && githubRepository(remote.address, env['GITHUB_SERVER_URL']);
  if (named === undefined) return await openLocalPromotionDesk({ repository, remote: remote?.name ?? null });
  const sentence = `The repository ${named} is on GitHub, where this version promotes nothing.`;
  throw MlopsError.of(forgeReasons, 'forge-no-promotion', sentence);
}
