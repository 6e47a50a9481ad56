import { z } from 'zod';
import type { Comment } from '../port.ts';
import type { Place } from './ask.ts';
import { knownPullRequest } from './known-pull-request.ts';
import { unstamped } from './stamp.ts';

/** A comment of ours as it is on GitHub. */
export interface Placed extends Comment {
  readonly id: number;
}

const commentShape = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

/** Comments of one author that carry our stamp. */
export interface OwnComments {
  /** Oldest first, over all pages; only those of one marker where one is given. */
  list(issue: number, marker?: string): Promise<readonly Placed[]>;
  create(issue: number, text: string): Promise<Placed | undefined>;
  change(id: number, text: string): Promise<void>;
  remove(id: number): Promise<void>;
}

export function ownComments(place: Place): OwnComments {
  const { owner, repo, client } = place;
  const { octokit } = client;
  const once = { owner, repo, request: { retries: 0 } };
  let me: string | undefined;

  return {
    list: async (issue, marker) => {
      const asked = { owner, repo, issue_number: issue, per_page: 100 };
      const all = await knownPullRequest(place, issue, () => octokit.paginate(octokit.rest.issues.listComments, asked));
      const stamps = z
        .array(commentShape)
        .parse(all)
        .flatMap(({ id, body, user }) => {
          const comment = unstamped(body ?? '');
          return comment === undefined ? [] : [{ id, author: user?.login, comment }];
        })
        .filter(({ comment }) => marker === undefined || comment.marker === marker);
      if (stamps.length === 0) return [];
      // Anybody can paste a marker; whose token this is has to be asked only where there is one.
      me ??= await login(client.octokit);
      return stamps
        .filter(({ author }) => author === me)
        .map(({ id, comment }) => ({ id, ...comment }))
        .sort((a, b) => a.id - b.id);
    },
    create: async (issue, text) => {
      const { data } = await octokit.rest.issues.createComment({ ...once, issue_number: issue, body: text });
      const made = commentShape.parse(data);
      me = made.user?.login ?? me;
      const comment = unstamped(text);
      return comment === undefined ? undefined : { id: made.id, ...comment };
    },
    change: async (id, text) => {
      await octokit.rest.issues.updateComment({ ...once, comment_id: id, body: text });
    },
    remove: async (id) => {
      await octokit.rest.issues.deleteComment({ ...once, comment_id: id });
    },
  };
}

const viewerShape = z.object({ viewer: z.object({ login: z.string() }) });

/** Whose the token is. Only GraphQL tells it for the token of a job; REST's `GET /user` refuses those. */
async function login(octokit: Place['client']['octokit']): Promise<string> {
  return viewerShape.parse(await octokit.graphql('query { viewer { login } }')).viewer.login;
}
