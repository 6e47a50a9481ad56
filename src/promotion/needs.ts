import { type DeploymentHistory, deploymentHistory, type LastWord } from './deployment-history.ts';
import type { KnownVersion, NeededEnvironment, PromotionFacts, ReleaseOnBranch } from './facts.ts';
import { holdOn } from './holds.ts';
import { exactly, instantOf, isoOf, showDuration } from './instants.ts';
import type { Wait } from './state.ts';

/**
 * How far a version is in the environments that have to have it first. `verified`: a promotion pull request may be open;
 * `kept`: it has soaked too. What makes an environment unsettled right now (a deployment under way, a branch that names
 * what is not live) is a wait, but does not change how far the version is.
 */
export interface NeedsKept {
  readonly far: 'no' | 'verified' | 'kept';
  readonly waits: readonly Wait[];
}

/**
 * Asks every needed environment about the bytes of a version; an older version with the same bytes stands for it. Their
 * history is read once, however many versions are asked about.
 */
export function needsOf(facts: PromotionFacts): (version: KnownVersion) => NeedsKept {
  const { environment, model, needs } = facts;
  const now = exactly(facts.now);
  const asked = environment.needs.map((name) => ({
    name,
    model,
    soak: environment.soak,
    now,
    ...lookedAt(needs.get(name), now),
  }));
  return (version) => {
    const answers = asked.map((each) => askOne({ ...each, version }));
    const far = (['no', 'verified'] as const).find((short) => answers.some((each) => each.far === short)) ?? 'kept';
    return { far, waits: answers.flatMap(({ waits }) => waits) };
  };
}

interface LookedAt {
  /** Undefined where nothing is known of it. */
  readonly needed: NeededEnvironment | undefined;
  readonly history: DeploymentHistory;
  readonly unsettled: Wait | undefined;
}

function lookedAt(needed: NeededEnvironment | undefined, now: number): LookedAt {
  const history = deploymentHistory(needed?.deployments ?? [], now);
  return { needed, history, unsettled: needed && whyUnsettled(needed, history, now) };
}

interface Question extends LookedAt {
  readonly name: string;
  readonly model: string;
  readonly version: KnownVersion;
  readonly soak: number;
  readonly now: number;
}

function askOne(question: Question): NeedsKept {
  const { name, model, version, now, needed, history, unsettled } = question;
  const { digest } = version.artifact;
  const since = isoOf(instantOf(version.at, now));
  if (!needed)
    return no(`Nothing is known of ${name}, in which version ${version.version} has to be verified first.`, since);
  const { models } = needed.environment;
  if (models.length > 0 && !models.includes(model)) {
    return no(`${name} does not have ${model}, so version ${version.version} is never verified there.`, since);
  }
  const hold = holdOn(needed.holds, digest);
  if (hold)
    return no(
      `Version ${version.version} is held in ${name}, by ${hold.by}: ${hold.because.replace(/\.$/, '')}.`,
      isoOf(instantOf(hold.at, now)),
      hold.by,
    );
  const word = history.word(digest);
  if (word?.kind !== 'verified')
    return no(whyNot(question, word), word ? isoOf(instantOf(word.record.endedAt, now)) : since);
  const soaking = whySoaking(
    question,
    history.longestStay(digest),
    history.live?.digest === digest ? history.live.soaksSince : undefined,
  );
  return {
    far: soaking ? 'verified' : 'kept',
    waits: [...(soaking ? [soaking] : []), ...(unsettled ? [unsettled] : [])],
  };
}

function no(sentence: string, since: string, by?: string): NeedsKept {
  return { far: 'no', waits: [{ kind: 'needs', sentence, since, ...(by === undefined ? {} : { for: by }) }] };
}

function whyNot({ name, version: { version } }: Question, word: LastWord | undefined): string {
  if (word?.kind === 'failed') return `Version ${version} failed in ${name}: ${word.record.sentence}`;
  if (word?.kind === 'taken-back')
    return `Version ${version} was taken back in ${name}, to version ${word.record.version}.`;
  return `Version ${version} is not verified in ${name} yet.`;
}

/** The longest stay in one go counts, also an earlier one; a stay that goes on says when it is long enough. */
function whySoaking(
  { name, version, soak, now }: Question,
  longest: number,
  soaksSince: number | undefined,
): Wait | undefined {
  if (longest >= soak) return undefined;
  const asked = `${showDuration(soak)} in one go in ${name}`;
  if (soaksSince === undefined) {
    const sentence = `Version ${version.version} has to be live for ${asked}; it is not live there any more, after ${showDuration(longest)}.`;
    return { kind: 'soak', sentence, since: isoOf(instantOf(version.at, now)) };
  }
  const until = soaksSince + soak;
  const sentence = `Version ${version.version} has to be live for ${asked}; ${showDuration(until - now)} are left.`;
  return { kind: 'soak', sentence, since: isoOf(soaksSince), until: isoOf(until) };
}

/**
 * That another version was fine there says nothing while the environment itself is in pieces: as long as it is, nothing
 * goes past it, whatever it was that it is busy with.
 */
function whyUnsettled(
  { environment: { name }, branch, running }: NeededEnvironment,
  { live }: DeploymentHistory,
  now: number,
): Wait | undefined {
  if (running) {
    return unsettled(`${name} is ${running.phase} version ${running.version}.`, isoOf(instantOf(running.since, now)));
  }
  if (branch.kind === 'missing') return unsettled(`The branch of ${name} does not exist.`);
  if (branch.kind === 'unreadable') return unsettled(`The release of ${name} cannot be read: ${branch.because}`);
  if (branch.kind === 'empty') return unsettled(`The branch of ${name} names no release any more.`, branch.since);
  const { release } = branch;
  if (release.settings !== 'same') return otherSettings(name, release);
  if (live && live.digest === release.digest && (live.releaseDigest ?? release.releaseDigest) === release.releaseDigest)
    return undefined;
  return unsettled(
    `The branch of ${name} names version ${release.version}, but ${thereInstead(live, release)} there.`,
    isoOf(instantOf(release.since, now)),
  );
}

function thereInstead(live: DeploymentHistory['live'], { version }: ReleaseOnBranch): string {
  if (live === undefined) return 'nothing is live';
  return `version ${live.version} is live${live.version === version ? ' with other settings or serving code' : ''}`;
}

/** Bytes that were fine there say nothing of a target, a server or a verification that it does not have yet. */
function otherSettings(name: string, { version, settings }: ReleaseOnBranch): Wait {
  const why =
    settings === 'taken-back'
      ? 'its branch went back from the settings that mlops.yaml has today'
      : 'mlops.yaml has other settings for it today, which are not verified there yet';
  return unsettled(`${name} has version ${version}, and ${why}.`);
}

function unsettled(sentence: string, since?: string): Wait {
  return { kind: 'needs', sentence, ...(since === undefined ? {} : { since }) };
}
