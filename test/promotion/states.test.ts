import { describe, expect, it } from 'vitest';
import { type PromotionFacts, promotionState } from '../../src/promotion/index.ts';
import {
  at,
  commit,
  deployed,
  digest,
  environment,
  facts,
  hold,
  kinds,
  known,
  names,
  needed,
  pull,
  ref,
  release,
} from './facts.ts';

const deploy = (version: number, more: object = {}) => ({
  kind: 'deploy',
  ...ref(version),
  commit: commit(`release ${version}`),
  rollback: false,
  ...more,
});

describe('without a release', () => {
  it('is none where no version exists', () => {
    expect(promotionState(facts())).toEqual({
      state: 'none',
      version: null,
      since: null,
      live: null,
      waitsFor: [],
      actions: [],
    });
  });

  it('waits for a branch that is missing, and for one that cannot be read', () => {
    const missing = promotionState(facts({ versions: [known(1)], branch: { kind: 'missing' } }));
    expect([missing.state, missing.version, missing.actions]).toEqual(['waiting', 1, []]);
    expect(missing.waitsFor).toEqual([
      {
        kind: 'branch',
        sentence: 'The branch env/production does not exist.',
        for: 'somebody who runs `mlops promote --init`',
      },
    ]);
    const unreadable = promotionState(
      facts({
        versions: [known(1)],
        branch: { kind: 'unreadable', because: 'line 3: unknown key.', commit: commit('x'), since: at(-9) },
        deployments: deployed([1]),
      }),
    );
    expect([unreadable.state, unreadable.actions]).toEqual(['waiting', []]);
    expect(unreadable.waitsFor.map(({ kind }) => kind)).toEqual(['release', 'release']);
  });

  it('says that something is live though the branch names nothing any more, and brings the version back only when asked', () => {
    const removed = facts({
      versions: [known(1)],
      branch: { kind: 'empty', since: at(-5), earlier: [ref(1)] },
      deployments: deployed([1]),
    });
    const { state, live, waitsFor, actions } = promotionState(removed);
    expect([state, live?.version, actions]).toEqual(['held', 1, []]);
    expect(waitsFor.map(({ sentence }) => sentence)).toEqual([
      'The branch named version 1 and went back to none; only newer versions follow by themselves.',
      'Version 1 is live, though the branch env/production names no release.',
    ]);
    expect(kinds(promotionState({ ...removed, asked: { version: 1, by: 'ada' } }).actions)).toEqual(['open']);
    // A new branch, though the ledger remembers an old one: everything begins anew.
    expect(kinds(promotionState({ ...removed, branch: { kind: 'empty', earlier: [] } }).actions)).toEqual(['open']);
  });
});

describe('a release on the branch', () => {
  const merged = facts({ versions: [known(1), known(2)], branch: names(release(2), 1), deployments: deployed([1]) });

  it('is deployed, then live; a pull request is not spoken of again', () => {
    expect(promotionState(merged)).toMatchObject({
      state: 'merged',
      version: 2,
      since: at(-100),
      live: { version: 1 },
    });
    expect(promotionState(merged).actions).toEqual([deploy(2)]);
    const live = promotionState({ ...merged, deployments: deployed([1], [2]) });
    expect(live).toEqual({
      state: 'live',
      version: 2,
      since: at(-10),
      live: { ...ref(2), since: at(-10) },
      waitsFor: [],
      actions: [],
    });
  });

  it('is deploying and verifying as long as that goes on, and nothing else is done', () => {
    for (const phase of ['deploying', 'verifying'] as const) {
      const { state, since, waitsFor, actions } = promotionState({
        ...merged,
        versions: [known(2), known(3)],
        running: { ...ref(2), since: at(-2), phase },
      });
      expect([state, since, waitsFor.length, actions]).toEqual([phase, at(-2), 1, []]);
    }
  });

  it('stays merged when the environment before it is unsettled afterwards, and is not deployed past it', () => {
    const staging = needed('staging', deployed([2]), { running: { ...ref(3), since: at(-1), phase: 'verifying' } });
    const { state, waitsFor, actions } = promotionState({
      ...merged,
      environment: environment({ needs: ['staging'] }),
      needs: new Map([['staging', staging]]),
    });
    expect([state, waitsFor.map(({ kind }) => kind), actions]).toEqual(['merged', ['needs'], []]);
  });

  it('is asked for its window, approvals and needs again', () => {
    const windows = [{ days: [1], from: 0, to: 60, timezone: 'UTC' }];
    const { state, waitsFor, actions } = promotionState({
      ...merged,
      environment: environment({ needs: ['staging'], windows, approvals: 1 }),
    });
    expect([state, actions]).toEqual(['merged', []]);
    expect(waitsFor.map(({ kind }) => kind)).toEqual(['approvals', 'needs', 'window']);
  });

  it('that did not come by promotion is refused, until somebody says why', () => {
    const pushed = { ...merged, branch: names(release(2, { arrival: { kind: 'other' } }), 1) };
    const { state, waitsFor, actions } = promotionState(pushed);
    expect([state, waitsFor.map(({ kind }) => kind), actions]).toEqual(['merged', ['arrival'], []]);
    expect(promotionState({ ...pushed, asked: { version: 2, by: 'ada' } }).actions).toEqual([]);
    const override = { by: 'ada', because: 'the forge is down' };
    expect(promotionState({ ...pushed, asked: { version: 2, by: 'ada', override: override.because } }).actions).toEqual(
      [deploy(2, { override })],
    );
  });

  it('with other bytes than its version, or of a version that nobody recorded, is not deployed', () => {
    for (const versions of [[known(2, { bytes: 'others' })], [known(1)]]) {
      const { state, waitsFor, actions } = promotionState({ ...merged, versions });
      expect([state, waitsFor.map(({ kind }) => kind), actions]).toEqual(['merged', ['version'], []]);
    }
  });

  it('that is held is refused, until somebody overrides; then the hold is released first', () => {
    const held = { ...merged, holds: [hold(1, [digest(2)])] };
    const { state, since, actions } = promotionState(held);
    expect([state, since, actions]).toEqual(['held', at(-5), []]);
    const override = { by: 'ada', because: 'a false alarm' };
    expect(promotionState({ ...held, asked: { version: 2, by: 'ada', override: override.because } }).actions).toEqual([
      deploy(2, { release: override, override }),
    ]);
  });

  it('that was held after it went live stays live, and that is said', () => {
    const { state, waitsFor } = promotionState({
      ...merged,
      deployments: deployed([1], [2]),
      holds: [hold(1, [digest(2)])],
    });
    expect([state, waitsFor[0]?.kind]).toEqual(['live', 'hold']);
    expect(waitsFor[0]?.sentence).toBe(
      'Version 2 is held by grace (it answers nonsense) and stays live until the branch names another one.',
    );
  });

  it('that waits lets something newer come', () => {
    const { state, version, actions } = promotionState({
      ...merged,
      versions: [known(1), known(2), known(3)],
      holds: [hold(1, [digest(2)])],
    });
    expect([state, version, actions]).toEqual(['held', 2, [{ kind: 'open', ...ref(3) }]]);
  });
});

describe('a failure', () => {
  const failed = (restored: 1 | null, more: Partial<PromotionFacts> = {}) =>
    facts({
      versions: [known(1), known(2)],
      branch: names(release(2), 1),
      deployments: deployed(
        [1],
        [2, { outcome: 'failed', sentence: 'It never got healthy.', restored: restored ? ref(1) : null }],
      ),
      holds: [hold(1, [digest(2)])],
      ...more,
    });

  it('is rolled back, and the branch is behind until it names the restored version again', () => {
    const { state, version, since, live, waitsFor, actions } = promotionState(failed(1));
    expect([state, version, since, live?.version, actions]).toEqual(['rolled-back', 2, at(-10), 1, []]);
    expect(waitsFor[0]).toMatchObject({
      kind: 'failure',
      sentence:
        'Version 2 failed: It never got healthy; version 1 is live, and the branch names version 2 until it is reverted or something newer comes.',
    });
    const reverted = promotionState(
      failed(1, { branch: names(release(1, { commit: commit('revert'), arrival: { kind: 'other' } }), 2, 1) }),
    );
    expect([reverted.state, reverted.version, reverted.actions]).toEqual(['held', 2, []]);
    expect(reverted.live?.version).toBe(1);
  });

  it('is failed where nothing is live', () => {
    const { state, live, waitsFor } = promotionState(failed(null));
    expect([state, live]).toEqual(['failed', null]);
    expect(waitsFor[0]?.sentence).toContain('nothing is live');
  });

  it('waits for the revert that is open, and merges nothing past it', () => {
    const { state, waitsFor, actions } = promotionState(
      failed(1, { versions: [known(1), known(2), known(3)], open: [pull(3)], revert: { number: 9, openedAt: at(-4) } }),
    );
    expect([state, waitsFor.map(({ kind }) => kind), actions]).toEqual(['rolled-back', ['failure', 'revert'], []]);
  });

  it('is answered by something newer where no revert is open', () => {
    const { state, actions } = promotionState(failed(1, { versions: [known(2), known(3)], open: [pull(3)] }));
    expect([state, actions]).toMatchObject(['rolled-back', [{ kind: 'merge', version: 3 }]]);
  });

  it('is tried again when somebody asks, and not by itself', () => {
    const unheld = failed(1, { holds: [] });
    expect(promotionState(unheld).actions).toEqual([]);
    expect(promotionState({ ...unheld, asked: { version: 2, by: 'ada' } }).actions).toEqual([deploy(2)]);
    expect(promotionState(failed(1, { asked: { version: 2, by: 'ada' } })).state).toBe('held');
  });

  it('is over when the same release comes back by another commit', () => {
    const { state, actions } = promotionState(
      failed(1, { holds: [], branch: names(release(2, { commit: commit('again') }), 1, 2, 1) }),
    );
    expect([state, actions]).toEqual(['merged', [deploy(2, { commit: commit('again') })]]);
  });
});

describe('a rollback', () => {
  const revert = release(1, { commit: commit('revert'), since: at(-1), arrival: { kind: 'other' } });
  const reverted = facts({
    environment: environment({
      needs: ['staging'],
      approvals: 3,
      windows: [{ days: [1], from: 0, to: 60, timezone: 'UTC' }],
    }),
    versions: [known(1), known(2)],
    branch: names(revert, 2, 1),
    deployments: deployed([1], [2]),
  });

  it('by hand deploys what was verified here before, without any gate', () => {
    const { state, actions } = promotionState(reverted);
    expect([state, actions]).toEqual(['merged', [deploy(1, { commit: commit('revert'), rollback: true })]]);
  });

  it('is live afterwards, and what was taken back does not return by itself, hold or not', () => {
    const after = {
      ...reverted,
      deployments: deployed([1], [2], [1, { outcome: 'rollback', release: commit('revert') }]),
    };
    const { state, version, live, waitsFor, actions } = promotionState(after);
    expect([state, version, live?.version, actions]).toEqual(['held', 2, 1, []]);
    expect(waitsFor[0]?.sentence).toBe(
      'The branch named version 2 and went back to version 1; only newer versions follow by themselves.',
    );
    // The revert was pushed away: what was deployed is remembered.
    const pushed = promotionState({ ...after, environment: environment(), branch: names(revert) });
    expect([pushed.state, pushed.actions]).toEqual(['held', []]);
  });

  it('to a release that was never verified here is no rollback: every gate is asked', () => {
    const other = { ...reverted, branch: names({ ...revert, releaseDigest: digest('edited by hand') }, 2, 1) };
    const { waitsFor, actions } = promotionState(other);
    expect(actions).toEqual([]);
    expect(waitsFor.map(({ kind }) => kind)).toEqual(['arrival', 'needs', 'window', 'taken-back']);
  });

  it('to a held release is refused', () => {
    expect(promotionState({ ...reverted, holds: [hold(1, [digest(1)])] }).state).toBe('held');
  });

  it('of a rollback is no way around: the release that was taken back comes by promotion', () => {
    const back = release(2, { commit: commit('revert of revert'), arrival: { kind: 'other' } });
    const { waitsFor, actions } = promotionState({
      ...reverted,
      environment: environment(),
      branch: names(back, 1, 2, 1),
      deployments: deployed([1], [2], [1, { outcome: 'rollback', release: commit('revert') }]),
    });
    expect([waitsFor.map(({ kind }) => kind), actions]).toEqual([['arrival'], []]);
  });

  it('before the branch knows of it leaves the branch behind, and what was taken away stays away', () => {
    const { state, version, live, waitsFor, actions } = promotionState({
      ...reverted,
      branch: names(release(2), 1),
      deployments: deployed([1], [2], [1, { outcome: 'rollback', by: 'grace' }]),
    });
    expect([state, version, live?.version, actions]).toEqual(['rolled-back', 2, 1, []]);
    expect(waitsFor[0]?.sentence).toContain('Version 2 was taken back by grace; version 1 is live');
  });

  it('returns by a release that is newer than what took it back, not by an older one', () => {
    const after = {
      ...reverted,
      environment: environment(),
      deployments: deployed([1], [2], [1, { outcome: 'rollback' as const, release: commit('revert') }]),
    };
    const released = (minutes: number) => [
      hold(1, [digest(2)], { at: at(-50) }),
      hold(2, [digest(2)], { what: 'release', at: at(minutes) }),
    ];
    expect(promotionState({ ...after, holds: released(-40) }).actions).toEqual([]);
    expect(promotionState({ ...after, holds: released(0) }).actions).toEqual([{ kind: 'open', ...ref(2) }]);
  });
});

describe('clocks', () => {
  it('instants in the future count as now', () => {
    const ahead = facts({
      versions: [known(2, { at: at(50) })],
      branch: names(release(1, { since: at(90) })),
      deployments: deployed([1, { startedAt: at(29), endedAt: at(30) }]),
    });
    expect(promotionState(ahead)).toMatchObject({ state: 'available', since: at(0), live: { since: at(0) } });
    expect(promotionState({ ...ahead, running: { ...ref(2), since: at(99), phase: 'deploying' } }).since).toBe(at(0));
    expect(promotionState({ ...ahead, open: [pull(2, { openedAt: at(99) })] }).since).toBe(at(0));
  });

  it('refuses a time that is none', () => {
    expect(() => promotionState(facts({ now: 'yesterday' }))).toThrow('"yesterday" is no time');
  });
});
