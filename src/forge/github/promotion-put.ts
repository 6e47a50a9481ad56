import { MlopsError } from '../../support/problem.ts';
import type { PromotionPull, WantedPull } from '../promotion-desk.ts';
import { forgeReasons } from '../reasons.ts';
import { nameOf } from './ask.ts';
import { writePromotionBody } from './promotion-body.ts';
import { asPromotion, type GithubPromotions } from './promotion-place.ts';
import { describedPulls } from './promotion-pulls.ts';
import { pullTitle, putPull } from './put-pull.ts';

/**
 * Opens the pull request of a branch, or brings the open one up to date.
 * @throws MlopsError forge-no-pull-requests-by-jobs
 */
export async function putPromotion(place: GithubPromotions, wanted: WantedPull): Promise<PromotionPull> {
  const { branch, base } = wanted;
  const text = { title: pullTitle(wanted.title), body: writePromotionBody(wanted) };
  const found = asPromotion(await putPull(place, { branch, base, ...text }));
  const [described] = found === undefined ? [] : await describedPulls(place, base, [found]);
  if (described !== undefined) return described;
  const sentence = `The pull request of ${branch} in ${nameOf(place)} does not say what was written.`;
  throw MlopsError.of(forgeReasons, 'forge-strange-answer', sentence);
}
