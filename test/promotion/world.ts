import type { Environment } from '../../src/project/types.ts';
import {
  type KnownVersion,
  type OpenPromotion,
  type PromotionAction,
  type PromotionFacts,
  type PromotionState,
  promotionState,
  type ReleaseOnBranch,
} from '../../src/promotion/index.ts';
import type { DeploymentRecord, HoldRecord, VersionRef } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { deployed, digest, environment, known, noApprovals } from './facts.ts';

const start = Date.UTC(2026, 5, 10, 12);
export const minute = 60_000;

/** One environment of the model world: a branch as the list of all releases that it named, and what happened around it. */
interface Place {
  readonly environment: Environment;
  readonly named: (ReleaseOnBranch | null)[];
  readonly deployments: DeploymentRecord[];
  readonly holds: HoldRecord[];
  open: OpenPromotion[];
  readonly closed: { number: number; version: number; closedAt: string; by: string }[];
  running?: VersionRef & {
    since: string;
    phase: 'deploying' | 'verifying';
    release: ReleaseOnBranch;
    rollback: boolean;
  };
}

/** Git, forge and target of one model in two environments, as simple as the rules allow. What it did is in `log`. */
export class World {
  now = start;
  readonly versions: KnownVersion[] = [];
  readonly places: ReadonlyMap<string, Place>;
  /** Every deployment that began, with the state that asked for it. */
  readonly log: { readonly name: string; readonly action: PromotionAction; readonly facts: PromotionFacts }[] = [];
  #number = 0;

  constructor(soak: number, autoMerge: boolean) {
    const place = (of: Environment): Place => ({
      environment: of,
      named: [],
      deployments: [],
      holds: [],
      open: [],
      closed: [],
    });
    this.places = new Map([
      ['staging', place(environment({ name: 'staging' }))],
      ['production', place(environment({ name: 'production', needs: ['staging'], soak, autoMerge }))],
    ]);
  }

  place(name: string): Place {
    const found = this.places.get(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  }

  time(minutes = 0): string {
    return new Date(this.now + minutes * minute).toISOString();
  }

  pass(minutes: number): void {
    this.now += minutes * minute;
  }

  next(): number {
    this.#number += 1;
    return this.#number;
  }

  version(verdict: KnownVersion['verdict'], bytes: number): void {
    const number = this.versions.length + 1;
    this.versions.push(
      known(number, { verdict, at: this.time(), bytes: bytes === 0 ? number : Math.min(bytes, number) }),
    );
  }

  facts(name: string, asked?: PromotionFacts['asked']): PromotionFacts {
    const { environment: of, deployments, holds, open, closed, running } = this.place(name);
    const needs = new Map(of.needs.map((need) => [need, this.facts(need)]));
    const named = this.place(name).named.filter((each) => each !== null);
    const current = this.place(name).named.at(-1);
    const earlier = named
      .slice(0, current ? -1 : undefined)
      .map(({ version, digest: bytes }) => ({ version, digest: bytes }));
    const since = this.time();
    return {
      now: this.time(),
      model: 'delay',
      environment: of,
      versions: this.versions,
      branch: current ? { kind: 'release', release: current, earlier } : { kind: 'empty', since, earlier },
      deployments,
      holds,
      open,
      closed,
      needs,
      ...(running ? { running } : {}),
      ...(asked ? { asked } : {}),
    };
  }

  state(name: string, asked?: PromotionFacts['asked']): PromotionState {
    return promotionState(this.facts(name, asked));
  }

  /** What `mlops promote` does: gathers the facts, and does what can be done right now. */
  act(name: string, asked?: PromotionFacts['asked']): readonly PromotionAction[] {
    const facts = this.facts(name, asked);
    const { actions } = promotionState(facts);
    for (const action of actions) {
      this.log.push({ name, action, facts: structuredClone(facts) });
      this.#do(name, action, asked);
    }
    return actions;
  }

  #do(name: string, action: PromotionAction, asked: PromotionFacts['asked']): void {
    const place = this.place(name);
    if (action.kind === 'close') place.open = place.open.filter(({ number }) => number !== action.number);
    if (action.kind === 'merge') this.merge(name, action.number);
    if (action.kind === 'update') {
      place.open = place.open.map((pull) => (pull.number === action.number ? { ...pull, content: 'rendered' } : pull));
    }
    if (action.kind === 'open') {
      if (action.release) this.hold(name, [action.digest], 'release');
      if (place.open.some(({ version }) => version === action.version)) return;
      const { version } = action;
      const pull: OpenPromotion = {
        version,
        digest: action.digest,
        number: this.next(),
        head: sha256(`${this.#number}`),
        content: 'rendered',
        approvals: noApprovals,
        openedAt: this.time(),
      };
      place.open.push(asked?.version === version ? { ...pull, asked } : pull);
    }
    if (action.kind === 'deploy') {
      const release = place.named.at(-1);
      if (!release) throw new Error('nothing to deploy was named');
      if (action.release) this.hold(name, [action.digest], 'release');
      const { version, digest: bytes } = action;
      place.running = {
        version,
        digest: bytes,
        since: this.time(),
        phase: 'deploying',
        release,
        rollback: action.rollback,
      };
    }
  }

  merge(name: string, number: number): void {
    const place = this.place(name);
    const pull = place.open.find((each) => each.number === number);
    if (!pull) return;
    place.open = place.open.filter((each) => each.number !== number);
    const { asked } = pull;
    const arrival =
      pull.content === 'rendered'
        ? ({ kind: 'promotion', approvals: noApprovals, ...(asked ? { asked } : {}) } as const)
        : ({ kind: 'other' } as const);
    // What a release says besides its version: what was live when it was rendered.
    const previous = this.state(name).live?.version ?? 0;
    this.name(name, {
      version: pull.version,
      digest: pull.digest,
      releaseDigest: digest(`${pull.version} after ${previous}`),
      arrival,
    });
  }

  name(name: string, release: Pick<ReleaseOnBranch, 'version' | 'digest' | 'releaseDigest' | 'arrival'>): void {
    this.place(name).named.push({
      ...release,
      commit: sha256(`${this.next()}`).slice(0, 40),
      since: this.time(),
      settings: 'same',
    });
  }

  /** Somebody closes a pull request without a merge. */
  close(name: string): void {
    const place = this.place(name);
    const [pull, ...others] = place.open;
    if (!pull) return;
    place.open = others;
    place.closed.push({ number: pull.number, version: pull.version, closedAt: this.time(), by: 'grace' });
  }

  /** `git revert` of the newest commit of the branch, by hand. */
  revert(name: string): void {
    const { named } = this.place(name);
    if (named.length === 0) return;
    const before = named.at(-2);
    if (before) this.name(name, { ...before, arrival: { kind: 'other' } });
    else named.push(null);
  }

  hold(name: string, digests: HoldRecord['digests'], what: HoldRecord['what'], by = 'ada'): void {
    const { holds } = this.place(name);
    holds.push({
      schemaVersion: 1,
      environment: name,
      model: 'delay',
      number: holds.length + 1,
      what,
      digests,
      by,
      at: this.time(),
      because: 'of a reason',
    });
  }

  /** The deployment that is running ends; after a failure what was live is live again, and the version is held. */
  end(name: string, fine: boolean): void {
    const place = this.place(name);
    const { running } = place;
    if (!running) return;
    delete place.running;
    const { live } = this.state(name);
    const restored = live ? { version: live.version, digest: live.digest } : null;
    const outcome = fine ? (running.rollback ? 'rollback' : 'verified') : 'failed';
    const [record] = deployed([
      running.version,
      {
        digest: running.digest,
        number: place.deployments.length + 1,
        release: running.release.commit,
        releaseDigest: running.release.releaseDigest,
        startedAt: running.since,
        endedAt: this.time(),
        outcome,
        restored,
      },
    ]);
    if (record) place.deployments.push(record);
    if (!fine) this.hold(name, [running.digest], 'hold', 'mlops');
  }
}
