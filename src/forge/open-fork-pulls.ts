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
 * The open pull requests of a fork's commit, at least one. Throws MlopsError as the GitHub forge does.
 * @throws MlopsError no-fork-pull-request, pull-request-moved-on, forge-no-token
 */
export async function findPullsOfFork(
  { env, token, signal }: ForkSearch,
  head: ForkHead,
): Promise<readonly [ForkPull, ...ForkPull[]]> {
  if (token === '') {
    const sentence = `The pull request of ${head.name}:${head.branch} is asked for on GitHub, and there is no token.`;
    throw MlopsError.of(forgeReasons, 'forge-no-token', sentence, { remedy: 'Give the step the input `token`.' });
  }
  const [{ openPlace }, { findForkPulls }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/fork-pull.ts'),
  ]);
  return await findForkPulls(await openPlace({ env, token, signal }), head);
}
