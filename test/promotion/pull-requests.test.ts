import { describe, expect, it } from 'vitest';
import { type PromotionFacts, promotionState, wishAnswer } from '../../src/promotion/index.ts';
import {
  approved,
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

const live1: Partial<PromotionFacts> = { branch: names(release(1)), deployments: deployed([1]) };
const two = facts({ ...live1, versions: [known(1), known(2)] });

describe('a promotion pull request', () => {
  it('is opened, merged at the commit that was looked at, and gone', () => {
    expect(promotionState(two)).toMatchObject({
      state: 'available',
      version: 2,
      since: at(-598),
      live: { version: 1 },
    });
    const open = promotionState({ ...two, open: [pull(2)] });
    expect([open.state, open.since]).toEqual(['open', at(-30)]);
    expect(open.actions).toEqual([{ kind: 'merge', number: 102, head: commit('head 2'), ...ref(2) }]);
  });

  it('is left to people where the environment does not merge by itself', () => {
    const { waitsFor, actions } = promotionState({
      ...two,
      environment: environment({ autoMerge: false }),
      open: [pull(2)],
    });
    expect(actions).toEqual([]);
    expect(waitsFor).toEqual([
      {
        kind: 'merge',
        sentence: 'Nothing is in the way of pull request #102; production leaves the merge to people.',
        since: at(-30),
        for: 'somebody who merges it',
      },
    ]);
  });

  it('waits for approvals and says how many there are', () => {
    const strict = { ...two, environment: environment({ approvals: 2 }) };
    const { waitsFor, actions } = promotionState({ ...strict, open: [pull(2, { approvals: approved('eve') })] });
    expect([kinds(actions), waitsFor[0]?.sentence]).toEqual([[], 'production asks for 2 approvals; 1 so far.']);
    const enough = pull(2, { approvals: approved('eve', 'bob') });
    expect(kinds(promotionState({ ...strict, open: [enough] }).actions)).toEqual(['merge']);
  });

  it('says which approvals do not count', () => {
    const strict = { ...two, environment: environment({ approvals: 2 }) };
    const approvals = { by: ['eve'], without: ['That of mallory does not count.'] };
    const { waitsFor, actions } = promotionState({ ...strict, open: [pull(2, { approvals })] });
    const sentence = 'production asks for 2 approvals; 1 so far. That of mallory does not count.';
    expect([kinds(actions), waitsFor[0]?.sentence]).toEqual([[], sentence]);
  });

  it('waits for its window and says when that opens', () => {
    const windows = [{ days: [1, 2, 3, 4], from: 9 * 60, to: 16 * 60, timezone: 'Europe/Berlin' }];
    const closed = { ...two, environment: environment({ windows }), open: [pull(2)], now: at(4 * 60) };
    expect(promotionState(closed).waitsFor).toEqual([
      {
        kind: 'window',
        sentence: 'The window of production opens at 2026-06-11 07:00 UTC.',
        since: at(-30),
        until: '2026-06-11T07:00:00.000Z',
      },
    ]);
    expect(kinds(promotionState({ ...closed, now: at(0) }).actions)).toEqual(['merge']);
  });

  it('says that no window opens where none ever does', () => {
    const windows = [{ days: [], from: 0, to: 60, timezone: 'UTC' }];
    const { waitsFor } = promotionState({ ...two, environment: environment({ windows }), open: [pull(2)] });
    expect(waitsFor[0]?.sentence).toBe('No window of production opens in the next three weeks.');
  });

  it('is written anew where we would render something else, and left alone where somebody changed it', () => {
    const outdated = promotionState({ ...two, open: [pull(2, { content: 'outdated' })] });
    expect(outdated.actions).toEqual([{ kind: 'update', number: 102, ...ref(2) }]);
    for (const more of [{ content: 'edited' }, { digest: digest('other bytes') }] as const) {
      const edited = promotionState({ ...two, open: [pull(2, { approvals: approved('eve', 'bob'), ...more })] });
      expect([edited.state, edited.actions]).toEqual(['open', []]);
      expect(edited.waitsFor[0]).toMatchObject({ kind: 'edited' });
      expect(edited.waitsFor[0]?.sentence).toContain('#102 is not what we render for version 2');
    }
  });

  it('gives way to a newer version by a word, and there is one for a model', () => {
    const three = { ...two, versions: [known(1), known(2), known(3)] };
    const superseded = promotionState({ ...three, open: [pull(2)] });
    expect([superseded.state, superseded.version]).toEqual(['superseded', 2]);
    expect(superseded.actions).toEqual([
      { kind: 'close', number: 102, word: 'superseded', sentence: 'Version 3 takes its place.' },
    ]);
    expect(superseded.waitsFor[0]?.sentence).toBe(
      'Pull request #102 for version 2 is to be closed (superseded): Version 3 takes its place.',
    );
    const twice = promotionState({ ...three, open: [pull(3), pull(3, { number: 110 }), pull(2)] });
    expect(twice.actions).toMatchObject([
      { number: 102, word: 'superseded' },
      { number: 110, word: 'duplicate', sentence: 'Pull request #103 is for the same version.' },
    ]);
  });

  it('is closed where its version is held, is on the branch, or nothing asks for it', () => {
    const words = (more: Partial<PromotionFacts>) =>
      promotionState({ ...two, ...more }).actions.map((action) =>
        action.kind === 'close' ? action.word : action.kind,
      );
    expect(words({ open: [pull(2)], holds: [hold(1, [digest(2)])] })).toEqual(['held']);
    expect(words({ open: [pull(1)] })).toEqual(['not-needed']);
    // Every version is held: who reads why it is closed must not look for another reason.
    const frozen = promotionState({
      ...two,
      open: [pull(2)],
      versions: [known(1), known(2), known(3)],
      holds: [hold(1, 'all')],
    });
    expect(frozen.actions).toMatchObject([
      { word: 'held', sentence: 'Every version is held, by grace: it answers nonsense.' },
    ]);
    expect(words({ versions: [known(1), known(2, { verdict: 'fail' })], open: [pull(2)] })).toEqual(['superseded']);
    // A version that was not handed in says nothing about its pull request.
    expect(words({ versions: [known(1)], open: [pull(7)] })).toEqual([]);
  });

  it('that somebody closed is not opened again for its version, and is for a newer one', () => {
    const closed = [{ number: 102, version: 2, closedAt: at(-20), by: 'grace' }];
    const { state, version, since, waitsFor, actions } = promotionState({ ...two, closed });
    expect([state, version, since, actions]).toEqual(['waiting', 2, at(-20), []]);
    expect(waitsFor[0]?.sentence).toBe('grace closed pull request #102 for version 2; it is not opened again.');
    const newer = { ...two, closed, versions: [known(1), known(2), known(3)] };
    expect(promotionState(newer).actions).toEqual([{ kind: 'open', ...ref(3) }]);
    // Nor does an older one come instead.
    const older = { ...newer, closed: [{ number: 103, version: 3, closedAt: at(-20), by: 'grace' }] };
    expect(promotionState(older).actions).toEqual([]);
  });

  it('that somebody closed comes back when it is opened or asked for again', () => {
    const closed = [{ number: 102, version: 2, closedAt: at(-20), by: 'grace' }];
    expect(kinds(promotionState({ ...two, closed, open: [pull(2, { number: 120 })] }).actions)).toEqual(['merge']);
    expect(kinds(promotionState({ ...two, closed, asked: { version: 2, by: 'ada' } }).actions)).toEqual(['open']);
  });

  it('is not merged while a revert is open', () => {
    const { waitsFor, actions } = promotionState({ ...two, open: [pull(2)], revert: { number: 7, openedAt: at(-3) } });
    expect([kinds(actions), waitsFor[0]?.sentence]).toEqual([[], 'Pull request #7 takes back what the branch names.']);
  });
});

describe('a wish that comes to nothing', () => {
  const ada = { version: 3, by: 'ada' };
  const three = { ...two, versions: [known(1), known(2), known(3)], open: [pull(2)], asked: ada };
  const needy = environment({ needs: ['staging'] });
  const verified = (...versions: readonly number[]) =>
    new Map([['staging', needed('staging', deployed(...versions.map((version) => [version] as const)))]]);
  const asking = new Map([[3, { kind: 'unable' as const, because: 'the store is down.' }]]);

  it.each<[string, Partial<PromotionFacts>, string]>([
    ['it is not verified where it has to be first', { environment: needy, needs: verified(2) }, 'needs'],
    ['it is held there', { holds: [hold(1, [digest(3)])] }, 'hold'],
    ['nobody has recorded it', { versions: [known(1), known(2)] }, 'version'],
    ['somebody has edited its pull request', { open: [pull(2), pull(3, { content: 'edited' })] }, 'edited'],
    ['the gates cannot be asked', { gates: asking }, 'gates'],
  ])('closes nothing that others have open: %s', (_, more, wait) => {
    const { actions, waitsFor } = promotionState({ ...three, ...more });
    expect([kinds(actions), waitsFor[0]?.kind]).toEqual([[], wait]);
    expect(wishAnswer({ ...three, ...more }, ada)).toMatchObject({ kind: 'stopped', wait: { kind: wait } });
  });

  it('is another than one that gets its pull request, for which others make room', () => {
    const { actions } = promotionState({ ...three, environment: needy, needs: verified(2, 3) });
    expect(actions).toMatchObject([{ kind: 'close', number: 102, word: 'superseded' }]);
  });
});
