import { deploymentHistory, holdOn } from '../promotion/index.ts';
import type { HoldRecord } from '../promotion/types.ts';
import { escapeTerminal, oneLine } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { deploy } from './deploy.ts';
import { holdRelease, revertRelease } from './deploying/after-failure.ts';
import { requireBytes } from './deploying/deployable.ts';
import { namedStore } from './named-store.ts';
import type { Ports } from './ports.ts';
import { environmentNamed, modelNamed, openPromotion, type PromotionRequest } from './promotion/open-promotion.ts';
import { type Cell, readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import { type Released, releaseDigestOf, releasedBefore, releasedNow } from './promotion/released.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

export interface RollbackRequest extends PromotionRequest {
  readonly environment: string;
  readonly model: string;
  readonly because: string;
}

/**
 * Takes a version back by hand: holds it, lets the branch name what was verified before, and deploys that. The same as a
 * revert with plain git, with the hold and the word why in one go. Run again after a kill it goes on.
 * Errors: reason-missing, nothing-before, those of `deploy`.
 */
export async function rollback(request: RollbackRequest, ports: Ports): Promise<Outcome> {
  const because = oneLine(request.because);
  if (because === '') {
    const sentence = `Why is ${request.model} taken back? It has to be said.`;
    throw MlopsError.of(commandReasons, 'reason-missing', sentence);
  }
  const place = await openPromotion(request, ports);
  const environment = environmentNamed(place.project, request.environment);
  const model = modelNamed(environment, request.model);
  const versions = await readVersions(place.ledger, [model]);
  const { cells } = await readBoard(place, versions, { environments: [environment.name], models: [model] });
  const [cell] = cells;
  if (cell === undefined) throw new TypeError('one model in one environment is one cell');
  if (!isBegun(cell, { because, by: place.by })) {
    const { failed, before } = releasesOf(cell);
    await requireBytes(before.release, await namedStore(before.release, place.repository, ports));
    const failure = { place, cell, failed, because, before, by: place.by };
    const followed = [await holdRelease(failure), await revertRelease(failure, before)];
    for (const what of followed) ports.progress.note(what);
  }
  if (place.deployments !== undefined) return begun(environment.branch, model);
  // A branch that takes no push waits for its pull request; what is live changes when that is merged.
  return await deploy({ ...request, models: [model], again: false, plan: false }, ports);
}

/** On a forge that deploys by itself the machine of the environment is another one. */
function begun(branch: string, model: string): Outcome {
  const sentence = `${model} is held, and ${branch} is put right: by the push, or by its pull request once that is merged. Its deployment starts by that.`;
  return {
    ends: 'pass',
    reason: 'rollback-begun',
    sentence,
    problems: [],
    data: { branch, model },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

/**
 * This very rollback was begun before, and at most its deployment is left: the newest hold says the same by the same
 * person, or what is live is held, and the branch names something else by now.
 */
function isBegun({ facts, promotion: { live } }: Cell, said: Pick<HoldRecord, 'because' | 'by'>): boolean {
  if (facts.branch.kind !== 'release') return false;
  const { digest } = facts.branch.release;
  const hold = facts.holds.toSorted((a, b) => a.number - b.number).at(-1);
  if (hold?.what === 'hold' && hold.because === said.because && hold.by === said.by)
    return !hold.digests.includes(digest);
  return live !== null && live.digest !== digest && holdOn(facts.holds, live.digest) !== undefined;
}

function releasesOf({ state, model, environment, facts }: Cell): {
  readonly failed: Released;
  readonly before: Released;
} {
  const failed = releasedNow(state, model);
  if (failed === undefined) {
    const sentence = `The branch of ${environment.name} names no release of ${model}.`;
    throw MlopsError.of(commandReasons, 'nothing-before', sentence);
  }
  const words = deploymentHistory(facts.deployments, Date.parse(facts.now));
  const before = releasedBefore(state, model).find(({ text, release: { artifact } }) => {
    const wasFine = words.wordOnRelease(releaseDigestOf(text))?.kind === 'verified';
    const isOther = artifact.digest !== failed.release.artifact.digest;
    return wasFine && isOther && holdOn(facts.holds, artifact.digest) === undefined;
  });
  if (before !== undefined) return { failed, before };
  const sentence = `No other version of ${model} than ${failed.release.version} was verified in ${environment.name} before and is not held, so there is none to go back to.`;
  throw MlopsError.of(commandReasons, 'nothing-before', sentence);
}
