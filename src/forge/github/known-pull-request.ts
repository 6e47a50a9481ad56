import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import { nameOf, type Place } from './ask.ts';
import { isMissing } from './failures.ts';

/**
 * Work on a pull request that may not exist. GitHub says 404 for what is not there and for what a token may not see:
 * only the repository itself tells which.
 * @throws MlopsError forge-no-pull-request where the repository can be seen and has none of this number
 */
export async function knownPullRequest<Value>(
  place: Place,
  number: number,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!isMissing(error)) throw error;
    const { client, owner, repo } = place;
    await client.octokit.rest.repos.get({ owner, repo });
    const sentence = `There is no pull request ${number} in ${nameOf(place)}.`;
    throw MlopsError.of(forgeReasons, 'forge-no-pull-request', sentence);
  }
}
