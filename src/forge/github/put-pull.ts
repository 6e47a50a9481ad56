import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import { nameOf, type Place, persist } from './ask.ts';
import { sameText } from './promotion-body.ts';
import { type GithubPull, pullShape } from './promotion-place.ts';

/** Characters of a title on GitHub. */
const longestTitle = 256;

/** A title as GitHub takes it. */
export function pullTitle(text: string): string {
  return clip(oneLine(text), longestTitle);
}

/** The pull request of a branch of this repository into another one. */
export interface PutPull {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

/**
 * Opens the pull request of a branch, or changes what its title and body do not say yet. GitHub itself keeps a second one
 * from being opened, so that one whose answer was lost is found.
 * @throws MlopsError forge-no-pull-requests-by-jobs
 */
export async function putPull(place: Place, { branch, base, title, body }: PutPull): Promise<GithubPull> {
  const action = { what: `open the pull request of ${branch}`, permission: 'pull-requests: write' };
  return await persist(place, action, async () => {
    const open = await openPull(place, { branch, base });
    if (open === undefined) return await create(place, { branch, base, title, body });
    if (open.title === title && sameText(open.body ?? '', body)) return open;
    return await change(place, open.number, { title, body });
  });
}

async function openPull(
  { client, owner, repo }: Place,
  { branch, base }: Pick<PutPull, 'branch' | 'base'>,
): Promise<GithubPull | undefined> {
  const asked = { owner, repo, state: 'open' as const, head: `${owner}:${branch}`, base, per_page: 100 };
  const { data } = await client.octokit.rest.pulls.list(asked);
  // GitHub lists everything where it does not understand the name.
  return z
    .array(pullShape)
    .parse(data)
    .find(({ head, base: into }) => head.ref === branch && into.ref === base && head.repo?.id === into.repo.id);
}

async function create(place: Place, { branch, ...more }: PutPull): Promise<GithubPull | 'again'> {
  const { client, owner, repo } = place;
  const once = { owner, repo, request: { retries: 0 } };
  try {
    const { data } = await client.octokit.rest.pulls.create({ ...once, ...more, head: branch });
    return pullShape.parse(data);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 422 && /already exists/i.test(wordsOf(error))) return 'again';
    if (error.status === 403 && /not permitted to create/i.test(error.message)) throw forbiddenToJobs(place, error);
    throw error;
  }
}

async function change(
  { client, owner, repo }: Place,
  number: number,
  text: Pick<PutPull, 'title' | 'body'>,
): Promise<GithubPull> {
  const once = { owner, repo, pull_number: number, request: { retries: 0 } };
  return pullShape.parse((await client.octokit.rest.pulls.update({ ...once, ...text })).data);
}

/** Octokit puts the list of errors behind the message. */
function wordsOf(error: RequestError): string {
  return `${error.message} ${JSON.stringify(error.response?.data ?? '')}`;
}

function forbiddenToJobs(place: Place, error: RequestError): MlopsError {
  const said = error.message.replace(/ - https?:\/\/\S+$/, '');
  const sentence = `GitHub lets no job open pull requests in ${nameOf(place)}: ${said}`;
  return MlopsError.of(forgeReasons, 'forge-no-pull-requests-by-jobs', sentence);
}
