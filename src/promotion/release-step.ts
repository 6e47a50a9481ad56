import type { DeploymentHistory, Live } from './deployment-history.ts';
import type { Asked, PromotionFacts, ReleaseOnBranch } from './facts.ts';
import { holdOn } from './holds.ts';
import { instantOf, isoOf } from './instants.ts';
import { approvalsWait, revertWait, windowWait } from './merge-waits.ts';
import { needsOf } from './needs.ts';
import { type Step, step } from './promotion-step.ts';
import type { PromotionAction, Wait } from './state.ts';
import { unmergedWait } from './unmerged.ts';

/** What happens next with the release that the branch names; undefined where it is live, or where there is none. */
export function releaseStep(facts: PromotionFacts, history: DeploymentHistory): Step | undefined {
  if (facts.branch.kind !== 'release') return undefined;
  const { release } = facts.branch;
  if (isLive(release, history.live)) return undefined;
  const again = facts.asked?.version === release.version ? facts.asked : undefined;
  const ended = again ? undefined : endedStep(facts, history, release);
  if (ended) return ended;
  const hold = holdOn(facts.holds, release.digest);
  if (hold && again?.override === undefined) {
    const sentence = `The branch names version ${release.version}, which is held by ${hold.by}: ${hold.because}. It is not deployed.`;
    const wait: Wait = {
      kind: 'hold',
      sentence,
      since: isoOf(instantOf(hold.at, Date.parse(facts.now))),
      for: 'somebody who reverts, releases or overrides',
    };
    return step('held', release.version, hold.at, [wait, ...present(revertWait(facts))], [], facts);
  }
  // Back to what was verified here: whoever reverts is in a hurry, and everything was asked when it came first.
  const rollback = history.wordOnRelease(release.releaseDigest)?.kind === 'verified';
  const waits = rollback ? [] : deployGates(facts, release, again);
  const deploy = deployment(release, { rollback, again, held: hold !== undefined });
  return step('merged', release.version, release.since, waits, waits.length === 0 ? [deploy] : [], facts);
}

/** Whether what the branch names is what the last deployment left. */
export function isLive(release: ReleaseOnBranch, live: Live | undefined): boolean {
  if (!live || live.version !== release.version || live.digest !== release.digest) return false;
  return live.releaseDigest === undefined || live.releaseDigest === release.releaseDigest;
}

/** This commit of the branch was deployed and failed, or was rolled back before the branch knew. */
function endedStep(facts: PromotionFacts, history: DeploymentHistory, release: ReleaseOnBranch): Step | undefined {
  const last = history.lastOf(release.commit);
  if (!last) return undefined;
  const word = history.wordOnRelease(release.releaseDigest);
  const takenBack = word?.kind === 'taken-back' && word.record.number > last.number;
  if (last.outcome !== 'failed' && !takenBack) return undefined;
  const { live } = history;
  const there = live ? `version ${live.version} is live` : 'nothing is live';
  const what = takenBack ? `was taken back by ${word.record.by}` : `failed: ${last.sentence}`;
  const record = takenBack ? word.record : last;
  const failure: Wait = {
    kind: 'failure',
    sentence: `Version ${release.version} ${what.replace(/\.$/, '')}; ${there}, and the branch names version ${release.version} until it is reverted or something newer comes.`,
    since: isoOf(instantOf(record.endedAt, Date.parse(facts.now))),
    for: 'somebody who reverts it, or deploys it again',
  };
  const waits = [failure, ...present(revertWait(facts))];
  return step(live ? 'rolled-back' : 'failed', release.version, record.endedAt, waits, [], facts);
}

/** The gates are asked again, since a merge by hand, or without protection of the branch, asks none. */
function deployGates(facts: PromotionFacts, release: ReleaseOnBranch, again: Asked | undefined): readonly Wait[] {
  const since = isoOf(instantOf(release.since, Date.parse(facts.now)));
  const known = facts.versions.find(({ version }) => version === release.version);
  if (!known) {
    const sentence = `The branch names version ${release.version}, which is not recorded, so its bytes cannot be checked.`;
    return [{ kind: 'version', sentence, since, for: 'somebody who reverts it' }];
  }
  if (known.artifact.digest !== release.digest) {
    const sentence = `The branch names version ${release.version} with other bytes than were recorded for it.`;
    return [{ kind: 'version', sentence, since, for: 'somebody who reverts it' }];
  }
  const unmerged = unmergedWait(known);
  if (unmerged) return [{ ...unmerged, since, ...(known.unmerged?.certain && { for: 'somebody who reverts it' }) }];
  const arrival = again?.override === undefined ? arrivalWaits(facts, release, since) : [];
  return [...arrival, ...needsOf(facts)(known).waits, ...present(windowWait(facts, since))];
}

function arrivalWaits(facts: PromotionFacts, { arrival, version }: ReleaseOnBranch, since: string): readonly Wait[] {
  if (arrival.kind === 'promotion') return present(approvalsWait(facts, arrival.approvals, since));
  const sentence = `Version ${version} did not come by a promotion pull request that is as we rendered it.`;
  return [{ kind: 'arrival', sentence, since, for: 'somebody who reverts it, or overrides' }];
}

function deployment(
  { version, digest, commit }: ReleaseOnBranch,
  { rollback, again, held }: { readonly rollback: boolean; readonly again: Asked | undefined; readonly held: boolean },
): PromotionAction {
  const override = again?.override === undefined ? undefined : { by: again.by, because: again.override };
  return {
    kind: 'deploy',
    version,
    digest,
    commit,
    rollback,
    ...(override && held ? { release: override } : {}),
    ...(override ? { override } : {}),
  };
}

function present(wait: Wait | undefined): readonly Wait[] {
  return wait ? [wait] : [];
}
