import { persist } from './ask.ts';
import { ownTexts } from './comments.ts';
import { knownPullRequest } from './known-pull-request.ts';
import type { WritersPlace } from './open-place.ts';
import { type GithubPull, pullShape } from './promotion-place.ts';

/** How a pull request is closed. */
export interface Closing {
  /** Markdown; empty: nothing is said. */
  readonly word: string;
  /** The invisible first line of the comment that says why. */
  readonly firstLine: string;
  /** What it says of itself afterwards; undefined: as before. */
  readonly body: (pull: GithubPull) => string | undefined;
}

/** Says why, then closes it. What is closed or merged already stays as it is: GitHub knows that itself. */
export async function closePull(
  place: WritersPlace,
  number: number,
  { word, firstLine, body }: Closing,
): Promise<void> {
  const { client, owner, repo } = place;
  const action = { what: `close pull request ${number}`, permission: 'pull-requests: write' };
  await persist(place, action, async () => {
    const pull = await read(place, number);
    if (pull.state === 'closed') return 'done';
    if (word !== '') await comment(place, number, { word, firstLine });
    const said = body(pull);
    const once = { owner, repo, pull_number: number, request: { retries: 0 } };
    await client.octokit.rest.pulls.update({ ...once, state: 'closed', ...(said !== undefined && { body: said }) });
    return 'done';
  });
}

async function read(place: WritersPlace, number: number): Promise<GithubPull> {
  const { client, owner, repo } = place;
  const get = () => client.octokit.rest.pulls.get({ owner, repo, pull_number: number });
  return pullShape.parse((await knownPullRequest(place, number, get)).data);
}

/** Once: whoever was killed after it finds it. */
async function comment(
  place: WritersPlace,
  number: number,
  { word, firstLine }: Pick<Closing, 'word' | 'firstLine'>,
): Promise<void> {
  const texts = ownTexts(place);
  const there = await texts.list(number, (text) => text.startsWith(firstLine) || undefined);
  if (there.length === 0) await texts.create(number, `${firstLine}${word}`);
}
