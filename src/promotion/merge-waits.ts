import { heldWait } from './barriers.ts';
import type { Approvals, KnownVersion, OpenPromotion, PromotionFacts } from './facts.ts';
import { instantOf, isoOf, showInstant } from './instants.ts';
import type { NeedsKept } from './needs.ts';
import type { Wait } from './state.ts';
import { isOpen, nextOpening } from './windows.ts';

/** What an open promotion pull request waits for before we merge it, without whether we merge at all. */
export function mergeGates(
  facts: PromotionFacts,
  pull: OpenPromotion,
  { version, needs }: { readonly version: KnownVersion; readonly needs: NeedsKept },
): readonly Wait[] {
  const since = isoOf(instantOf(pull.openedAt, Date.parse(facts.now)));
  return [
    edited(pull, version, since),
    heldWait(facts, version),
    verdictWait(version, pull, since),
    gatesWait(facts, version, since),
    ...needs.waits,
    windowWait(facts, since),
    approvalsWait(facts, pull.approvals, since),
    revertWait(facts),
  ].filter((wait) => wait !== undefined);
}

/** Windows say when promotions are merged and deployed. */
export function windowWait({ environment: { name, windows }, now }: PromotionFacts, since: string): Wait | undefined {
  const at = Date.parse(now);
  if (isOpen(windows, at)) return undefined;
  const opening = nextOpening(windows, at);
  if (opening === undefined) {
    const sentence = `No window of ${name} opens in the next three weeks.`;
    return { kind: 'window', sentence, since, for: 'somebody who changes `windows` in mlops.yaml' };
  }
  const sentence = `The window of ${name} opens at ${showInstant(opening)}.`;
  return { kind: 'window', sentence, since, until: isoOf(opening) };
}

export function approvalsWait(
  { environment }: PromotionFacts,
  { by, without }: Approvals,
  since: string,
): Wait | undefined {
  const { name, approvals } = environment;
  if (by.length >= approvals) return undefined;
  const asked = `${name} asks for ${approvals} ${approvals === 1 ? 'approval' : 'approvals'}; ${by.length} so far.`;
  const sentence = [asked, ...without].join(' ');
  return { kind: 'approvals', sentence, since, for: 'somebody who approves the pull request' };
}

/** As long as a revert is open nobody knows yet what the branch is to name. */
export function revertWait({ revert, now }: PromotionFacts): Wait | undefined {
  if (!revert) return undefined;
  const sentence = `Pull request #${revert.number} takes back what the branch names.`;
  return {
    kind: 'revert',
    sentence,
    since: isoOf(instantOf(revert.openedAt, Date.parse(now))),
    for: 'somebody who merges or closes it',
  };
}

/** It is not what we render for the version. */
export function isEdited(
  { content, digest }: Pick<OpenPromotion, 'content' | 'digest'>,
  { artifact }: Pick<KnownVersion, 'artifact'>,
): boolean {
  return content === 'edited' || digest !== artifact.digest;
}

function edited(pull: OpenPromotion, version: KnownVersion, since: string): Wait | undefined {
  if (!isEdited(pull, version)) return undefined;
  const sentence = `Pull request #${pull.number} is not what we render for version ${version.version}: somebody changed it, so it is never merged by itself, and not deployed.`;
  return {
    kind: 'edited',
    sentence,
    since,
    for: 'somebody who closes it; a new one is opened when its version is asked for',
  };
}

/** A version that the gates did not pass is merged by a person only, who sees what they said. */
function verdictWait(
  { version, verdict, sentence }: KnownVersion,
  { asked }: OpenPromotion,
  since: string,
): Wait | undefined {
  if (verdict === 'pass') return undefined;
  const who = asked ? `${asked.by} asked for it` : 'nobody asked for it';
  return {
    kind: 'verdict',
    sentence: `The verdict of version ${version} is ${verdict} (${who}): ${sentence}`,
    since,
    for: 'somebody who merges it all the same',
  };
}

/** What the gates of the environment keep a version for; as with a verdict, a person may merge it all the same. */
export function gatesWait(
  { gates, environment: { name } }: PromotionFacts,
  { version }: KnownVersion,
  since: string,
): Wait | undefined {
  const answer = gates?.get(version);
  if (gates === undefined || (answer?.kind === 'said' && answer.verdict === 'pass')) return undefined;
  if (answer === undefined) {
    const sentence = `The gates of ${name} are not asked yet of version ${version}, against what is live now.`;
    return { kind: 'gates', sentence, since, for: 'the next `mlops promote`' };
  }
  if (answer.kind === 'unable') {
    const sentence = `The gates of ${name} could not be asked of version ${version}: ${answer.because}`;
    return { kind: 'gates', sentence, since, for: 'the next `mlops promote`' };
  }
  const sentence = `The gates of ${name} say ${answer.verdict} of version ${version}: ${answer.sentence}`;
  return { kind: 'gates', sentence, since, for: 'somebody who merges it all the same' };
}
