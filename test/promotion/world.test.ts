import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentHistory, holdOn, type PromotionState, promotionState } from '../../src/promotion/index.ts';
import { life, live, names, settle } from './events.ts';
import { minute, World } from './world.ts';

function explains({ state, waitsFor, actions }: PromotionState): boolean {
  return state === 'none' || state === 'live' || waitsFor.length > 0 || actions.length > 0;
}

function judge(state: PromotionState, now: number): void {
  expect(explains(state)).toBe(true);
  if (state.since !== null) expect(Date.parse(state.since)).toBeLessThanOrEqual(now);
  for (const { since, sentence } of state.waitsFor) {
    expect(sentence.length).toBeGreaterThan(0);
    if (since !== undefined) expect(Date.parse(since)).toBeLessThanOrEqual(now);
  }
  const kinds = new Set(state.actions.map(({ kind }) => kind));
  expect(kinds.size).toBeLessThanOrEqual(1);
  if (!kinds.has('close')) expect(state.actions.length).toBeLessThanOrEqual(1);
}

const numRuns = Number(process.env['WORLD_RUNS'] ?? 120);

describe('whatever happens', () => {
  it('every state says why, since when (never in the future), and what one thing to do', () => {
    fc.assert(
      fc.property(life, (all) => {
        live(all, (world) => {
          for (const name of names) {
            judge(world.state(name), world.now);
          }
        });
      }),
      { numRuns },
    );
  });

  it('it comes to rest, and then live equals the branch or the state says why not', () => {
    fc.assert(
      fc.property(life, (all) => {
        const world = live(all);
        settle(world);
        for (const name of names) {
          const { state, live: there, waitsFor } = world.state(name);
          const named = world.place(name).named.at(-1);
          const equal =
            (there?.digest ?? null) === (named?.digest ?? null) &&
            (there?.version ?? null) === (named?.version ?? null);
          if (equal) continue;
          const odd = waitsFor.some(({ kind }) => kind === 'release');
          expect(['failed', 'rolled-back', 'held', 'merged'].includes(state) || odd).toBe(true);
          expect(waitsFor.length).toBeGreaterThan(0);
        }
      }),
      { numRuns },
    );
  });

  it('nothing is deployed that the branch does not name, and nothing is deployed held, unless somebody overrode it', () => {
    fc.assert(
      fc.property(life, (all) => {
        const world = live(all);
        settle(world);
        for (const { action, facts } of world.log) {
          if (action.kind === 'deploy') {
            const { branch } = facts;
            if (branch.kind !== 'release') throw new Error('deployed without a release');
            expect([action.version, action.digest, action.commit]).toEqual([
              branch.release.version,
              branch.release.digest,
              branch.release.commit,
            ]);
            const arrived = branch.release.arrival.kind === 'promotion';
            expect(arrived || action.rollback || action.override !== undefined).toBe(true);
          }
          if (action.kind !== 'deploy' && action.kind !== 'open' && action.kind !== 'merge') continue;
          const overridden = action.kind !== 'merge' && action.release !== undefined;
          expect(holdOn(facts.holds, action.digest) === undefined || overridden).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  it('automation only goes forward: it opens nothing that the branch has named or that is older, unless it was released', () => {
    fc.assert(
      fc.property(life, (all) => {
        const world = live(all);
        settle(world);
        for (const { action, facts } of world.log) {
          if (action.kind !== 'open' || facts.asked || facts.open.some(({ asked }) => asked)) continue;
          const { branch } = facts;
          const named =
            branch.kind === 'release'
              ? [...branch.earlier, branch.release]
              : branch.kind === 'empty'
                ? branch.earlier
                : [];
          const forward = named.every(({ version }) => version < action.version);
          const released = facts.holds.some(
            ({ what, digests }) => what === 'release' && (digests === 'all' || digests.includes(action.digest)),
          );
          expect(forward || released).toBe(true);
          expect(facts.versions.find(({ version }) => version === action.version)?.verdict).toBe('pass');
        }
      }),
      { numRuns },
    );
  });

  it('no version goes to production past staging: it was verified there, that was the last word, and it soaked', () => {
    fc.assert(
      fc.property(life, (all) => {
        const world = live(all);
        settle(world);
        for (const { name, action, facts } of world.log) {
          if (name !== 'production') continue;
          if (action.kind !== 'merge' && !(action.kind === 'deploy' && !action.rollback)) continue;
          const staging = facts.needs.get('staging');
          if (!staging) throw new Error('staging is not known');
          const history = deploymentHistory(staging.deployments, Date.parse(facts.now));
          expect(history.word(action.digest)?.kind).toBe('verified');
          expect(holdOn(staging.holds, action.digest)).toBeUndefined();
          expect(history.longestStay(action.digest)).toBeGreaterThanOrEqual(facts.environment.soak);
          expect(staging.running).toBeUndefined();
        }
      }),
      { numRuns },
    );
  });

  it('the answer does not depend on the order in which facts are listed, and asking changes nothing', () => {
    fc.assert(
      fc.property(life, (all) => {
        const world = live(all);
        for (const name of names) {
          const facts = world.facts(name);
          const before = structuredClone(facts);
          const turned = {
            ...facts,
            versions: facts.versions.toReversed(),
            deployments: facts.deployments.toReversed(),
            holds: facts.holds.toReversed(),
            closed: facts.closed.toReversed(),
            open: facts.open.toReversed(),
          };
          const answer = promotionState(facts);
          expect(promotionState(turned)).toEqual(answer);
          expect(facts).toEqual(before);
        }
      }),
      { numRuns },
    );
  });

  it('what is free to go arrives in production', () => {
    const world = new World(60 * minute, true);
    world.version('pass', 0);
    settle(world);
    expect(world.state('production')).toMatchObject({ state: 'open', waitsFor: [{ kind: 'soak' }] });
    world.now += 60 * minute;
    settle(world);
    expect(world.state('production')).toMatchObject({ state: 'live', version: 1 });
    world.version('pass', 0);
    settle(world);
    world.now += 60 * minute;
    settle(world);
    expect(world.state('production')).toMatchObject({ state: 'live', version: 2 });
    world.revert('production');
    settle(world);
    expect(world.state('production')).toMatchObject({ state: 'held', version: 2, live: { version: 1 } });
    world.version('pass', 0);
    settle(world);
    world.now += 60 * minute;
    settle(world);
    expect(world.state('production')).toMatchObject({ state: 'live', version: 3 });
  });
});
