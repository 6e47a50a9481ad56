import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GatesAnswer,
  type PromotionAction,
  type PromotionFacts,
  promotionState,
} from '../../src/promotion/index.ts';
import {
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

const said = (verdict: 'pass' | 'fail' | 'unknown', sentence = 'auc fell.'): GatesAnswer => ({
  kind: 'said',
  verdict,
  sentence,
});
const unable: GatesAnswer = { kind: 'unable', because: 'the store does not answer.' };
const asked = (...answers: readonly (readonly [number, GatesAnswer])[]) => ({ gates: new Map(answers) });
const live1: Partial<PromotionFacts> = { branch: names(release(1)), deployments: deployed([1]) };
const two = facts({ ...live1, versions: [known(1), known(2)] });
const three = facts({ ...live1, versions: [known(1), known(2), known(3)] });

function expectAllowed(action: PromotionAction, gates: ReadonlyMap<number, GatesAnswer>): void {
  const found = 'version' in action ? gates.get(action.version) : undefined;
  if (action.kind === 'merge') expect(found).toMatchObject({ kind: 'said', verdict: 'pass' });
  // What is opened or brought up to date carries what they said.
  if (action.kind === 'open' || action.kind === 'update') expect(found?.kind).toBe('said');
  if (action.kind === 'ask') expect(found).toBeUndefined();
}

describe('gates of an environment', () => {
  it('are asked before a pull request is opened', () => {
    const { state, version, waitsFor, actions } = promotionState({ ...two, ...asked() });
    expect([state, version]).toEqual(['available', 2]);
    expect(actions).toEqual([{ kind: 'ask', ...ref(2) }]);
    expect(waitsFor).toMatchObject([
      {
        kind: 'gates',
        sentence: 'The gates of production are not asked yet of version 2, against what is live now.',
      },
    ]);
  });

  it('are not asked of a version that is not verified where it has to be first', () => {
    const staging = needed('staging', deployed([1]));
    const waiting = {
      ...two,
      environment: environment({ needs: ['staging'] }),
      needs: new Map([['staging', staging]]),
    };
    const { state, actions } = promotionState({ ...waiting, ...asked() });
    expect([state, actions]).toEqual(['waiting', []]);
  });

  it('that pass are in nobody’s way', () => {
    const answers = asked([2, said('pass')]);
    expect(kinds(promotionState({ ...two, ...answers }).actions)).toEqual(['open']);
    const { actions, waitsFor } = promotionState({ ...two, ...answers, open: [pull(2)] });
    expect([kinds(actions), waitsFor]).toEqual([['merge'], []]);
  });

  it.each(['fail', 'unknown'] as const)(
    'that say %s leave the merge to a person, and the pull request open',
    (verdict) => {
      const answers = asked([2, said(verdict)]);
      expect(kinds(promotionState({ ...two, ...answers }).actions)).toEqual(['open']);
      const { state, actions, waitsFor } = promotionState({ ...two, ...answers, open: [pull(2)] });
      expect([state, actions]).toEqual(['open', []]);
      expect(waitsFor).toMatchObject([
        {
          kind: 'gates',
          sentence: `The gates of production say ${verdict} of version 2: auc fell.`,
          for: 'somebody who merges it all the same',
        },
      ]);
    },
  );

  it('are asked again of an open pull request once their answer is about something else', () => {
    const open = { ...two, open: [pull(2, { content: 'outdated' })] };
    expect(kinds(promotionState({ ...open, ...asked() }).actions)).toEqual(['ask']);
    expect(promotionState({ ...open, ...asked() }).state).toBe('open');
    expect(kinds(promotionState({ ...open, ...asked([2, said('pass')]) }).actions)).toEqual(['update']);
  });

  it('close nothing before they have answered', () => {
    const open = { ...three, open: [pull(2)] };
    expect(promotionState({ ...open, ...asked([2, said('pass')]) }).actions).toEqual([{ kind: 'ask', ...ref(3) }]);
    expect(kinds(promotionState({ ...open, ...asked([2, said('pass')], [3, said('pass')]) }).actions)).toEqual([
      'close',
    ]);
  });

  it.each([said('fail'), said('unknown'), unable])(
    'that refuse a newer version leave an older one its place',
    (answer) => {
      const { version, actions, waitsFor } = promotionState({
        ...three,
        ...asked([2, said('pass')], [3, answer]),
        open: [pull(2)],
      });
      expect([version, kinds(actions)]).toEqual([2, ['merge']]);
      expect(waitsFor).toMatchObject([{ kind: 'version', for: 'somebody who asks for it' }]);
      expect(waitsFor[0]?.sentence).toContain('version 3');
    },
  );

  it('of several versions that they refuse show the newest', () => {
    const { version, state } = promotionState({
      ...three,
      ...asked([2, said('fail')], [3, said('unknown')]),
      open: [pull(3)],
    });
    expect([version, state]).toEqual([3, 'open']);
  });

  it('that refuse keep a version before one that staging has not verified', () => {
    const staging = needed('staging', deployed([1], [3]));
    const state = promotionState({
      ...three,
      environment: environment({ needs: ['staging'] }),
      needs: new Map([['staging', staging]]),
      ...asked([3, said('fail')]),
      open: [pull(3)],
    });
    expect([state.version, state.state]).toEqual([3, 'open']);
  });

  it('that cannot be asked open nothing, merge nothing and say why', () => {
    for (const open of [[], [pull(2, { content: 'outdated' })]]) {
      const { actions, waitsFor } = promotionState({ ...two, open, ...asked([2, unable]) });
      expect(actions).toEqual([]);
      expect(waitsFor[0]).toMatchObject({
        kind: 'gates',
        sentence: 'The gates of production could not be asked of version 2: the store does not answer.',
        for: 'the next `mlops promote`',
      });
    }
  });

  it('are asked of what somebody asks for, and do not choose another for them', () => {
    const wanted = { ...three, asked: { version: 2, by: 'ada' } };
    expect(promotionState({ ...wanted, ...asked() }).actions).toEqual([{ kind: 'ask', ...ref(2) }]);
    const { version, actions } = promotionState({ ...wanted, ...asked([2, said('fail')], [3, said('pass')]) });
    expect([version, kinds(actions)]).toEqual([2, ['open']]);
  });

  it('are not asked while something is held or deployed', () => {
    const held = { ...two, holds: [hold(1, [digest(2)])] };
    expect(promotionState({ ...held, ...asked() }).actions).toEqual([]);
    const running = { ...ref(1), since: two.now, phase: 'deploying' as const };
    expect(promotionState({ ...two, running, ...asked() }).actions).toEqual([]);
  });

  it('never let automation merge what they have not passed, whatever else there is', () => {
    const answer = fc.constantFrom<GatesAnswer | undefined>(
      undefined,
      unable,
      said('pass'),
      said('fail'),
      said('unknown'),
    );
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 4, maxLength: 4 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('rendered', 'outdated', 'edited')), {
          maxLength: 3,
        }),
        fc.integer({ min: 0, max: 5 }),
        (answers, pulls, wanted) => {
          const gates = new Map(answers.flatMap((one, at) => (one === undefined ? [] : [[at + 1, one] as const])));
          const open = pulls.map(([version, content], at) =>
            pull(version, { content, number: at + 1, head: commit(at) }),
          );
          const who = wanted === 0 ? {} : { asked: { version: wanted, by: 'ada' } };
          const all = { ...facts({ ...live1, versions: [1, 2, 3, 4].map((n) => known(n)) }), open, gates, ...who };
          for (const action of promotionState(all).actions) expectAllowed(action, gates);
        },
      ),
    );
  });
});
