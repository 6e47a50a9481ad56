import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentHistory, promotionState } from '../../src/promotion/index.ts';
import type { DeploymentRecord } from '../../src/promotion/types.ts';
import { at, deployed, digest, environment, facts, known, needed, pull, ref } from './facts.ts';

const hour = 3_600_000;
const now = Date.parse(at(0));

/** Deployments that took no time, by when they ended in minutes from now. */
function ended(
  ...all: readonly (readonly [number, number, ('verified' | 'rollback' | 'failed')?])[]
): readonly DeploymentRecord[] {
  return all.flatMap(([version, minutes, outcome = 'verified'], index) =>
    deployed([version, { number: index + 1, outcome, startedAt: at(minutes), endedAt: at(minutes) }]),
  );
}

const longest = (records: readonly DeploymentRecord[], version = 1): number =>
  deploymentHistory(records, now).longestStay(digest(version)) / hour;

describe('how long a version was live in one go', () => {
  // Cases of Kargo: akuity/kargo at 1c764767 (Apache-2.0), api/v1alpha1/freight_types_test.go, the longest soak of freight.
  it.each([
    ['never there', [], 0],
    ['was there for an hour', ended([1, -180], [2, -120]), 1],
    ['is there and was never verified', ended([1, -60, 'rollback']), 0],
    ['is there for longer than before', ended([1, -300], [2, -240], [1, -120]), 2],
    ['was there for longer before', ended([1, -300], [2, -180], [1, -60]), 2],
    ['left after less than before', ended([1, -600], [2, -480], [1, -120], [2, -60]), 2],
    ['left after more than before', ended([1, -600], [2, -540], [1, -180], [2, -60]), 2],
  ] as const)('Kargo: %s', (_, records, hours) => {
    expect(longest(records)).toBe(hours);
  });

  it('goes on through deployments of the same bytes, and begins anew after a failure in between', () => {
    expect(longest(ended([1, -180], [1, -60]))).toBe(3);
    const failed = deployed(
      [1, { startedAt: at(-240), endedAt: at(-240) }],
      [2, { outcome: 'failed', restored: ref(1), startedAt: at(-120), endedAt: at(-60) }],
    );
    expect(longest(failed)).toBe(2);
    expect(deploymentHistory(failed, now).live?.since).toBe(Date.parse(at(-60)));
  });

  it('is never negative and counts nothing from the future, whatever the clocks said', () => {
    const record = fc.record({
      version: fc.integer({ min: 1, max: 3 }),
      start: fc.integer({ min: -1000, max: 1000 }),
      end: fc.integer({ min: -1000, max: 1000 }),
      outcome: fc.constantFrom('verified', 'rollback', 'failed'),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (all) => {
        const records = all.flatMap(({ version, start, end, outcome }, index) =>
          deployed([version, { number: index + 1, outcome, restored: ref(1), startedAt: at(start), endedAt: at(end) }]),
        );
        const history = deploymentHistory(records, now);
        for (const version of [1, 2, 3]) {
          expect(history.longestStay(digest(version))).toBeGreaterThanOrEqual(0);
          expect(history.longestStay(digest(version))).toBeLessThanOrEqual(1000 * 60_000);
        }
        if (history.live) expect(history.live.since).toBeLessThanOrEqual(now);
      }),
    );
  });
});

describe('soak', () => {
  const production = environment({ needs: ['staging'], soak: 2 * hour });
  const asked = (records: readonly DeploymentRecord[]) =>
    promotionState(
      facts({
        environment: production,
        versions: [known(1), known(2)],
        open: [pull(2)],
        needs: new Map([['staging', needed('staging', records)]]),
      }),
    );

  it('says how much is left, since when it counts and when it ends', () => {
    const { state, waitsFor, actions } = asked(ended([1, -300], [2, -30]));
    expect(state).toBe('open');
    expect(waitsFor).toEqual([
      {
        kind: 'soak',
        sentence: 'Version 2 has to be live for 2 h in one go in staging; 1 h 30 min are left.',
        since: at(-30),
        until: at(90),
      },
    ]);
    expect(actions).toEqual([]);
  });

  it('ends exactly at its end', () => {
    expect(asked(ended([2, -119])).actions).toEqual([]);
    expect(asked(ended([2, -120])).actions).toMatchObject([{ kind: 'merge', version: 2 }]);
  });

  it('a deployment that ended in the future ended now', () => {
    const { waitsFor } = asked(ended([2, 45]));
    expect(waitsFor).toMatchObject([{ kind: 'soak', since: at(0), until: at(120) }]);
  });

  it('an older version that has soaked is not thrown back by a newer one that soaks', () => {
    const records = ended([1, -600], [2, -30]);
    const two = facts({
      environment: production,
      versions: [known(1), known(2)],
      open: [pull(1)],
      needs: new Map([['staging', needed('staging', records)]]),
    });
    expect(promotionState(two).actions).toMatchObject([{ kind: 'merge', version: 1 }]);
    const later = promotionState({ ...two, now: at(90) });
    expect([later.state, later.actions]).toMatchObject(['superseded', [{ kind: 'close', word: 'superseded' }]]);
  });

  it('says that a version left before it was there for long enough, and takes the newest that is verified', () => {
    const records = ended([1, -90], [2, -30]);
    const { waitsFor } = promotionState(
      facts({
        environment: production,
        versions: [known(1)],
        open: [pull(1)],
        needs: new Map([['staging', needed('staging', records)]]),
      }),
    );
    expect(waitsFor.map(({ sentence }) => sentence)).toEqual([
      'Version 1 has to be live for 2 h in one go in staging; it is not live there any more, after 1 h.',
    ]);
    const both = asked(records);
    expect(both.waitsFor).toMatchObject([{ kind: 'soak', until: at(90) }]);
  });
});
