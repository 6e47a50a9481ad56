import { persist } from './ask.ts';
import { ownTexts } from './comments.ts';
import { knownPullRequest } from './known-pull-request.ts';
import { readPromotionBody, writePromotionBody } from './promotion-body.ts';
import { type GithubPromotions, type GithubPull, pullShape } from './promotion-place.ts';

/** The invisible first line of the comment that says why. */
const firstLine = '<!-- mlops-promotion-closed -->\n';

/**
 * Says why, then closes it and notes in its body that it was us. What is closed or merged already stays as it is: GitHub
 * knows that itself.
 */
export async function closePromotion(
  place: GithubPromotions,
  number: number,
  ended: 'closed' | 'gone' | 'merged',
  word: string,
): Promise<void> {
  const { client, owner, repo } = place;
  const action = { what: `close pull request ${number}`, permission: 'pull-requests: write' };
  await persist(place, action, async () => {
    const pull = await read(place, number);
    if (pull.state === 'closed') return 'done';
    if (word !== '') await comment(place, number, word);
    const said = readPromotionBody(pull.body ?? '');
    const body = said && { body: writePromotionBody({ ...said, ended }) };
    const once = { owner, repo, pull_number: number, request: { retries: 0 } };
    await client.octokit.rest.pulls.update({ ...once, state: 'closed', ...body });
    return 'done';
  });
}

async function read(place: GithubPromotions, number: number): Promise<GithubPull> {
  const { client, owner, repo } = place;
  const get = () => client.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  return pullShape.parse((await knownPullRequest(place, number, get)).data);
}

/** Once: whoever was killed after it finds it. */
async function comment(place: GithubPromotions, number: number, word: string): Promise<void> {
  const texts = ownTexts(place);
  const there = await texts.list(number, (body) => body.startsWith(firstLine) || undefined);
  if (there.length === 0) await texts.create(number, `${firstLine}${word}`);
}
