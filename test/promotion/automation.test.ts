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
  noApprovals,
  pull,
  ref,
  release,
} from './facts.ts';

/** Version 1 is live; nothing else is said. */
const live1: Partial<PromotionFacts> = {
  versions: [known(1)],
  branch: names(release(1)),
  deployments: deployed([1]),
};

interface Row {
  readonly title: string;
  readonly facts: Partial<PromotionFacts>;
  /** The version for which a pull request is opened; null: none is. */
  readonly opens: number | null;
}

/**
 * What automation promotes: the cases of Kargo, as what they say for us. From akuity/kargo at 1c764767 (Apache-2.0):
 * pkg/api/auto_promotion_test.go, api/v1alpha1/stage_types_test.go (what is available), and of
 * pkg/controller/stages/regular_stages_test.go what is promoted and held. Nothing of its text is copied. Freight is a version;
 * an origin is a model; a hold is a record, and a promotion that was aborted has left none.
 */
const kargo: readonly Row[] = [
  { title: 'the newest is taken', facts: { ...live1, versions: [known(2), known(3), known(1)] }, opens: 3 },
  { title: 'direct: no environment has to have it first', facts: { versions: [known(1)] }, opens: 1 },
  { title: 'nothing is requested', facts: {}, opens: null },
  { title: 'the newest is there already', facts: live1, opens: null },
  { title: 'a promotion exists already', facts: { ...live1, versions: [known(2)], open: [pull(2)] }, opens: null },
  {
    title: 'the last promotion of it was not successful',
    facts: {
      ...live1,
      versions: [known(1), known(2)],
      branch: names(release(1), 1, 2),
      deployments: deployed([1], [2, { outcome: 'failed', restored: ref(1) }]),
    },
    opens: null,
  },
  {
    title: 'the last one failed, though an older one succeeded',
    facts: {
      ...live1,
      versions: [known(1), known(2)],
      branch: names(release(1), 1, 2, 2),
      deployments: deployed([2], [1], [2, { outcome: 'failed', restored: ref(1) }]),
    },
    opens: null,
  },
  { title: 'verified before, no soak is asked', facts: upstream([2]), opens: 2 },
  { title: 'not verified in the one before', facts: upstream([1]), opens: null },
  {
    title: 'of two environments before, one has verified it',
    facts: {
      ...upstream([2]),
      environment: environment({ needs: ['staging', 'canary'] }),
      needs: new Map([
        ['staging', needed('staging', deployed([2]))],
        ['canary', needed('canary', deployed([1]))],
      ]),
    },
    opens: null,
  },
  {
    title: 'of two environments before, both have verified it',
    facts: {
      ...upstream([2]),
      environment: environment({ needs: ['staging', 'canary'] }),
      needs: new Map([
        ['staging', needed('staging', deployed([2]))],
        ['canary', needed('canary', deployed([2]))],
      ]),
    },
    opens: 2,
  },
  {
    title: 'a hold without a promotion is kept',
    facts: { ...live1, versions: [known(2)], holds: [hold(1, [digest(2)])] },
    opens: null,
  },
  {
    title: 'a newer release takes the place of an older hold',
    facts: { ...live1, versions: [known(2)], holds: [hold(1, [digest(2)]), hold(2, [digest(2)], { what: 'release' })] },
    opens: 2,
  },
  {
    title: 'a newer hold takes the place of an older release',
    facts: { ...live1, versions: [known(2)], holds: [hold(2, [digest(2)]), hold(1, [digest(2)], { what: 'release' })] },
    opens: null,
  },
  {
    title: 'an older release that is still there lifts no newer hold',
    facts: {
      ...live1,
      versions: [known(2)],
      holds: [hold(5, [digest(2)]), hold(3, [digest(2)], { what: 'release', at: at(-1) })],
    },
    opens: null,
  },
  {
    title: 'a hold on something else',
    facts: { ...live1, versions: [known(2)], holds: [hold(1, [digest(9)])] },
    opens: 2,
  },
  {
    title: 'somebody promoted what was not the newest: what was there then is held',
    facts: {
      versions: [known(1), known(2), known(3)],
      branch: names(
        release(1, { arrival: { kind: 'promotion', approvals: noApprovals, asked: { version: 1, by: 'ada' } } }),
      ),
      deployments: deployed([1]),
    },
    opens: null,
  },
  {
    title: 'somebody promoted the newest: automation goes on with the next',
    facts: {
      versions: [known(2), known(3, { at: at(-10) })],
      branch: names(
        release(2, { arrival: { kind: 'promotion', approvals: noApprovals, asked: { version: 2, by: 'ada' } } }),
      ),
      deployments: deployed([2]),
    },
    opens: 3,
  },
];

/** Where we decide otherwise: a hold names bytes (design: "newer digests may pass"), Kargo's holds the whole origin. */
const ours: readonly Row[] = [
  {
    title: 'what came after an older one was asked for may pass',
    facts: {
      versions: [known(1), known(2), known(3, { at: at(-10) })],
      branch: names(
        release(1, { arrival: { kind: 'promotion', approvals: noApprovals, asked: { version: 1, by: 'ada' } } }),
      ),
      deployments: deployed([1]),
    },
    opens: 3,
  },
  {
    title: 'a version newer than the held one passes',
    facts: { ...live1, versions: [known(2), known(3)], holds: [hold(1, [digest(2)])] },
    opens: 3,
  },
  {
    title: 'a version older than the held one does not: automation only goes forward',
    facts: { ...live1, versions: [known(2), known(3)], holds: [hold(1, [digest(3)])] },
    opens: null,
  },
  {
    title: 'hold --all stops the model',
    facts: { ...live1, versions: [known(2)], holds: [hold(1, 'all')] },
    opens: null,
  },
  {
    title: 'the held bytes under a new number',
    facts: { ...live1, versions: [known(3, { bytes: 2 })], holds: [hold(1, [digest(2)])] },
    opens: null,
  },
];

function upstream(verified: readonly number[]): Partial<PromotionFacts> {
  return {
    environment: environment({ needs: ['staging'] }),
    versions: [known(2)],
    needs: new Map([['staging', needed('staging', deployed(...verified.map((version) => [version] as const)))]]),
  };
}

function opened(row: Row): number | null {
  const open = promotionState(facts(row.facts)).actions.find(({ kind }) => kind === 'open');
  return open?.kind === 'open' ? open.version : null;
}

describe('what automation promotes', () => {
  it.each(kargo)('Kargo: $title', (row) => {
    expect(opened(row)).toBe(row.opens);
  });

  it.each(ours)('otherwise than Kargo: $title', (row) => {
    expect(opened(row)).toBe(row.opens);
  });
});

describe('verdicts', () => {
  it('a version that did not pass is left out, which is said, and the newest that passed is taken', () => {
    for (const verdict of ['fail', 'unknown'] as const) {
      const { state, version, waitsFor, actions } = promotionState(
        facts({ ...live1, versions: [known(1), known(2), known(3, { verdict, sentence: 'auc fell.' })] }),
      );
      expect([state, version, kinds(actions)]).toEqual(['available', 2, ['open']]);
      expect(waitsFor).toEqual([
        {
          kind: 'verdict',
          sentence: `Version 3 is not promoted by itself, as its verdict is ${verdict}: auc fell.`,
          for: 'somebody who asks for it',
          asks: 3,
        },
      ]);
    }
  });

  it('of a newer version is in nobody’s way where an older one has its pull request', () => {
    const versions = [known(1), known(2), known(3, { verdict: 'fail', sentence: 'auc fell.' })];
    const { version, waitsFor, actions } = promotionState(facts({ ...live1, versions, open: [pull(2)] }));
    expect([version, kinds(actions)]).toEqual([2, ['merge']]);
    expect(waitsFor).toMatchObject([{ kind: 'version', sentence: expect.stringContaining('Version 3') }]);
  });

  it('is the reason to wait where no version passed', () => {
    const { state, version, waitsFor, actions } = promotionState(
      facts({ versions: [known(1, { verdict: 'unknown' })] }),
    );
    expect([state, version, kinds(waitsFor as never), actions]).toEqual(['waiting', 1, ['verdict'], []]);
  });

  it('somebody can ask for it; then a person merges it, and sees what the gates said', () => {
    const before = facts({
      ...live1,
      versions: [known(1), known(2, { verdict: 'fail', sentence: 'auc fell.' })],
      asked: { version: 2, by: 'ada' },
    });
    expect(promotionState(before).actions).toEqual([{ kind: 'open', ...ref(2) }]);
    const { asked: _, ...later } = before;
    const { state, waitsFor, actions } = promotionState({
      ...later,
      open: [pull(2, { asked: { version: 2, by: 'ada' } })],
    });
    expect([state, actions]).toEqual(['open', []]);
    expect(waitsFor.map(({ sentence }) => sentence)).toEqual([
      'The verdict of version 2 is fail (ada asked for it): auc fell.',
    ]);
  });
});

describe('asking by hand', () => {
  it('opens an older version, which the newest does not throw back', () => {
    const asked = { version: 1, by: 'ada' };
    const before = facts({
      versions: [known(1), known(2), known(3)],
      branch: names(release(2), 1),
      deployments: deployed([1], [2]),
    });
    expect(promotionState({ ...before, asked }).actions).toEqual([{ kind: 'open', ...ref(1) }]);
    const { state, version, actions } = promotionState({ ...before, open: [pull(1, { asked })] });
    expect([state, version, kinds(actions)]).toEqual(['open', 1, ['merge']]);
  });

  it('closes the pull request of another version', () => {
    const { state, version, actions } = promotionState(
      facts({ ...live1, versions: [known(1), known(2), known(3)], open: [pull(3)], asked: { version: 2, by: 'ada' } }),
    );
    expect([state, version]).toEqual(['superseded', 3]);
    expect(actions).toEqual([
      { kind: 'close', number: 103, word: 'superseded', sentence: 'Version 2, which ada asked for, takes its place.' },
    ]);
  });

  it('needs an override where the version is held, and records it as a release before anything else', () => {
    const before = facts({ ...live1, versions: [known(2)], holds: [hold(1, [digest(2)])] });
    const plain = promotionState({ ...before, asked: { version: 2, by: 'ada' } });
    expect([plain.state, plain.actions]).toEqual(['held', []]);
    expect(plain.waitsFor).toMatchObject([
      { kind: 'hold', sentence: 'Version 2 is held, by grace: it answers nonsense.', since: at(-5) },
    ]);
    const asked = { version: 2, by: 'ada', override: 'the probe was wrong' };
    const release2 = { by: 'ada', because: 'the probe was wrong' };
    const opening = [{ kind: 'open', ...ref(2), release: release2 }];
    expect(promotionState({ ...before, asked }).actions).toEqual(opening);
    // Killed between the pull request and the record: the same again.
    const open = [pull(2, { asked })];
    expect(promotionState({ ...before, open }).actions).toEqual(opening);
    const released = [...before.holds, hold(2, [digest(2)], { what: 'release', by: 'ada' })];
    expect(kinds(promotionState({ ...before, open, holds: released }).actions)).toEqual(['merge']);
  });

  it('says that a version is not recorded, and does nothing for one that is live already', () => {
    const nine = promotionState(facts({ ...live1, asked: { version: 9, by: 'ada' } }));
    expect([nine.state, nine.version, nine.actions]).toEqual(['waiting', 9, []]);
    expect(nine.waitsFor[0]?.sentence).toBe('ada asks for version 9 of delay, which is not recorded.');
    const one = promotionState(facts({ ...live1, asked: { version: 1, by: 'ada' } }));
    expect([one.state, one.actions]).toEqual(['live', []]);
  });

  it('keeps the needs: what is not verified before is not promoted by asking', () => {
    const { state, actions } = promotionState(facts({ ...upstream([1]), asked: { version: 2, by: 'ada' } }));
    expect([state, actions]).toEqual(['waiting', []]);
  });
});

describe('settings', () => {
  const changed = facts({ ...live1, branch: names(release(1, { settings: 'changed' })) });

  it('of the version that is live come by a promotion pull request too', () => {
    const { state, version, live, actions } = promotionState(changed);
    expect([state, version, live?.version, actions]).toEqual(['available', 1, 1, [{ kind: 'open', ...ref(1) }]]);
  });

  it('that were taken back do not return by themselves', () => {
    const back = facts({ ...live1, branch: names(release(1, { settings: 'taken-back' })) });
    expect(promotionState(back)).toMatchObject({ state: 'live', actions: [] });
  });

  it('are not proposed again where somebody closed that, and are where it was closed before that version came', () => {
    const closed = (minutes: number) => [{ number: 101, version: 1, closedAt: at(minutes), by: 'grace' }];
    const again = promotionState({ ...changed, closed: closed(-50) });
    expect([again.state, again.actions]).toEqual(['waiting', []]);
    expect(kinds(promotionState({ ...changed, closed: closed(-200) }).actions)).toEqual(['open']);
  });

  it('wait while the version is held, and give way to a newer version', () => {
    expect(promotionState({ ...changed, holds: [hold(1, [digest(1)])] }).actions).toEqual([]);
    expect(promotionState({ ...changed, versions: [known(1), known(2)] }).actions).toEqual([
      { kind: 'open', ...ref(2) },
    ]);
  });

  it('are deployed as a release of their own', () => {
    const branch = names(release(1, { releaseDigest: digest('other settings'), commit: commit('settings') }));
    const { state, actions } = promotionState(facts({ ...live1, branch }));
    expect([state, actions]).toEqual([
      'merged',
      [{ kind: 'deploy', ...ref(1), commit: commit('settings'), rollback: false }],
    ]);
  });
});
