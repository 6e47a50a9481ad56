import { z } from 'zod';
import type { Repository } from '../../repository/index.ts';
import type { PullRefs } from '../pull-refs.ts';
import type { WritersPlace } from './open-place.ts';
import { type PromotionBody, readPromotionBody } from './promotion-body.ts';

/** GitHub, and the clone that the commits are read from. */
export interface GithubPromotions extends WritersPlace {
  readonly repository: Pick<Repository, 'git'>;
  readonly remote: string;
  readonly refs: PullRefs;
  /** What people may do, by their logins, as far as it was asked. */
  readonly roles: Map<string, Promise<string>>;
}

/** Where promotion branches are: no other is the head of a promotion pull request. */
const promotionBranches = 'mlops/promotion/';

const repository = z.object({ id: z.int() });
export const pullShape = z.object({
  number: z.int().positive(),
  html_url: z.string(),
  state: z.enum(['open', 'closed']),
  title: z.string(),
  body: z.string().nullish(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  merged_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ ref: z.string(), sha: z.string(), repo: repository.nullish() }),
  base: z.object({ ref: z.string(), repo: repository }),
});
export type GithubPull = z.infer<typeof pullShape>;

/** A pull request of GitHub that is one of ours. */
export interface FoundPromotion extends PromotionBody {
  readonly pull: GithubPull;
}

/** Undefined for other pull requests: those of forks, of other branches, and of bodies that we did not write. */
export function asPromotion(pull: GithubPull): FoundPromotion | undefined {
  const { head, base } = pull;
  if (head.repo?.id !== base.repo.id || !head.ref.startsWith(promotionBranches)) return undefined;
  const said = readPromotionBody(pull.body ?? '');
  return said && { ...said, pull };
}
