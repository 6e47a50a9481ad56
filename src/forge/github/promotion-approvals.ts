import { z } from 'zod';
import { ask, type Place } from './ask.ts';

const reviewsShape = z.array(
  z.object({
    state: z.string(),
    commit_id: z.string().nullish(),
    author_association: z.string(),
    user: z.object({ login: z.string(), type: z.string() }).nullish(),
  }),
);

/** Whom GitHub calls one of the repository's own people. */
const own: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
/** A comment takes nothing back. */
const decisive: ReadonlySet<string> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/**
 * People whose newest word on a pull request is that they approve just this commit. Its author is none of them, nor is a
 * program.
 */
export async function countApprovals(
  place: Place,
  of: { readonly number: number; readonly head: string; readonly author: string | undefined },
): Promise<number> {
  const { client, owner, repo } = place;
  const asked = { owner, repo, pull_number: of.number, per_page: 100 };
  const action = { what: `read the reviews of pull request ${of.number}`, permission: 'pull-requests: read' };
  const reviews = await ask(place, action, async () =>
    reviewsShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.listReviews, asked)),
  );
  const words = reviews.filter(({ state }) => decisive.has(state.toUpperCase()));
  const newest = new Map(words.flatMap((one) => (one.user == null ? [] : [[one.user.login, one] as const])));
  return [...newest].filter(([login, { author_association: role, commit_id: commit, state, user }]) => {
    const counts = own.has(role) && user?.type === 'User' && login !== of.author;
    return counts && state.toUpperCase() === 'APPROVED' && commit === of.head;
  }).length;
}
