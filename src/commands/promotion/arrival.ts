import type { BranchFacts, Override } from '../../promotion/index.ts';
import type { DeploymentDraft } from '../../promotion/types.ts';
import { branchOf } from './facts-of.ts';
import type { PromotionPlace } from './open-promotion.ts';
import { type Cell, queryOf } from './read-board.ts';
import { readVersions } from './read-versions.ts';

/** What runs and what gates say has no part in it. */
const nothingElse = () => ({ gates: new Map(), running: new Map(), now: new Date().toISOString() });

/** Who stands behind what a branch names, for the record of its deployment. */
export interface ArrivalWords {
  /** Empty also where it came by no promotion pull request. */
  readonly approvedBy: readonly string[];
  /** Why it was promoted although it was held. */
  readonly override?: Override;
}

export function arrivalOf(branch: BranchFacts): ArrivalWords {
  if (branch.kind !== 'release' || branch.release.arrival.kind !== 'promotion') return { approvedBy: [] };
  const { approvals, asked } = branch.release.arrival;
  const override = asked?.override === undefined ? undefined : { by: asked.by, because: asked.override };
  return { approvedBy: approvals.by, ...(override && { override }) };
}

/** The same of what was deployed, where the branch may name something newer by now. */
export async function arrivalOfRelease(
  { release, releaseDigest }: Pick<DeploymentDraft, 'release' | 'releaseDigest'>,
  { environment, model, state, facts }: Cell,
  place: PromotionPlace,
): Promise<ArrivalWords> {
  if (facts.branch.kind === 'release' && facts.branch.release.commit === release) return arrivalOf(facts.branch);
  const changes = state.history.get(model) ?? [];
  const since = changes.slice(changes.findIndex(({ commit }) => commit === release));
  const look = { approvals: environment.approvals > 0, releaseDigest };
  const then = {
    ...state,
    pulls: await place.desk.pulls(environment.branch, look),
    history: new Map([[model, since]]),
  };
  const query = await queryOf(place, await readVersions(place.ledger, [model]), [then], nothingElse());
  return arrivalOf(branchOf(query, then, model));
}
