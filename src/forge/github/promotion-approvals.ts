import { z } from 'zod';
import type { Approvals } from '../../promotion/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { forgeReasons } from '../reasons.ts';
import { ask } from './ask.ts';
import type { GithubPromotions } from './promotion-place.ts';
import { mayWrite, roleOf } from './role.ts';

const reviewsShape = z.array(
  z.object({
    state: z.string(),
    commit_id: z.string().nullish(),
    user: z.object({ login: z.string(), type: z.string() }).nullish(),
  }),
);

/** A comment takes nothing back. */
const decisive: ReadonlySet<string> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/** So many people are asked about; on a public repository anybody may approve. */
const mostPeople = 30;

export interface Reviewed {
  readonly number: number;
  readonly head: string;
  readonly author: string | undefined;
}

/**
 * People who may write to the repository and whose newest word on a pull request is that they approve just this commit. Its
 * author is none of them, nor is a program. What GitHub calls the association of a reviewer says nothing of rights, so each
 * is asked about.
 */
export async function approvalsOf(place: GithubPromotions, of: Reviewed): Promise<Approvals> {
  const logins = await approversOf(place, of);
  const seen = await Promise.all(logins.slice(0, mostPeople).map((login) => standingOf(place, login)));
  const more = logins.length - mostPeople;
  const unseen = `${more} more approvals are not looked at: ${mostPeople} people are asked about.`;
  return {
    by: seen.flatMap((one) => (one.counts ? [one.login] : [])),
    without: [...seen.flatMap((one) => (one.counts ? [] : [one.sentence])), ...(more > 0 ? [unseen] : [])],
  };
}

async function approversOf(place: GithubPromotions, { number, head, author }: Reviewed): Promise<readonly string[]> {
  const { client, owner, repo } = place;
  const asked = { owner, repo, pull_number: number, per_page: 100 };
  const action = { what: `read the reviews of pull request ${number}`, permission: 'pull-requests: read' };
  const reviews = await ask(place, action, async () =>
    reviewsShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.listReviews, asked)),
  );
  const words = reviews.filter(({ state }) => decisive.has(state.toUpperCase()));
  const newest = new Map(words.flatMap((one) => (one.user == null ? [] : [[one.user.login, one] as const])));
  return [...newest].flatMap(([login, { commit_id: commit, state, user }]) => {
    const isPerson = user?.type === 'User' && login !== author;
    return isPerson && state.toUpperCase() === 'APPROVED' && commit === head ? [login] : [];
  });
}

type Standing =
  | { readonly counts: true; readonly login: string }
  | { readonly counts: false; readonly login: string; readonly sentence: string };

/** Whoever cannot be asked about does not count. */
async function standingOf(place: GithubPromotions, login: string): Promise<Standing> {
  const role = place.roles.get(login) ?? roleOf(place, login);
  place.roles.set(login, role);
  try {
    if (mayWrite(await role)) return { counts: true, login };
    return { counts: false, login, sentence: `That of ${login} does not count, who may not write here.` };
  } catch (error) {
    if (!isHidden(error)) throw error;
    const sentence = `That of ${login} does not count, as nobody can tell whether they may write: ${error.message}`;
    return { counts: false, login, sentence };
  }
}

/** The token may not ask; that GitHub is down is another thing, and ends the command. */
function isHidden(error: unknown): error is MlopsError {
  const hidden: readonly (keyof typeof forgeReasons)[] = ['forge-no-permission'];
  return error instanceof MlopsError && error.problems.some(({ reason }) => hidden.some((one) => one === reason));
}
