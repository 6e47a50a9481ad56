import { heldWait } from './barriers.ts';
import { type Choice, choose, keptBack, leftOut } from './choose.ts';
import { closings } from './closings.ts';
import type { OpenPromotion, PromotionFacts } from './facts.ts';
import { instantOf, isoOf } from './instants.ts';
import { gatesWait, isEdited, mergeGates } from './merge-waits.ts';
import type { Override, PromotionAction, PromotionState, PromotionStateName, Wait } from './state.ts';
import { unmergedNote } from './unmerged.ts';

/** The way of a version onto the branch, or of a release from there to be live. */
export type Step = Omit<PromotionState, 'live'>;

type Candidate = Extract<Choice, { readonly kind: 'candidate' }>;

/** What happens next on the way onto the branch; undefined where no version is on it. */
export function promotionStep(facts: PromotionFacts): Step | undefined {
  const choice = choose(facts);
  const asking = asksFirst(facts, choice);
  if (asking) return asking;
  // Who asks and gets nothing must not have closed what others have open.
  const closing = comesToNothing(facts, choice) ? [] : closings(facts, choice);
  const [first] = closing;
  if (first) {
    const pull = facts.open.find(({ number }) => number === first.number);
    const sentence = `Pull request #${first.number} for version ${pull?.version} is to be closed (${first.word}): ${first.sentence}`;
    return step('superseded', pull?.version ?? null, pull?.openedAt, [{ kind: 'version', sentence }], closing, facts);
  }
  if (choice.kind === 'nothing') return undefined;
  if (choice.kind === 'unknown') return step('waiting', choice.version, undefined, [choice.wait], [], facts);
  const { version } = choice.version;
  const notes = [leftOut(facts, version), keptBack(facts, version), unmergedNote(facts)].filter(isSaid);
  if (choice.kind === 'barred') {
    const { wait } = choice;
    const state = wait.kind === 'hold' || wait.kind === 'taken-back' ? 'held' : 'waiting';
    const others = notes.filter(({ sentence }) => sentence !== wait.sentence);
    return step(state, version, wait.since, [wait, ...others], [], facts);
  }
  const pull = facts.open.find((each) => each.version === version);
  return pull ? withPull(facts, choice, pull, notes) : withoutPull(facts, choice, notes);
}

/** What somebody asks for with this command has no pull request that could be merged, and none can be opened now. */
function comesToNothing({ asked, open }: PromotionFacts, choice: Choice): boolean {
  if (asked === undefined || choice.kind === 'nothing') return false;
  if (choice.kind !== 'candidate') return true;
  if (choice.version.version !== asked.version) return false;
  const pull = open.find(({ version }) => version === asked.version);
  return pull === undefined ? choice.needs.far === 'no' : isEdited(pull, choice.version);
}

/**
 * Before a pull request is opened, brought up to date or closed in favour of another, the gates of the environment are
 * asked: what they say belongs into it, and may be a reason to leave an older version its place.
 */
function asksFirst(facts: PromotionFacts, choice: Choice): Step | undefined {
  if (facts.gates === undefined || choice.kind !== 'candidate' || choice.needs.far === 'no') return undefined;
  const { version, artifact, at } = choice.version;
  const answer = facts.gates.get(version);
  if (answer?.kind === 'said') return undefined;
  const pull = facts.open.find((each) => each.version === version);
  const since = isoOf(instantOf(pull?.openedAt ?? at, Date.parse(facts.now)));
  const wait = gatesWait(facts, choice.version, since);
  const waits = [...(wait ? [wait] : []), ...choice.needs.waits];
  const ask: PromotionAction = { kind: 'ask', version, digest: artifact.digest };
  return step(pull ? 'open' : 'available', version, since, waits, answer === undefined ? [ask] : [], facts);
}

function withoutPull(facts: PromotionFacts, choice: Candidate, notes: readonly Wait[]): Step {
  const { version, needs } = choice;
  const waits = [...needs.waits, ...notes];
  if (needs.far === 'no') return step('waiting', version.version, version.at, waits, [], facts);
  return step('available', version.version, version.at, waits, [opening(facts, choice)], facts);
}

function withPull(facts: PromotionFacts, choice: Candidate, pull: OpenPromotion, notes: readonly Wait[]): Step {
  const { version } = choice.version;
  const gates = mergeGates(facts, pull, choice);
  // They are about other versions, and in nobody's way here.
  const others = notes.map((note): Wait => ({ ...note, kind: 'version' }));
  const open = (waits: readonly Wait[], actions: readonly PromotionAction[]): Step =>
    step('open', version, pull.openedAt, [...waits, ...others], actions, facts);
  // The override was not recorded before we were stopped: opening is safe to do twice, and records it.
  if (overrideOf(facts, choice)) return open(gates, [opening(facts, choice)]);
  const { number, head, digest } = pull;
  if (pull.content === 'outdated' && !isEdited(pull, choice.version))
    return open(gates, [{ kind: 'update', number, version, digest }]);
  if (gates.length > 0) return open(gates, []);
  if (facts.environment.autoMerge) return open([], [{ kind: 'merge', number, head, version, digest }]);
  const sentence = `Nothing is in the way of pull request #${number}; ${facts.environment.name} leaves the merge to people.`;
  const since = isoOf(instantOf(pull.openedAt, Date.parse(facts.now)));
  return open([{ kind: 'merge', sentence, since, for: 'somebody who merges it' }], []);
}

function opening(facts: PromotionFacts, choice: Candidate): PromotionAction {
  const release = overrideOf(facts, choice);
  const { version, artifact } = choice.version;
  return { kind: 'open', version, digest: artifact.digest, ...(release ? { release } : {}) };
}

/** Where the version is held and whoever asked said why it goes all the same. */
function overrideOf(facts: PromotionFacts, { version, asked }: Candidate): Override | undefined {
  if (asked?.override === undefined || !heldWait(facts, version)) return undefined;
  return { by: asked.by, because: asked.override };
}

function isSaid(note: Wait | undefined): note is Wait {
  return note !== undefined;
}

/** @param since as recorded, maybe by a clock that is ahead */
export function step(
  state: PromotionStateName,
  version: number | null,
  since: string | undefined,
  waitsFor: readonly Wait[],
  actions: readonly PromotionAction[],
  { now }: PromotionFacts,
): Step {
  const clamped = since === undefined ? null : isoOf(instantOf(since, Date.parse(now)));
  return { state, version, since: clamped, waitsFor, actions };
}
