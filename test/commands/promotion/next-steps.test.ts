import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../../src/commands/promotion/next-steps.ts';
import { type PromotionFacts, promotionState } from '../../../src/promotion/index.ts';
import {
  commit,
  deployed,
  digest,
  environment,
  facts,
  hold,
  known,
  names,
  needed,
  pull,
  ref,
  release,
} from '../../promotion/facts.ts';

const live1: Partial<PromotionFacts> = { branch: names(release(1)), deployments: deployed([1]) };
const two = facts({ ...live1, versions: [known(1), known(2)], open: [pull(2)] });
const byHand = environment({ autoMerge: false });

type Pulls = Parameters<typeof nextSteps>[0]['state']['pulls'];

/** What the board says below the line, where plain git is all there is unless something else is said. */
function steps(more: Partial<PromotionFacts>, kind: 'local' | 'github' = 'local', pulls: Pulls = []) {
  const all = { ...two, ...more };
  const cell = { environment: all.environment, model: 'delay', facts: all, promotion: promotionState(all) };
  return nextSteps({ ...cell, state: { pulls } }, { desk: { kind }, remote: 'origin' });
}

const merge = (head: string) => `git push origin ${head}:refs/heads/env/production`;

describe('a pull request that only a person is needed for', () => {
  it('is merged by a push', () => {
    expect(steps({ environment: byHand })).toEqual([`next: ${merge(commit('head 2'))}`]);
    expect(steps({})).toEqual(['next: mlops promote']);
  });

  it('that its gates keep for a person says how, and that this is somebody’s decision', () => {
    const gates = new Map([[2, { kind: 'said', verdict: 'fail', sentence: 'auc fell.' } as const]]);
    expect(steps({ gates })).toEqual([`to merge it all the same: ${merge(commit('head 2'))}`]);
    const versions = [known(1), known(2, { verdict: 'unknown' })];
    const open = [pull(2, { asked: { version: 2, by: 'ada' } })];
    expect(steps({ versions, open, asked: { version: 2, by: 'ada' } })).toContain(
      `to merge it all the same: ${merge(commit('head 2'))}`,
    );
  });

  it('is not to be pushed before its soak is over, or while its window is closed', () => {
    const soaking = environment({ needs: ['staging'], soak: 36e5, approvals: 1, autoMerge: false });
    const staging = needed('staging', deployed([1], [2]));
    expect(steps({ environment: soaking, needs: new Map([['staging', staging]]) })).toEqual([]);
    const windows = [{ days: [1], from: 0, to: 1, timezone: 'UTC' }];
    expect(steps({ environment: { ...byHand, windows } })).toEqual([]);
    expect(steps({ environment: environment({ approvals: 1 }) })).toEqual([`next: ${merge(commit('head 2'))}`]);
  });

  it('is an address on a forge', () => {
    const { open } = two;
    const about = { model: 'delay', releaseDigest: digest('r'), ...ref(2) };
    const url = 'https://forge.example.org/2';
    const pulls = open.map(({ number, head }) => ({ number, head, about, url, state: 'open' as const }));
    expect(steps({ environment: byHand }, 'github', pulls)).toEqual([`next: ${url}`]);
    const gates = new Map([[2, { kind: 'said', verdict: 'fail', sentence: 'auc fell.' } as const]]);
    expect(steps({ gates }, 'github', pulls)).toEqual([`next: ${url}`]);
  });
});

describe('what somebody has to decide comes with its command', () => {
  it('to ask for a version that automation leaves out', () => {
    const versions = [known(1), known(2), known(3, { verdict: 'fail' })];
    const ask = 'to ask for it: mlops promote delay@3 --to production';
    expect(steps({ versions, environment: byHand })).toEqual([`next: ${merge(commit('head 2'))}`, ask]);
    expect(steps({ versions: [known(1), known(3, { verdict: 'fail' })], open: [] })).toEqual([ask]);
    const back = { branch: names(release(1), 2), open: [] };
    expect(steps(back)).toEqual(['to ask for it: mlops promote delay@2 --to production']);
    const closed = [{ number: 9, version: 2, closedAt: two.now, by: 'eve' }];
    expect(steps({ open: [], closed })).toEqual(['to ask for it: mlops promote delay@2 --to production']);
  });

  it('to let a held version go, or all of them', () => {
    const holds = [hold(1, [digest(2)])];
    expect(steps({ open: [], holds })).toEqual(['to let it go: mlops release production delay@2 --because "<why>"']);
    expect(steps({ open: [], holds: [hold(1, 'all')] })).toContain(
      'to let it go: mlops release production delay --all --because "<why>"',
    );
  });

  it('to take back what is live and held', () => {
    expect(steps({ versions: [known(1)], open: [], holds: [hold(1, [digest(1)])] })).toEqual([
      'to take it back: mlops rollback production delay --because "<why>"',
    ]);
  });

  it('after a failure: back, or once more, over the hold where there is one', () => {
    const deployments = deployed([1], [2, { outcome: 'failed', restored: ref(1) }]);
    const rolledBack = { branch: names(release(2), 1), deployments, open: [] };
    const once = 'to try it once more: mlops deploy production delay --again';
    expect(steps(rolledBack)).toEqual(['to take it back: mlops rollback production delay --because "<why>"', once]);
    expect(steps({ ...rolledBack, holds: [hold(1, [digest(2)])] })).toContain(`${once} --override "<why>"`);
    const nothing = { deployments: deployed([2, { outcome: 'failed' }]), branch: names(release(2)), open: [] };
    expect(steps(nothing)).toEqual([once]);
  });

  it('to merge the revert that is open', () => {
    const deployments = deployed([1], [2, { outcome: 'failed', restored: ref(1) }]);
    const revert = { number: 8, openedAt: two.now };
    const about = { model: 'delay', releaseDigest: digest('r'), revert: true as const, ...ref(1) };
    const pulls = [{ number: 8, head: commit('back'), about, state: 'open' as const }];
    expect(steps({ branch: names(release(2), 1), deployments, open: [], revert }, 'local', pulls)).toEqual([
      'to try it once more: mlops deploy production delay --again',
      `to take it back: ${merge(commit('back'))}`,
    ]);
  });
});
