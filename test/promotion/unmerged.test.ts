import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadingUnmerged, promotionState } from '../../src/promotion/index.ts';
import { deployed, facts, kinds, known, names, pull, ref, release } from './facts.ts';

const sentence = 'Version 2 is of commit abc, which is not part of the default branch.';
const foreign = { unmerged: { certain: true, sentence } };
const untold = { unmerged: { certain: false, sentence } };

describe('a version that nobody has merged', () => {
  it('is not promoted, and the board says why', () => {
    const { state, version, actions, waitsFor } = promotionState(facts({ versions: [known(1, foreign)] }));
    expect([state, version, actions]).toEqual(['waiting', 1, []]);
    expect(waitsFor).toEqual([{ kind: 'commit', sentence, for: expect.stringContaining('merges') }]);
  });

  it('is not in the way of one before it, nor of one after it', () => {
    const before = promotionState(facts({ versions: [known(1), known(2, foreign)] }));
    expect([before.version, kinds(before.actions)]).toEqual([1, ['open']]);
    expect(before.waitsFor.map(({ kind }) => kind)).toEqual(['commit']);
    const after = promotionState(facts({ versions: [known(1), known(2, foreign), known(3)] }));
    expect([after.version, kinds(after.actions), after.waitsFor]).toEqual([3, ['open'], []]);
  });

  it('is told beside what is live', () => {
    const on = { branch: names(release(1)), deployments: deployed([1]) };
    const { state, version, actions, waitsFor } = promotionState(
      facts({ ...on, versions: [known(1), known(2, foreign)] }),
    );
    expect([state, version, actions, waitsFor.map(({ kind }) => kind)]).toEqual(['live', 1, [], ['commit']]);
  });

  it.each([foreign, untold])('does not come by being asked for, with whatever override', (unmerged) => {
    const asked = { version: 2, by: 'ada', override: 'I say so' };
    const { state, version, actions, waitsFor } = promotionState(
      facts({ versions: [known(1), known(2, unmerged)], asked }),
    );
    expect([state, version, actions]).toEqual(['waiting', 2, []]);
    expect(waitsFor.map(({ kind }) => kind)).toEqual(['commit']);
  });

  it('has its pull request closed, also where somebody had asked for it, and the next one follows', () => {
    const open = [pull(2, { asked: { version: 2, by: 'ada' } })];
    const { actions } = promotionState(facts({ versions: [known(1), known(2, foreign)], open }));
    expect(actions).toEqual([{ kind: 'close', number: 102, word: 'not-merged', sentence }]);
  });

  it('keeps its pull request, unmerged, where a shallow clone cannot tell', () => {
    const open = [pull(2)];
    const { state, actions, waitsFor } = promotionState(facts({ versions: [known(2, untold)], open }));
    expect([state, actions, waitsFor.map(({ kind }) => kind)]).toEqual(['waiting', [], ['commit']]);
  });

  it('is not deployed where the branch names it already', () => {
    const on = { branch: names(release(2), 1), deployments: deployed([1]) };
    const { state, actions, waitsFor } = promotionState(facts({ ...on, versions: [known(1), known(2, foreign)] }));
    expect([state, actions]).toEqual(['merged', []]);
    expect(waitsFor).toMatchObject([{ kind: 'commit', for: 'somebody who reverts it' }]);
  });

  it('whatever else is so, is neither opened nor merged nor deployed', () => {
    const version = fc.record({ verdict: fc.constantFrom('pass', 'fail'), merged: fc.boolean() } as const);
    const world = fc.record({
      versions: fc.array(version, { minLength: 1, maxLength: 4 }),
      named: fc.option(fc.nat(3)),
      open: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      asked: fc.option(fc.nat(3)),
      override: fc.option(fc.constant('because')),
    });
    fc.assert(
      fc.property(world, ({ versions, named, open, asked, override }) => {
        const all = versions.map(({ verdict, merged }, at) => known(at + 1, { verdict, ...(merged ? {} : foreign) }));
        const isThere = (at: number) => at < all.length;
        const { actions } = promotionState(
          facts({
            versions: all,
            ...(named !== null && isThere(named) && { branch: names(release(named + 1)) }),
            open: open.filter(isThere).map((at) => pull(at + 1)),
            ...(asked !== null &&
              isThere(asked) && {
                asked: { version: asked + 1, by: 'ada', ...(override !== null && { override }) },
              }),
          }),
        );
        for (const action of actions) {
          if (action.kind === 'close') continue;
          expect(all.find((one) => one.version === action.version)?.unmerged).toBeUndefined();
        }
      }),
    );
  });

  it('leads only as long as no newer one was merged', () => {
    const numbers = (versions: Parameters<typeof leadingUnmerged>[0]) =>
      leadingUnmerged(versions).map(({ version }) => version);
    expect(numbers([known(1, foreign), known(2), known(3, foreign), known(4, foreign)])).toEqual([3, 4]);
    expect(numbers([known(1, foreign), known(2)])).toEqual([]);
  });
});

it('a rollback to what was verified here asks nothing of its commit', () => {
  const deployments = deployed([1], [2]);
  const branch = names(release(1, { releaseDigest: deployments[0]?.releaseDigest ?? '' }), 2);
  const { actions } = promotionState(facts({ branch, deployments, versions: [known(1, foreign), known(2)] }));
  expect(actions).toMatchObject([{ kind: 'deploy', ...ref(1), rollback: true }]);
});
