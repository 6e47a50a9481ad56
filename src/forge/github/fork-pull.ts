import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import { ask, nameOf, type Place } from './ask.ts';

/** What a run for a fork was about, as the event of GitHub says it. */
export interface ForkHead {
  /** `owner/name`, for a person. */
  readonly name: string;
  /** Number of the repository that the head is in. */
  readonly repository: number;
  readonly owner: string;
  readonly branch: string;
  readonly commit: string;
}

/** The pull request that is open from there. */
export interface ForkPull {
  readonly number: number;
  /** Branch name. */
  readonly base: string;
}

const listedShape = z.array(
  z.object({
    number: z.int().positive(),
    head: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ id: z.int() }).nullish() }),
    base: z.object({ ref: z.string() }),
  }),
);

/**
 * The open pull requests that have this commit of this repository as their head: one, or several into different bases.
 * GitHub names none in the event of a fork, and what the fork's run says of itself is its own word.
 * @returns at least one
 * @throws MlopsError no-fork-pull-request, pull-request-moved-on
 */
export async function findForkPulls(place: Place, head: ForkHead): Promise<readonly [ForkPull, ...ForkPull[]]> {
  const { client, owner, repo } = place;
  const from = `${head.name}:${head.branch}`;
  const action = { what: `find the pull request of ${from}`, permission: 'pull-requests: read' };
  const asked = { owner, repo, state: 'open' as const, head: `${head.owner}:${head.branch}`, per_page: 100 };
  const listed = await ask(place, action, async () =>
    listedShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.list, asked)),
  );
  const open = listed.filter((pull) => pull.head.repo?.id === head.repository && pull.head.ref === head.branch);
  const pullOf = ({ number, base }: (typeof open)[number]): ForkPull => ({ number, base: base.ref });
  const [found, ...more] = open.filter(({ head: now }) => now.sha === head.commit);
  if (found !== undefined) return [pullOf(found), ...more.map(pullOf)];
  const commit = head.commit.slice(0, 12);
  const [moved] = open;
  if (moved !== undefined) {
    const now = moved.head.sha.slice(0, 12);
    const sentence = `The head of pull request ${moved.number} is ${now} by now, no longer ${commit}: a run of its own reports on that.`;
    throw MlopsError.of(forgeReasons, 'pull-request-moved-on', sentence);
  }
  const sentence = `There is no open pull request of ${from} into ${nameOf(place)}.`;
  throw MlopsError.of(forgeReasons, 'no-fork-pull-request', sentence);
}
