import { z } from 'zod';
import { clip, commentJson, escapeMarkdown, oneLine } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';
import type { ToldFailure } from '../deployment-desk.ts';
import { ask, type Place, persist } from './ask.ts';
import { ownLogin, ownTexts } from './comments.ts';
import { isMissing } from './failures.ts';
import { checkLength } from './text-limit.ts';

/** The invisible first line. What stands in it cannot end it: `<`, `>`, `-` are written as \u…. */
const firstLine = /^<!-- mlops-failure (\{[^\n]*\}) -->(?:\r?\n|$)/;
const markerShape = z.strictObject({ environment: z.string(), model: z.string(), digest: z.string() });

const label = 'mlops';

const issueShape = z.object({
  number: z.int(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});
type Issue = z.infer<typeof issueShape>;

/** One open issue for each artifact that failed in an environment, and one comment where it came from. */
export async function tellFailure(place: Place, failure: ToldFailure): Promise<readonly string[]> {
  const text = withMarker(failure, failure.body);
  checkLength('issue', text);
  const comment = withMarker(failure, `**${escapeMarkdown(oneLine(failure.title))}**\n\n${failure.body}`);
  checkLength('comment', comment);
  const issue = await putIssue(place, failure, text);
  const commented = await putComment(place, failure, comment);
  return [issue, commented].filter((one) => one !== undefined);
}

function withMarker({ environment, model, digest }: ToldFailure, body: string): string {
  return `<!-- mlops-failure ${commentJson({ environment, model, digest })} -->\n${body}`;
}

function isAbout(body: string, { environment, model, digest }: ToldFailure): boolean {
  const { success, data } = markerShape.safeParse(parsedJson(firstLine.exec(body)?.[1]));
  return success && data.environment === environment && data.model === model && data.digest === digest;
}

/** Undefined where the repository has no issues. */
async function putIssue(place: Place, failure: ToldFailure, text: string): Promise<string | undefined> {
  const { client, owner, repo } = place;
  const action = {
    what: `open the issue about ${failure.model} in ${failure.environment}`,
    permission: 'issues: write',
  };
  return await persist(place, action, async () => {
    try {
      const there = await openIssue(place, failure);
      if (there !== undefined) return there.html_url;
      const { data } = await client.octokit.rest.issues.create({
        ...{ owner, repo, request: { retries: 0 } },
        ...{ title: clip(oneLine(failure.title), 256), body: text, labels: [label] },
      });
      return issueShape.parse(data).html_url;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  });
}

/** GitHub answers 410 where a repository has no issues; 404 is that of a token that may not see them. */
function isGone(error: unknown): boolean {
  return isMissing(error) && error instanceof Error && 'status' in error && error.status === 410;
}

/** By our label first; GitHub drops it silently where the token may not set one, and somebody may take it off. */
async function openIssue(place: Place, failure: ToldFailure): Promise<Issue | undefined> {
  const { client, owner, repo } = place;
  const { issues } = client.octokit.rest;
  const asked = { owner, repo, state: 'open', per_page: 100 } as const;
  const own = async (found: readonly unknown[]) => {
    const about = z
      .array(issueShape)
      .parse(found)
      .filter(({ body, pull_request: pull }) => pull === undefined && isAbout(body ?? '', failure));
    // Anybody can paste a marker; whose token this is has to be asked only where there is one.
    const me = about.length === 0 ? undefined : await ownLogin(place);
    return about.findLast(({ user }) => user?.login === me);
  };
  const labelled = await own(await client.octokit.paginate(issues.listForRepo, { ...asked, labels: label }));
  return labelled ?? (await own((await issues.listForRepo(asked)).data));
}

const pullsShape = z.array(z.object({ number: z.int(), html_url: z.string(), merged_at: z.string().nullish() }));

/** On the merged pull request that brought the commit; undefined where it came without one. */
async function putComment(place: Place, failure: ToldFailure, text: string): Promise<string | undefined> {
  const { client, owner, repo } = place;
  const { commit } = failure;
  const looking = { what: `find the pull request of ${commit.slice(0, 12)}`, permission: 'pull-requests: read' };
  const pulls = await ask(place, looking, async () => {
    const asked = { owner, repo, commit_sha: commit, per_page: 100 };
    return pullsShape.parse((await client.octokit.rest.repos.listPullRequestsAssociatedWithCommit(asked)).data);
  });
  const pull = pulls.find(({ merged_at: merged }) => merged != null);
  if (pull === undefined) return undefined;
  const texts = ownTexts(place);
  const action = { what: `comment on pull request ${pull.number}`, permission: 'pull-requests: write' };
  return await persist(place, action, async () => {
    const there = await texts.list(pull.number, (body) => isAbout(body, failure) || undefined);
    if (there.length === 0) await texts.create(pull.number, text);
    return pull.html_url;
  });
}
