import { instantOf } from './instants.ts';
import type { DeploymentRecord, VersionRef } from './types.ts';

/** What the recorded deployments of one model in one environment say. Times are milliseconds, none after now. */
export interface DeploymentHistory {
  /** What is live; undefined: nothing, or nobody knows. */
  readonly live: Live | undefined;
  /** The last word on an artifact, and on a release file. */
  word(digest: string): LastWord | undefined;
  wordOnRelease(releaseDigest: string): LastWord | undefined;
  /** The longest time that an artifact was live in one go, after it was verified. */
  longestStay(digest: string): number;
  /** How the last deployment of a release of the branch ended. */
  lastOf(commit: string): DeploymentRecord | undefined;
  readonly versions: readonly number[];
}

export interface Live extends VersionRef {
  /** Undefined where only the version is known. */
  readonly releaseDigest: string | undefined;
  readonly since: number;
  /** Since when these bytes are live and verified, through deployments of the same bytes; undefined: not verified. */
  readonly soaksSince: number | undefined;
}

export interface LastWord {
  /** `taken-back`: it was live, and a rollback went from it to something else. */
  readonly kind: 'verified' | 'failed' | 'taken-back';
  readonly record: DeploymentRecord;
}

/** Goes through the records in the order of their numbers. A deployment that fails ends the stay of what was live. */
export function deploymentHistory(records: readonly DeploymentRecord[], now: number): DeploymentHistory {
  const inOrder = records.toSorted((a, b) => a.number - b.number);
  const fold = new Fold(now);
  for (const record of inOrder) fold.add(record);
  const { live, words, releases, stays } = fold;
  return {
    live,
    word: (digest) => words.get(digest),
    wordOnRelease: (releaseDigest) => releases.get(releaseDigest),
    longestStay: (digest) =>
      Math.max(stays.get(digest) ?? 0, live?.digest === digest ? now - (live.soaksSince ?? now) : 0),
    lastOf: (commit) => inOrder.findLast((record) => record.release === commit),
    versions: inOrder.map(({ version }) => version),
  };
}

class Fold {
  live: Live | undefined;
  readonly words = new Map<string, LastWord>();
  readonly releases = new Map<string, LastWord>();
  readonly stays = new Map<string, number>();
  readonly #releaseOf = new Map<string, string>();
  readonly #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  add(record: DeploymentRecord): void {
    if (record.outcome === 'failed') this.#failed(record, record.restored);
    else this.#came(record);
  }

  #came(record: DeploymentRecord): void {
    const { version, digest, releaseDigest } = record;
    const before = this.live;
    const since = instantOf(record.endedAt, this.#now);
    if (record.outcome === 'rollback' && before && before.releaseDigest !== releaseDigest)
      this.#takenBack(before, record);
    if (record.outcome === 'verified') this.words.set(digest, { kind: 'verified', record });
    if (record.outcome === 'verified') this.releases.set(releaseDigest, { kind: 'verified', record });
    this.#releaseOf.set(refKey(record), releaseDigest);
    const goesOn = before?.digest === digest ? before.soaksSince : undefined;
    if (before && before.digest !== digest) this.#leaves(before, record);
    this.live = { version, digest, releaseDigest, since, soaksSince: goesOn ?? this.#soaks(digest, since) };
  }

  #failed(record: DeploymentRecord, restored: VersionRef | null): void {
    if (!onlySettingsFailed(record)) this.words.set(record.digest, { kind: 'failed', record });
    this.releases.set(record.releaseDigest, { kind: 'failed', record });
    if (this.live) this.#leaves(this.live, record);
    const since = instantOf(record.endedAt, this.#now);
    this.live = restored
      ? {
          version: restored.version,
          digest: restored.digest,
          releaseDigest: this.#releaseOf.get(refKey(restored)),
          since,
          soaksSince: this.#soaks(restored.digest, since),
        }
      : undefined;
  }

  /** Other settings of the same bytes say nothing against the bytes. */
  #takenBack(before: Live, record: DeploymentRecord): void {
    const word: LastWord = { kind: 'taken-back', record };
    if (before.digest !== record.digest) this.words.set(before.digest, word);
    if (before.releaseDigest !== undefined) this.releases.set(before.releaseDigest, word);
  }

  #soaks(digest: string, since: number): number | undefined {
    return this.words.get(digest)?.kind === 'verified' ? since : undefined;
  }

  #leaves({ digest, soaksSince }: Live, next: DeploymentRecord): void {
    if (soaksSince === undefined) return;
    const stay = instantOf(next.startedAt, this.#now) - soaksSince;
    this.stays.set(digest, Math.max(stay, this.stays.get(digest) ?? 0));
  }
}

/**
 * Whether a deployment failed whose bytes were live before, with other settings or other serving code, and are live again:
 * nothing is said against the bytes then.
 */
export function onlySettingsFailed(record: DeploymentRecord): boolean {
  return record.outcome === 'failed' && record.restored?.digest === record.digest;
}

function refKey({ version, digest }: VersionRef): string {
  return `${version} ${digest}`;
}
