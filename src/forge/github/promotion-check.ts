import type { Verdict } from '../../support/verdict.ts';
import type { PromotionJudgement } from '../promotion-desk.ts';
import { ask } from './ask.ts';
import { ownCheck, putCheckRun } from './checks.ts';
import type { WritersPlace } from './open-place.ts';

/** What a ruleset asks for, so it is the same on every branch. */
export const promotionCheck = 'mlops promotion';

interface Judged {
  readonly number: number;
  readonly head: string;
  /** Of the release file that merging it brings; absent: it is none of ours. */
  readonly releaseDigest?: string | undefined;
}

/**
 * A commit may be the head of several pull requests: the word for one is none for another. Nor is it for another release: what
 * a pull request says of itself in its body may be edited by then.
 */
function placeOf({ number, releaseDigest }: Judged) {
  const brings = releaseDigest === undefined ? '' : ` with ${releaseDigest}`;
  return { name: promotionCheck, base: `pull request ${number}${brings}` };
}

/** What the newest check of ours says; undefined where there is none. */
export async function judgementOf(place: WritersPlace, judged: Judged): Promise<Verdict | undefined> {
  const action = { what: `read the checks of ${judged.head.slice(0, 12)}`, permission: 'checks: read' };
  const found = await ask(place, action, () => ownCheck(place, judged.head, placeOf(judged)));
  return found === undefined || found.state === 'in-progress' ? undefined : found.state;
}

/** Says it where GitHub does not show it yet; a run that is older than the one that spoke last says nothing. */
export async function putJudgement(place: WritersPlace, judged: Judged, said: PromotionJudgement): Promise<void> {
  const { verdict: state, title, summary } = said;
  const where = placeOf(judged);
  // The name of the check stays as it is where the base is the default one.
  await putCheckRun(place, { ...where, head: judged.head, state, title, summary }, place.writer, where.base);
}
