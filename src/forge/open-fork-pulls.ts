import { MlopsError } from '../support/problem.ts';
import type { ForkHead, ForkPull } from './github/fork-pull.ts';
import { forgeReasons } from './reasons.ts';

export type { ForkHead, ForkPull } from './github/fork-pull.ts';

export interface ForkSearch {
  /** Variables of a runner. */
  readonly env: NodeJS.ProcessEnv;
  /** With `pull-requests: read`. */
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * The open pull request of a fork's commit. Throws MlopsError as the GitHub forge does.
 * @throws MlopsError no-fork-pull-request, pull-request-moved-on, several-fork-pull-requests, forge-no-token
 */
export async function findPullOfFork({ env, token, signal }: ForkSearch, head: ForkHead): Promise<ForkPull> {
  if (token === '') {
    const sentence = `The pull request of ${head.name}:${head.branch} is asked for on GitHub, and there is no token.`;
    throw MlopsError.of(forgeReasons, 'forge-no-token', sentence, { remedy: 'Give the step the input `token`.' });
  }
  const [{ openPlace }, { findForkPull }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/fork-pull.ts'),
  ]);
  return await findForkPull(await openPlace({ env, token, signal }), head);
}
