import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { PromotionPull, WantedPull } from '../promotion-desk.ts';
import { forgeReasons } from '../reasons.ts';
import { nameOf, persist } from './ask.ts';
import { sameText, writePromotionBody } from './promotion-body.ts';
import { asPromotion, type GithubPromotions, type GithubPull, pullShape } from './promotion-place.ts';
import { describedPulls } from './promotion-pulls.ts';

/** Characters of a title on GitHub. */
const longestTitle = 256;

/**
 * Opens the pull request of a branch, or changes what its title and body do not say yet. GitHub itself keeps a second one
 * from being opened, so that one whose answer was lost is found.
 * @throws MlopsError forge-no-pull-requests-by-jobs
 */
export async function putPromotion(place: GithubPromotions, wanted: WantedPull): Promise<PromotionPull> {
  const text = { title: clip(oneLine(wanted.title), longestTitle), body: writePromotionBody(wanted) };
  const action = { what: `open the pull request of ${wanted.branch}`, permission: 'pull-requests: write' };
  const pull = await persist(place, action, async () => {
    const open = await openPull(place, wanted);
    if (open === undefined) return await create(place, wanted, text);
    if (open.title === text.title && sameText(open.body ?? '', text.body)) return open;
    return await change(place, open.number, text);
  });
  const found = asPromotion(pull);
  const [described] = found === undefined ? [] : await describedPulls(place, wanted.base, [found]);
  if (described !== undefined) return described;
  const sentence = `Pull request ${pull.number} of ${wanted.branch} in ${nameOf(place)} does not say what was written.`;
  throw MlopsError.of(forgeReasons, 'forge-strange-answer', sentence);
}

interface Text {
  readonly title: string;
  readonly body: string;
}

async function openPull({ client, owner, repo }: GithubPromotions, { branch, base }: WantedPull) {
  const asked = { owner, repo, state: 'open' as const, head: `${owner}:${branch}`, base, per_page: 100 };
  const { data } = await client.octokit.rest.pulls.list(asked);
  // GitHub lists everything where it does not understand the name.
  return z
    .array(pullShape)
    .parse(data)
    .find(({ head, base: into }) => head.ref === branch && into.ref === base && head.repo?.id === into.repo.id);
}

async function create(
  place: GithubPromotions,
  { branch, base }: WantedPull,
  text: Text,
): Promise<GithubPull | 'again'> {
  const { client, owner, repo } = place;
  const once = { owner, repo, request: { retries: 0 } };
  try {
    const { data } = await client.octokit.rest.pulls.create({ ...once, ...text, head: branch, base });
    return pullShape.parse(data);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 422 && /already exists/i.test(wordsOf(error))) return 'again';
    if (error.status === 403 && /not permitted to create/i.test(error.message)) throw forbiddenToJobs(place, error);
    throw error;
  }
}

async function change({ client, owner, repo }: GithubPromotions, number: number, text: Text): Promise<GithubPull> {
  const once = { owner, repo, pull_number: number, request: { retries: 0 } };
  return pullShape.parse((await client.octokit.rest.pulls.update({ ...once, ...text })).data);
}

/** Octokit puts the list of errors behind the message. */
function wordsOf(error: RequestError): string {
  return `${error.message} ${JSON.stringify(error.response?.data ?? '')}`;
}

function forbiddenToJobs(place: GithubPromotions, error: RequestError): MlopsError {
  const said = error.message.replace(/ - https?:\/\/\S+$/, '');
  const sentence = `GitHub lets no job open pull requests in ${nameOf(place)}: ${said}`;
  return MlopsError.of(forgeReasons, 'forge-no-pull-requests-by-jobs', sentence);
}
