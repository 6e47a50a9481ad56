import { Git } from '../../support/git.ts';
import type { PromotionDesk } from '../promotion-desk.ts';
import { pullRefs } from '../pull-refs.ts';
import { openPlace, type PlaceOptions } from './open-place.ts';
import { putJudgement } from './promotion-check.ts';
import { closePromotion } from './promotion-close.ts';
import { mergePromotion } from './promotion-merge.ts';
import type { GithubPromotions, GithubPull } from './promotion-place.ts';
import { listPulls, otherPulls, promotionPulls } from './promotion-pulls.ts';
import { putPromotion } from './promotion-put.ts';

export interface PromotionDeskOptions extends PlaceOptions {
  /** Folder of a clone. */
  readonly clone: string;
  /** Its remote that is on GitHub. */
  readonly remote: string;
}

/** Promotion pull requests on GitHub. What they are for stands in an invisible line of their bodies. */
export async function openGithubPromotionDesk(options: PromotionDeskOptions): Promise<PromotionDesk> {
  const git = new Git(options.clone);
  const { remote } = options;
  const place: GithubPromotions = {
    ...(await openPlace(options)),
    ...{ repository: { git }, remote, refs: pullRefs(git, remote), roles: new Map() },
  };
  /** What the last look at a branch has listed: both questions are about the same pull requests. */
  const listings = new Map<string, readonly GithubPull[]>();
  return {
    kind: 'github',
    pulls: async (base, look = {}) => {
      const listed = await listPulls(place, base);
      listings.set(base, listed);
      return await promotionPulls(place, { base, listed, look });
    },
    put: (wanted) => putPromotion(place, wanted),
    close: (number, state, word) => closePromotion(place, number, state, word),
    merge: (number, head, message) => mergePromotion(place, { number, head, message }),
    checks: {
      judge: async ({ number, head, releaseDigest }, judgement) => {
        if (head !== undefined) await putJudgement(place, { number, head, releaseDigest }, judgement); // else nobody can merge it
      },
      others: async (base) => await otherPulls(place, base, listings.get(base) ?? (await listPulls(place, base))),
    },
  };
}
