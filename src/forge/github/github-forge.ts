import type { Forge } from '../port.ts';
import { ask, type Place } from './ask.ts';
import { ownChecks, putCheckRun } from './checks.ts';
import { openClient, type Pace } from './client.ts';
import { ownComments } from './comments.ts';
import { readContext } from './context.ts';
import { defaultBranchOf } from './default-branch.ts';
import { type FoundPull, findPullRequest, pullRequest } from './pulls.ts';
import { stamped } from './stamp.ts';
import { putStickyComment } from './sticky-comment.ts';
import { checkLength } from './text-limit.ts';

export interface GithubForgeOptions {
  /** Variables of a runner; of a terminal, with `repository`. */
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  /** `owner/name` where the variables do not say it. */
  readonly repository?: string;
  readonly signal?: AbortSignal;
  readonly pace?: Pace;
}

/** Pull requests, comments and checks of a repository on GitHub. It opens no pull requests. */
export async function openGithubForge(options: GithubForgeOptions): Promise<Forge> {
  const { env, token, repository, signal, pace } = options;
  const { api, owner, repo, writer, event } = await readContext(env, repository);
  const client = openClient({ api, token, ...(signal && { signal }), ...(pace && { pace }) });
  const place: Place = { client, owner, repo };
  let branch: string | undefined; // asked once, where a check is written and no pull request has told it
  const remembered = ({ pull, defaultBranch }: FoundPull) => {
    branch = defaultBranch ?? branch;
    return pull;
  };
  return {
    kind: 'github',
    writer,
    pullRequest: async (query) => {
      const found = await findPullRequest(place, query, event);
      return found && remembered(found);
    },
    putComment: async (number, comment) => {
      checkLength('comment', stamped(comment));
      return await putStickyComment(place, number, comment);
    },
    putCheck: async (check) => {
      branch ??= await defaultBranchOf(place);
      await putCheckRun(place, check, writer, branch);
    },
    read: async (number) => {
      const { head, base } = remembered(await pullRequest(place, number));
      const reading = { what: `read comments of pull request ${number}`, permission: 'pull-requests: read' };
      const comments = await ask(place, reading, () => ownComments(place).list(number));
      const looking = { what: `read checks of ${head.slice(0, 12)}`, permission: 'checks: read' };
      const checks = await ask(place, looking, () => ownChecks(place, head, base));
      return { comments: comments.map(({ id: _, ...comment }) => comment), checks };
    },
  };
}
