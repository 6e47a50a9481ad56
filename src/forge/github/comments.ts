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
  created_at: z.string(),
  user: z.object({ login: z.string() }).nullish(),
});

/** A comment that somebody took for one of a kind. */
export interface Found<Value> {
  readonly id: number;
  /** When it was written, as GitHub has it. */
  readonly at: string;
  readonly value: Value;
}

/** Comments of one author: whose token this is. */
export interface OwnTexts {
  /** Those that can be read as a kind, oldest first, over all pages. */
  list<Value>(issue: number, read: (body: string) => Value | undefined): Promise<readonly Found<Value>[]>;
  create(issue: number, text: string): Promise<number>;
  change(id: number, text: string): Promise<void>;
  remove(id: number): Promise<void>;
}

export function ownTexts(place: Place): OwnTexts {
  const { owner, repo, client } = place;
  const { octokit } = client;
  const once = { owner, repo, request: { retries: 0 } };
  let me: string | undefined;

  return {
    list: async (issue, read) => {
      const asked = { owner, repo, issue_number: issue, per_page: 100 };
      const all = await knownPullRequest(place, issue, () => octokit.paginate(octokit.rest.issues.listComments, asked));
      const found = z
        .array(commentShape)
        .parse(all)
        .flatMap(({ id, body, created_at: at, user }) => {
          const value = read(body ?? '');
          return value === undefined ? [] : [{ author: user?.login, found: { id, at, value } }];
        });
      if (found.length === 0) return [];
      // Anybody can paste a marker; whose token this is has to be asked only where there is one.
      me ??= await ownLogin(place);
      return found
        .filter(({ author }) => author === me)
        .map((one) => one.found)
        .sort((a, b) => a.id - b.id);
    },
    create: async (issue, text) => {
      const { data } = await octokit.rest.issues.createComment({ ...once, issue_number: issue, body: text });
      const made = commentShape.parse(data);
      me = made.user?.login ?? me;
      return made.id;
    },
    change: async (id, text) => {
      await octokit.rest.issues.updateComment({ ...once, comment_id: id, body: text });
    },
    remove: async (id) => {
      await octokit.rest.issues.deleteComment({ ...once, comment_id: id });
    },
  };
}

/** Comments of ours that carry a stamp. */
export interface OwnComments extends Pick<OwnTexts, 'change' | 'remove'> {
  /** Oldest first, over all pages; only those of one marker where one is given. */
  list(issue: number, marker?: string): Promise<readonly Placed[]>;
  create(issue: number, text: string): Promise<Placed | undefined>;
}

export function ownComments(place: Place): OwnComments {
  const texts = ownTexts(place);
  return {
    ...texts,
    list: async (issue, marker) => {
      const found = await texts.list(issue, (body) => {
        const comment = unstamped(body);
        return marker === undefined || comment?.marker === marker ? comment : undefined;
      });
      return found.map(({ id, value }) => ({ id, ...value }));
    },
    create: async (issue, text) => {
      const id = await texts.create(issue, text);
      const comment = unstamped(text);
      return comment === undefined ? undefined : { id, ...comment };
    },
  };
}

const viewerShape = z.object({ viewer: z.object({ login: z.string() }) });

/** Whose the token is. Only GraphQL tells it for the token of a job; REST's `GET /user` refuses those. */
export async function ownLogin({ client }: Pick<Place, 'client'>): Promise<string> {
  return viewerShape.parse(await client.octokit.graphql('query { viewer { login } }')).viewer.login;
}
