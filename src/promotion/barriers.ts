import type { KnownVersion, PromotionFacts, ReleaseOnBranch } from './facts.ts';
import { holdOn, releaseOf } from './holds.ts';
import { exactly, instantOf, isoOf } from './instants.ts';
import type { Wait } from './state.ts';

/**
 * Automation only goes forward: a barrier stands before its version and all older ones. `version` is infinite for one that
 * stands before every version that existed then.
 */
interface Barrier {
  readonly version: number;
  readonly at: number;
  readonly wait: Wait;
}

/**
 * Why automation must not promote a version; undefined: it may. A version returns by a release of its hold that is newer
 * than what barred it, or because somebody asks for it.
 */
export function barriers(facts: PromotionFacts): (version: KnownVersion) => Wait | undefined {
  const { branch } = facts;
  const settled = [...namedBefore(facts), ...settingsBack(facts), ...closedByHand(facts), ...heldNewer(facts)];
  return (version) => {
    const hold = heldWait(facts, version);
    if (hold) return hold;
    const released = releaseOf(facts.holds, version.artifact.digest);
    const releasedAt = released ? exactly(released.at) : Number.NEGATIVE_INFINITY;
    const isNamed = branch.kind === 'release' && branch.release.version === version.version;
    const all = isNamed ? closedAfterRelease(facts, version) : [...settled, ...askedFor(facts, version)];
    return nearest(all.filter((barrier) => barrier.version >= version.version && barrier.at >= releasedAt))?.wait;
  };
}

/** What is said of several: what is about the version itself, and of that the latest. */
function nearest(barriers: readonly Barrier[]): Barrier | undefined {
  return barriers.toSorted((a, b) => compare(a.version, b.version) || b.at - a.at)[0];
}

/** Two infinite ones are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** The hold on the bytes of a version. */
export function heldWait({ holds, now }: PromotionFacts, { version, artifact }: KnownVersion): Wait | undefined {
  const hold = holdOn(holds, artifact.digest);
  if (!hold) return undefined;
  const what = hold.digests === 'all' ? 'Every version' : `Version ${version}`;
  const sentence = `${what} is held, by ${hold.by}: ${hold.because.replace(/\.$/, '')}.`;
  return {
    kind: 'hold',
    sentence,
    since: isoOf(instantOf(hold.at, Date.parse(now))),
    for: 'somebody who releases it or overrides',
  };
}

/** What the branch has named, or what was deployed, and it names something older or nothing now. */
function namedBefore({ branch, deployments, now }: PromotionFacts): readonly Barrier[] {
  if (branch.kind !== 'release' && branch.kind !== 'empty') return [];
  const since = branch.kind === 'release' ? branch.release.since : branch.since;
  const at = since === undefined ? Date.parse(now) : exactly(since);
  // Without a release nobody says whether the branch is a new one; then what was deployed long ago bars nothing.
  const deployed = branch.kind === 'release' ? deployments.map(({ version }) => version) : [];
  const highest = [...branch.earlier.map(({ version }) => version), ...deployed].reduce((a, b) => Math.max(a, b), 0);
  const release = branch.kind === 'release' ? branch.release.version : 0;
  if (highest <= release) return [];
  const back = release === 0 ? 'none' : `version ${release}`;
  const wait: Wait = {
    kind: 'taken-back',
    sentence: `The branch named version ${highest} and went back to ${back}; only newer versions follow by themselves.`,
    since: isoOf(Math.min(at, Date.parse(now))),
    for: 'somebody who asks for it',
    asks: highest,
  };
  return [{ version: highest, at, wait }];
}

/** A newer version would bring the settings and the serving code along that somebody has taken back. */
function settingsBack({ branch, now }: PromotionFacts): readonly Barrier[] {
  if (branch.kind !== 'release' || branch.release.settings !== 'taken-back') return [];
  const since = isoOf(instantOf(branch.release.since, Date.parse(now)));
  const wait = { ...settingsBackWait(branch.release), since };
  return [{ version: Number.POSITIVE_INFINITY, at: exactly(branch.release.since), wait }];
}

/** Said also where there is no newer version: what is live is not what mlops.yaml has. */
export function settingsBackWait({ version }: ReleaseOnBranch): Wait {
  return {
    kind: 'taken-back',
    sentence: `The branch went back from the settings or serving code that the default branch has today; they follow by themselves once they change.`,
    for: `somebody who asks for version ${version} with them, or for a newer one`,
    asks: version,
  };
}

/** Whoever asked for an older version did not want those that existed then. */
function askedFor({ branch, now }: PromotionFacts, version: KnownVersion): readonly Barrier[] {
  if (branch.kind !== 'release' || branch.release.arrival.kind !== 'promotion') return [];
  const { release } = branch;
  const asked = branch.release.arrival.asked;
  if (!asked || exactly(version.at) > exactly(release.since)) return [];
  const sentence = `${asked.by} asked for version ${release.version} when version ${version.version} was there already; only newer versions follow by themselves.`;
  const since = isoOf(instantOf(release.since, Date.parse(now)));
  const wait: Wait = { kind: 'asked', sentence, since, for: 'somebody who asks for it', asks: version.version };
  return [{ version: Number.POSITIVE_INFINITY, at: exactly(release.since), wait }];
}

function closedByHand({ closed, open, now }: PromotionFacts): readonly Barrier[] {
  return closed
    .filter(({ version }) => !open.some((pull) => pull.version === version))
    .map(({ number, version, closedAt, by }) => ({
      version,
      at: exactly(closedAt),
      wait: {
        kind: 'closed',
        sentence: `${by} closed pull request #${number} for version ${version}; it is not opened again.`,
        since: isoOf(instantOf(closedAt, Date.parse(now))),
        for: 'somebody who asks for it',
        asks: version,
      },
    }));
}

/** Other settings of the version that the branch names: what was closed before that version came says nothing of them. */
function closedAfterRelease(facts: PromotionFacts, { version }: KnownVersion): readonly Barrier[] {
  const { branch } = facts;
  if (branch.kind !== 'release') return [];
  const since = exactly(branch.release.since);
  return closedByHand(facts).filter((barrier) => barrier.version === version && barrier.at > since);
}

function heldNewer(facts: PromotionFacts): readonly Barrier[] {
  return facts.versions.flatMap((version) => {
    const wait = heldWait(facts, version);
    return wait?.since === undefined ? [] : [{ version: version.version, at: exactly(wait.since), wait }];
  });
}
