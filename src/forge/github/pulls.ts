import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import type { PullRequest, PullRequestQuery } from '../port.ts';
import { forgeReasons } from '../reasons.ts';
import { ask, type Place } from './ask.ts';
import type { PullRequestEvent } from './context.ts';
import { knownPullRequest } from './known-pull-request.ts';

const side = z.object({ ref: z.string(), sha: z.string() });
const repository = z.object({ id: z.int() });
const ownRepository = repository.extend({ default_branch: z.string().min(1).optional() });
const listedShape = z.array(z.object({ number: z.int(), state: z.string(), head: side, base: side }));
const pullShape = z.object({
  state: z.string(),
  title: z.string(),
  head: side.extend({ repo: repository.nullish() }),
  base: side.extend({ repo: ownRepository }),
  mergeable: z.boolean().nullish(),
  merge_commit_sha: z.string().nullish(),
});

const reading = { permission: 'pull-requests: read' };

/** A pull request, and what the same answer of GitHub tells besides. */
export interface FoundPull {
  readonly pull: PullRequest;
  readonly state: string;
  /** Of the repository that it goes into, as it is now. */
  readonly defaultBranch: string | undefined;
}

/**
 * The open pull request that the run was started for, where the commit is its head, whatever its base is by now; else that of a branch of this
 * repository; else, for a detached head, that of the commit.
 */
export async function findPullRequest(
  place: Place,
  query: PullRequestQuery,
  event?: PullRequestEvent,
): Promise<FoundPull | undefined> {
  const { branch, base, commit, number } = query;
  if (number !== undefined) return await unmoved(place, number, commit);
  if (event !== undefined && event.head === commit && event.base === base) {
    const started = await pullRequest(place, event.number);
    return started.state === 'open' ? started : undefined;
  }
  const found = branch === undefined ? await byCommit(place, commit, base) : await byBranch(place, branch, base);
  return found === undefined ? undefined : await pullRequest(place, found);
}

/** @throws MlopsError pull-request-moved-on */
async function unmoved(place: Place, number: number, commit: string | undefined): Promise<FoundPull> {
  const now = await pullRequest(place, number);
  const isOpen = now.state === 'open';
  if (isOpen && now.pull.head === commit) return now;
  const why = isOpen ? `its head is ${now.pull.head.slice(0, 12)} by now` : 'it is closed by now';
  const sentence = `Nothing is said on pull request ${number} about ${commit?.slice(0, 12) ?? 'no commit'}: ${why}.`;
  throw MlopsError.of(forgeReasons, 'pull-request-moved-on', sentence);
}

async function byBranch(place: Place, branch: string, base: string): Promise<number | undefined> {
  const { client, owner, repo } = place;
  const asked = { owner, repo, state: 'open' as const, head: `${owner}:${branch}`, base, per_page: 100 };
  const found = await ask(place, { what: `find the pull request of ${branch}`, ...reading }, async () =>
    listedShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.list, asked)),
  );
  return found.find(({ head }) => head.ref === branch)?.number;
}

/** A pull request only counts where this commit is its head: others merely contain it. */
async function byCommit(place: Place, commit: string | undefined, base: string): Promise<number | undefined> {
  if (commit === undefined) return undefined;
  const { client, owner, repo } = place;
  const asked = { owner, repo, commit_sha: commit, per_page: 100 };
  const action = { what: `find the pull request of ${commit.slice(0, 12)}`, ...reading };
  const found = await ask(place, action, async () =>
    listedShape.parse(
      await client.octokit.paginate(client.octokit.rest.repos.listPullRequestsAssociatedWithCommit, asked),
    ),
  );
  return found.find((pull) => pull.state === 'open' && pull.head.sha === commit && pull.base.ref === base)?.number;
}

/** @throws MlopsError forge-no-pull-request where the repository can be seen and has none of this number */
export async function pullRequest(place: Place, number: number): Promise<FoundPull> {
  const { client, owner, repo } = place;
  const action = { what: `read pull request ${number}`, ...reading };
  const get = () => client.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  const {
    state,
    title,
    head,
    base,
    mergeable,
    merge_commit_sha: merge,
  } = await ask(place, action, async () => pullShape.parse((await knownPullRequest(place, number, get)).data));
  const pull: PullRequest = {
    number,
    title,
    branch: head.ref,
    base: base.ref,
    head: head.sha,
    ...(head.repo?.id !== base.repo.id && { fork: true as const }),
    ...(mergeable === true && typeof merge === 'string' && { merge }),
  };
  return { pull, state, defaultBranch: base.repo.default_branch };
}
