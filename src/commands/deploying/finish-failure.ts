import { deploymentHistory, onlySettingsFailed } from '../../promotion/index.ts';
import type { DeploymentRecord } from '../../promotion/types.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Cell } from '../promotion/read-board.ts';
import { type Released, releaseDigestOf, releasedBefore, releasedNow } from '../promotion/released.ts';
import type { commandReasons } from '../reasons.ts';
import { afterFailure } from './after-failure.ts';

/** What failed on this commit of the branch, of which a killed command has not drawn the consequences. */
export function unfinishedFailure(cell: Cell): DeploymentRecord | undefined {
  const { facts, state, model } = cell;
  const { branch, holds } = facts;
  // As they were written: a hold is by the same clock.
  const deployments = state.deployments.get(model) ?? [];
  if (branch.kind !== 'release') return undefined;
  const last = deployments.toSorted((a, b) => a.number - b.number).at(-1);
  if (last?.outcome !== 'failed' || last.release !== branch.release.commit || !isAtFault(last)) return undefined;
  const hasRevert = facts.revert !== undefined;
  if (onlySettingsFailed(last)) return hasRevert || !putsRight(cell) ? undefined : last;
  const said = holds.filter(({ digests, at }) => digests.includes(last.digest) && at >= last.endedAt);
  const word = said.toSorted((a, b) => a.number - b.number).at(-1);
  return word?.what === 'release' || (word?.what === 'hold' && hasRevert) ? undefined : last;
}

/** Whether the branch is to be put right after a failure, where it can be. */
function putsRight({ state, model }: Cell): boolean {
  const now = releasedNow(state, model);
  return now !== undefined && now.release.onFailure !== 'hold' && releasedBefore(state, model).length > 0;
}

/** That nobody can tell is no proof against the version. */
function isAtFault({ reason }: DeploymentRecord): boolean {
  return reason !== ('verification-unknown' satisfies keyof typeof commandReasons);
}

/** Holds what is at fault and puts the branch right; done twice it is done once. Gives what was done, for a reader. */
export async function finishFailure(
  cell: Cell,
  record: DeploymentRecord,
  place: PromotionPlace,
): Promise<readonly string[]> {
  if (!isAtFault(record)) return [];
  const failed = releasedNow(cell.state, cell.model);
  if (failed === undefined) throw new TypeError('what failed is what the branch names');
  const before = restoredOf(cell, record);
  return await afterFailure({
    place,
    cell,
    failed,
    because: record.sentence,
    keepsBytes: onlySettingsFailed(record),
    ...(before && { before }),
  });
}

/** The release that the failed deployment has left live, as the branch had it: of several settings the verified ones. */
function restoredOf({ model, state, facts }: Cell, record: DeploymentRecord): Released | undefined {
  if (record.outcome !== 'failed' || record.restored === null) return undefined;
  const { version, digest } = record.restored;
  const { wordOnRelease } = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const wordOn = ({ text }: Released) => wordOnRelease(releaseDigestOf(text))?.kind;
  const same = releasedBefore(state, model).filter(
    ({ release }) => release.version === version && release.artifact.digest === digest,
  );
  return same.find((one) => wordOn(one) === 'verified') ?? same.find((one) => wordOn(one) !== 'failed');
}
