import { settingsBackWait } from './barriers.ts';
import { leftOut } from './choose.ts';
import { type DeploymentHistory, deploymentHistory } from './deployment-history.ts';
import type { PromotionFacts } from './facts.ts';
import { holdOn } from './holds.ts';
import { exactly, instantOf, isoOf } from './instants.ts';
import { promotionStep, type Step, step } from './promotion-step.ts';
import { releaseStep } from './release-step.ts';
import type { PromotionState, Wait } from './state.ts';
import { unmergedNote } from './unmerged.ts';

/**
 * Where a model stands in an environment, what that waits for, and what can be done right now. A pure function of facts:
 * after an action, a kill or a change by hand the facts are gathered anew and asked again. Throws a RangeError for a time
 * that is none.
 */
export function promotionState(facts: PromotionFacts): PromotionState {
  const now = exactly(facts.now);
  const history = deploymentHistory(facts.deployments, now);
  const { live } = history;
  const found = live ? { version: live.version, digest: live.digest, since: isoOf(live.since) } : null;
  return { ...stepOf(facts, history), live: found };
}

function stepOf(facts: PromotionFacts, history: DeploymentHistory): Step {
  const { branch, running } = facts;
  if (running) {
    const sentence = `Version ${running.version} is being ${running.phase === 'deploying' ? 'deployed' : 'verified'}.`;
    const wait: Wait = { kind: 'deployment', sentence, since: isoOf(instantOf(running.since, Date.parse(facts.now))) };
    return step(running.phase, running.version, running.since, [wait], [], facts);
  }
  if (branch.kind === 'missing' || branch.kind === 'unreadable') return withoutBranch(facts, history);
  const landed = releaseStep(facts, history);
  if (landed && landed.actions.length > 0) return landed;
  const coming = promotionStep(facts);
  // What the branch names has stopped; something newer may be the way out of it.
  if (landed)
    return { ...landed, waitsFor: [...landed.waitsFor, ...others(landed, coming)], actions: coming?.actions ?? [] };
  if (!coming) return settled(facts, history);
  return { ...coming, waitsFor: [...coming.waitsFor, ...oddities(facts, history)] };
}

/** What is said already is not said twice. */
function others({ waitsFor }: Step, coming: Step | undefined): readonly Wait[] {
  return (coming?.waitsFor ?? []).filter(
    ({ kind }) => kind !== 'revert' || !waitsFor.some((said) => said.kind === kind),
  );
}

function settled(facts: PromotionFacts, history: DeploymentHistory): Step {
  const { branch, versions } = facts;
  const notes = [leftOut(facts, 0), unmergedNote(facts)].filter((note) => note !== undefined);
  const waits = [...notes, ...oddities(facts, history)];
  if (branch.kind === 'release') {
    const back = branch.release.settings === 'taken-back' ? [settingsBackWait(branch.release)] : [];
    return step('live', branch.release.version, liveSince(history), [...back, ...waits], [], facts);
  }
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  return newest
    ? step('waiting', newest.version, newest.at, waits, [], facts)
    : step('none', null, undefined, waits, [], facts);
}

function withoutBranch(facts: PromotionFacts, history: DeploymentHistory): Step {
  const { branch, environment, versions } = facts;
  const newest = versions.toSorted((a, b) => b.version - a.version)[0];
  const odd = oddities(facts, history);
  if (branch.kind === 'unreadable') {
    const wait = unreadableWait(facts, branch);
    return step('waiting', newest?.version ?? null, branch.since, [wait, ...odd], [], facts);
  }
  if (!newest) return step('none', null, undefined, odd, [], facts);
  const sentence = `The branch ${environment.branch} does not exist.`;
  const wait: Wait = { kind: 'branch', sentence, for: 'somebody who runs `mlops promote --init`' };
  return step('waiting', newest.version, newest.at, [wait, ...odd], [], facts);
}

/** The only thing that can be done: what the branch had before comes back, and promotion goes on from there. */
function unreadableWait(
  { environment: { branch }, now }: PromotionFacts,
  { because, commit, since }: Extract<PromotionFacts['branch'], { readonly kind: 'unreadable' }>,
): Wait {
  return {
    kind: 'release',
    sentence: `The release on ${branch} cannot be read, since commit ${commit.slice(0, 12)}: ${because}`,
    since: isoOf(instantOf(since, Date.parse(now))),
    for: `somebody who reverts that commit on ${branch}`,
  };
}

/** What is live and should be looked at, though nothing takes it away by itself. */
function oddities(facts: PromotionFacts, { live }: DeploymentHistory): readonly Wait[] {
  if (!live) return [];
  const odd: Wait[] = [];
  const since = isoOf(live.since);
  if (facts.branch.kind !== 'release') odd.push({ ...unnamed(facts, live.version), since });
  const hold = holdOn(facts.holds, live.digest);
  if (hold) {
    const sentence = `Version ${live.version} is held by ${hold.by} (${hold.because}) and stays live until the branch names another one.`;
    odd.push({
      kind: 'hold',
      sentence,
      since: isoOf(instantOf(hold.at, Date.parse(facts.now))),
      for: 'somebody who reverts it',
    });
  }
  return odd;
}

/** What is live stays live, but the branch does not say so. Of one that is gone, or cannot be read, who ends it is said already. */
function unnamed({ branch, environment, model, open }: PromotionFacts, live: number): Wait {
  const there = `Version ${live} is live, though the branch ${environment.branch} names no release`;
  if (branch.kind !== 'empty') return { kind: 'release', sentence: `${there} that can be read.` };
  const removed = branch.commit === undefined ? '' : ` (removed by commit ${branch.commit.slice(0, 12)})`;
  const pull = open.find(({ version }) => version === live);
  // Nothing that keeps anybody from merging it.
  if (pull) return { kind: 'version', sentence: `${there}${removed}; pull request #${pull.number} puts it back.` };
  const who = `somebody who asks for a version of ${model} by name, or stops it by hand`;
  return { kind: 'release', sentence: `${there}${removed}.`, for: who, asks: live };
}

function liveSince({ live }: DeploymentHistory): string | undefined {
  return live && isoOf(live.since);
}
