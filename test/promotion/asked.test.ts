import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedWith } from '../../src/promotion/index.ts';
import type { AskedRecord } from '../../src/promotion/types.ts';
import { at, digest, hold, ref } from './facts.ts';

function wish(number: number, version: number, from: number, more: Partial<AskedRecord> = {}): AskedRecord {
  return {
    ...{ schemaVersion: 1, environment: 'production', model: 'delay', number, ...ref(version), from },
    ...{ upToHold: 0, by: 'ada', at: at(0), ...more },
  };
}
const pull = (number: number, version: number) => ({ number, ...ref(version) });
const none = { records: [], pulls: [], holds: [] };

describe('what was asked for with a pull request', () => {
  it('is nothing where the ledger has no record of it', () => {
    expect(askedWith(pull(5, 2), { ...none, pulls: [pull(5, 2)] })).toBeUndefined();
  });

  it('is what the first pull request of that version brings from then on, and no later one', () => {
    const facts = { ...none, pulls: [pull(3, 2), pull(5, 2), pull(6, 1), pull(8, 2)], records: [wish(1, 2, 4)] };
    expect(facts.pulls.map((one) => [one.number, askedWith(one, facts)?.by])).toEqual([
      [3, undefined],
      [5, 'ada'],
      [6, undefined],
      [8, undefined],
    ]);
  });

  it('is about these bytes', () => {
    const facts = { ...none, pulls: [pull(5, 2)], records: [wish(1, 2, 5, { digest: digest('other') })] };
    expect(askedWith(pull(5, 2), facts)).toBeUndefined();
  });

  it('is the last word of several', () => {
    const records = [wish(2, 2, 5, { by: 'bob', override: 'now' }), wish(1, 2, 5, { override: 'later' })];
    const facts = { ...none, pulls: [pull(5, 2)], records };
    expect(askedWith(pull(5, 2), facts)).toEqual({ version: 2, by: 'bob', override: 'now' });
  });

  it('overrides the holds that there were, and none that came after it', () => {
    const [before, after] = [hold(1, [digest(2)]), hold(3, [digest(2)])];
    const records = [wish(1, 2, 5, { upToHold: 1, override: 'it is the probe' })];
    const facts = { ...none, pulls: [pull(5, 2)], records };
    expect(askedWith(pull(5, 2), { ...facts, holds: [before] })?.override).toBe('it is the probe');
    const released = hold(2, [digest(2)], { what: 'release' });
    expect(askedWith(pull(5, 2), { ...facts, holds: [before, released] })?.override).toBe('it is the probe');
    expect(askedWith(pull(5, 2), { ...facts, holds: [before, released, after] })).toEqual({ version: 2, by: 'ada' });
    // Held again before automation has written the release.
    expect(askedWith(pull(5, 2), { ...facts, holds: [before, after] })).toEqual({ version: 2, by: 'ada' });
  });

  it('is for one pull request at most, whatever order they are listed in', () => {
    const pulls = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 20 }), version: fc.integer({ min: 1, max: 3 }) }),
      {
        selector: ({ number }) => number,
      },
    );
    fc.assert(
      fc.property(pulls, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3 }), (list, from, version) => {
        const all = list.map((one) => pull(one.number, one.version));
        const facts = { ...none, pulls: all, records: [wish(1, version, from)] };
        const found = all.filter((one) => askedWith(one, facts) !== undefined);
        const first = all.filter((one) => one.version === version && one.number >= from).map(({ number }) => number);
        expect(found.map(({ number }) => number)).toEqual(first.length === 0 ? [] : [Math.min(...first)]);
      }),
    );
  });
});
