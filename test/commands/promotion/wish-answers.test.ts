import { describe, expect, it } from 'vitest';
import { wishAnswers } from '../../../src/commands/promotion/wish-answers.ts';
import type { PromotionFacts } from '../../../src/promotion/index.ts';
import {
  at,
  commit,
  deployed,
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

const asked = new Map([['delay', { version: 2, by: 'ada' }]]);
const two = { versions: [known(1), known(2)] };
const on = (version: number, more: Parameters<typeof release>[1] = {}): Partial<PromotionFacts> => ({
  branch: names(release(version, more)),
});
const live = (version: number) => ({ ...on(version), deployments: deployed([version]) });
const foreign = (certain: boolean) => ({ unmerged: { certain, sentence: 'It is of commit abc.' } });

const said = (more: Partial<PromotionFacts>) => {
  const all = facts({ ...two, ...more });
  return wishAnswers([{ environment: all.environment, model: 'delay', facts: all }], asked);
};

/** Every state of a model in an environment in which version 2 is asked for, once everything was done that could be. */
describe('what is asked for and cannot be done is a problem with the next command', () => {
  it.each<[string, Partial<PromotionFacts>, reason: string, remedy: RegExp]>([
    ['the branch is missing', { branch: { kind: 'missing' } }, 'asked-waits', /promote --init`, then ask again/],
    [
      'the release on the branch cannot be read',
      { branch: { kind: 'unreadable', because: 'line 3.', commit: commit('x'), since: at(-9) } },
      'branch-unreadable',
      /git revert [0-9a-f]{12}/,
    ],
    ['it is held', { holds: [hold(1, [ref(2).digest])] }, 'asked-is-held', /release production delay@2 --because/],
    ['all are held', { holds: [hold(1, 'all')] }, 'asked-is-held', /release production delay --all --because/],
    [
      'nobody has merged it',
      { versions: [known(1), known(2, foreign(true))] },
      'version-not-merged',
      /take it off the ledger before its commit is merged/,
    ],
    [
      'nobody can tell whether it was merged',
      { versions: [known(1), known(2, foreign(false))] },
      'version-merge-unknown',
      /--unshallow/,
    ],
    ['it is not recorded', { versions: [known(1)] }, 'asked-waits', /then ask again/],
    [
      'it is not verified where it has to be',
      {
        environment: environment({ needs: ['staging'] }),
        needs: new Map([['staging', needed('staging', deployed([1]))]]),
      },
      'asked-waits',
      /Bring it there first, then ask again: `mlops promote delay@2 --to production`/,
    ],
    [
      'another one is being deployed',
      { ...on(1), running: { ...ref(1), since: at(-1), phase: 'deploying' } },
      'asked-waits',
      /Wait for its end/,
    ],
    ['another one is to be deployed first', on(1), 'asked-waits', /Run `mlops deploy production delay`, then ask/],
    [
      'its pull request was edited',
      { open: [pull(2, { content: 'edited' })] },
      'asked-waits',
      /Close pull request 102/,
    ],
    [
      'the gates could not be asked',
      { gates: new Map([[2, { kind: 'unable', because: 'the store is away.' }]]) },
      'asked-waits',
      /mlops promote/,
    ],
    [
      'the branch names it by a revert of a revert',
      { ...on(2, { arrival: { kind: 'other' } }), deployments: deployed([1]) },
      'asked-waits',
      /deploy production delay --override "<why>"`, or revert/,
    ],
    [
      'the branch names it, and it failed',
      { ...on(2), deployments: deployed([1], [2, { outcome: 'failed', restored: ref(1) }]) },
      'asked-waits',
      /deploy production delay --again/,
    ],
    [
      'the branch names it, and it failed with nothing before it',
      { ...on(2), deployments: deployed([2, { outcome: 'failed' }]) },
      'asked-waits',
      /--again/,
    ],
    [
      'the branch names it, and it is held',
      { ...on(2), holds: [hold(1, [ref(2).digest])] },
      'asked-is-held',
      /release/,
    ],
    [
      'the branch names it with other bytes',
      on(2, { bytes: 'other' }),
      'asked-waits',
      /It takes somebody who reverts it/,
    ],
    [
      'the branch names it, and nobody has merged it',
      { ...on(2), versions: [known(1), known(2, foreign(true))] },
      'version-not-merged',
      /reverts it/,
    ],
    [
      'the branch names it, and the window is shut',
      {
        ...on(2),
        environment: environment({
          windows: [{ days: [1], from: 0, to: 60, timezone: 'UTC' }],
        }),
      },
      'asked-waits',
      /once the window is open/,
    ],
    [
      'the branch names it, and nobody has approved it',
      { ...on(2), environment: environment({ approvals: 1 }) },
      'asked-waits',
      /--override/,
    ],
    [
      'the branch names it, and it is not verified where it has to be',
      {
        ...on(2),
        environment: environment({ needs: ['staging'] }),
        needs: new Map([['staging', needed('staging', deployed([1]))]]),
      },
      'asked-waits',
      /once that is so/,
    ],
  ])('where %s', (_, more, reason, remedy) => {
    const { problems, sentences } = said(more);
    expect(problems.map((one) => one.reason)).toEqual([reason]);
    expect(problems[0]?.message).toMatch(
      /^production: delay 2 is (not promoted|on env\/production already, and not deployed): \S/,
    );
    expect(problems[0]?.remedy).toMatch(remedy);
    expect(sentences).toEqual([]);
  });
});

describe('what is asked for and is there is said, and no problem', () => {
  it.each<[string, Partial<PromotionFacts>, RegExp]>([
    ['its pull request is open', { open: [pull(2)] }, /has the open pull request 102/],
    [
      'its pull request waits',
      { open: [pull(2)], environment: environment({ approvals: 2 }) },
      /has the open pull request 102/,
    ],
    ['the branch names it', on(2), /`mlops deploy production delay` deploys it/],
    ['it is being deployed', { ...on(2), running: { ...ref(2), since: at(-1), phase: 'verifying' } }, /deploys it/],
    ['it is live', live(2), /is live already/],
    [
      'it is live, and something newer is open',
      { ...live(2), versions: [known(2), known(3)], open: [pull(3)] },
      /live/,
    ],
  ])('where %s', (_, more, sentence) => {
    const { problems, sentences } = said(more);
    expect([problems, sentences]).toEqual([[], [expect.stringMatching(sentence)]]);
  });
});

describe('a wish for several environments', () => {
  const cell = (name: string, more: Partial<PromotionFacts>) => {
    const own = environment({ name });
    return { environment: own, model: 'delay', facts: facts({ ...two, environment: own, ...more }) };
  };
  const held = { holds: [hold(1, [ref(2).digest])] };

  it('that is on its way into one waits for the others, and says so', () => {
    const { problems, sentences } = wishAnswers(
      [cell('staging', { open: [pull(2)] }), cell('production', held)],
      asked,
    );
    expect(problems).toEqual([]);
    expect(sentences).toEqual([
      'staging: delay 2 has the open pull request 102.',
      expect.stringMatching(/^production: delay 2 waits: Version 2 is held/),
    ]);
  });

  it('that is live in one and stopped in the other is a problem there', () => {
    const { problems, sentences } = wishAnswers([cell('staging', live(2)), cell('production', held)], asked);
    expect(problems).toMatchObject([{ reason: 'asked-is-held', message: expect.stringMatching(/^production: /) }]);
    expect(sentences).toEqual(['staging: delay 2 is live already.']);
  });

  it('says nothing of other models', () => {
    expect(wishAnswers([{ ...cell('staging', held), model: 'other' }], asked)).toEqual({ problems: [], sentences: [] });
  });
});
