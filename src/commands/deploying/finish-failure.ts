import type { DeploymentRecord } from '../../promotion/types.ts';
import type { PromotionPlace } from '../promotion/open-promotion.ts';
import type { Cell } from '../promotion/read-board.ts';
import { type Released, releasedBefore, releasedNow } from '../promotion/released.ts';
import type { commandReasons } from '../reasons.ts';
import { afterFailure } from './after-failure.ts';

/** What failed on this commit of the branch, of which a killed command has not drawn the consequences. */
export function unfinishedFailure({ facts }: Cell): DeploymentRecord | undefined {
  const { branch, deployments, holds } = facts;
  if (branch.kind !== 'release') return undefined;
  const last = deployments.toSorted((a, b) => a.number - b.number).at(-1);
  if (last?.outcome !== 'failed' || last.release !== branch.release.commit || !isAtFault(last)) return undefined;
  const said = holds.filter(({ digests, at }) => digests.includes(last.digest) && at >= last.endedAt);
  const word = said.toSorted((a, b) => a.number - b.number).at(-1);
  const hasRevert = facts.revert !== undefined;
  return word?.what === 'release' || (word?.what === 'hold' && hasRevert) ? undefined : last;
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
  return await afterFailure({ place, cell, failed, because: record.sentence, ...(before && { before }) });
}

/** The release that the failed deployment has left live, as the branch had it. */
function restoredOf({ model, state }: Cell, record: DeploymentRecord): Released | undefined {
  if (record.outcome !== 'failed' || record.restored === null) return undefined;
  const { version, digest } = record.restored;
  return releasedBefore(state, model).find(
    ({ release }) => release.version === version && release.artifact.digest === digest,
  );
}
