import { describe, expect, it } from 'vitest';
import { type NeededEnvironment, promotionState } from '../../src/promotion/index.ts';
import {
  at,
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
} from './facts.ts';
import { ours, outOfOrder, previousEnvironment, type Upstream, type UpstreamCase } from './gitops-promoter.ts';

const names3 = ['development', 'staging', 'production'];

/** Bytes get the number of a version in the order in which they appear; the version that waits is the ninth. */
function upstreamFacts(name: string, { verified, names: named, verifying }: Upstream): NeededEnvironment {
  const numberOf = (bytes: string): number =>
    [...new Set([...verified, named ?? '', verifying ?? ''])].indexOf(bytes) + 1;
  const records = deployed(...verified.map((bytes) => [numberOf(bytes), { bytes }] as const));
  const branch = named ?? verified.at(-1);
  return needed(name, records, {
    ...(branch === undefined ? {} : { branch: names(release(numberOf(branch), { bytes: branch })) }),
    ...(verifying === undefined
      ? {}
      : { running: { ...ref(numberOf(verifying), verifying), since: at(-1), phase: 'verifying' as const } }),
  });
}

function isMerged({ wants, upstream }: UpstreamCase): boolean {
  const needs = names3.slice(0, upstream.length);
  const { actions } = promotionState(
    facts({
      environment: environment({ needs }),
      versions: [known(9, { bytes: wants })],
      open: [pull(9, { digest: digest(wants) })],
      needs: new Map(needs.map((name, index) => [name, upstreamFacts(name, upstream[index] ?? { verified: [] })])),
    }),
  );
  return actions.some(({ kind }) => kind === 'merge');
}

describe('environments that have to have a version first', () => {
  it.each(previousEnvironment)('gitops-promoter, previous environment: $title', (row) => {
    expect(isMerged(row)).toBe(row.expect === 'allow');
  });

  it.each(outOfOrder)('gitops-promoter, out of order: $title', (row) => {
    expect(isMerged(row)).toBe(row.expect === 'allow');
  });

  it.each(ours)('otherwise than gitops-promoter: $title', (row) => {
    expect(isMerged(row)).toBe(row.expect === 'allow');
  });

  it('has all cases of the origin', () => {
    expect([previousEnvironment.length, outOfOrder.length]).toEqual([23, 4]);
  });

  it('does not blame bytes for settings that failed: they are live again as they were', () => {
    const again = deployed([2], [2, { outcome: 'failed', restored: ref(2), releaseDigest: digest('settings') }]);
    const wanting = (records: NeededEnvironment['deployments']) =>
      promotionState(
        facts({
          environment: environment({ needs: ['staging'] }),
          versions: [known(2)],
          needs: new Map([['staging', needed('staging', records)]]),
        }),
      );
    expect(wanting(again).actions).toMatchObject([{ kind: 'open', version: 2 }]);
    const gone = deployed([2], [2, { outcome: 'failed', restored: null, releaseDigest: digest('settings') }]);
    expect(wanting(gone).actions).toEqual([]);
  });

  const waits = (staging: NeededEnvironment | undefined): string => {
    const { state, waitsFor } = promotionState(
      facts({
        environment: environment({ needs: ['staging'] }),
        versions: [known(2)],
        needs: staging ? new Map([['staging', staging]]) : new Map(),
      }),
    );
    return `${state}: ${waitsFor.map(({ sentence }) => sentence).join(' ')}`;
  };

  it('says why, by name, for every way in which a need is not kept', () => {
    expect(waits(undefined)).toBe('waiting: Nothing is known of staging, in which version 2 has to be verified first.');
    expect(waits(needed('staging', deployed([1])))).toBe('waiting: Version 2 is not verified in staging yet.');
    expect(
      waits(
        needed(
          'staging',
          deployed([1], [2, { outcome: 'failed', restored: ref(1), sentence: 'It never got healthy.' }]),
        ),
      ),
    ).toBe('waiting: Version 2 failed in staging: It never got healthy.');
    expect(waits(needed('staging', deployed([1], [2], [1, { outcome: 'rollback' }])))).toBe(
      'waiting: Version 2 was taken back in staging, to version 1.',
    );
    expect(waits(needed('staging', deployed([2]), { holds: [hold(1, [digest(2)])] }))).toBe(
      'waiting: Version 2 is held in staging, by grace: it answers nonsense.',
    );
    expect(waits(needed('staging', [], { environment: environment({ name: 'staging', models: ['demand'] }) }))).toBe(
      'waiting: staging does not have delay, so version 2 is never verified there.',
    );
  });

  it('lets a pull request open while the environment before is unsettled, and merges it only when it is settled', () => {
    const records = deployed([2]);
    const unsettled: readonly (readonly [Partial<NeededEnvironment>, string])[] = [
      [{ branch: { kind: 'missing' } }, 'The branch of staging does not exist.'],
      [
        { branch: { kind: 'unreadable', because: 'line 3.', commit: commit('x'), since: at(-9) } },
        'The release of staging cannot be read: line 3.',
      ],
      [{ branch: { kind: 'empty', earlier: [] } }, 'The branch of staging names no release any more.'],
      [{ branch: names(release(3)) }, 'The branch of staging names version 3, but version 2 is live there.'],
      [
        { branch: names(release(2, { releaseDigest: digest('other settings') })) },
        'The branch of staging names version 2, but version 2 is live with other settings or serving code there.',
      ],
      [
        { branch: names(release(2, { settings: 'changed' })) },
        'staging has version 2, and mlops.yaml has other settings for it today, which are not verified there yet.',
      ],
      [
        { branch: names(release(2, { settings: 'taken-back' })) },
        'staging has version 2, and its branch went back from the settings that mlops.yaml has today.',
      ],
      [{ running: { ...ref(3), since: at(-1), phase: 'deploying' } }, 'staging is deploying version 3.'],
    ];
    for (const [more, sentence] of unsettled) {
      const before = facts({
        environment: environment({ needs: ['staging'] }),
        versions: [known(2)],
        needs: new Map([['staging', needed('staging', records, more)]]),
      });
      expect(promotionState(before).actions).toEqual([{ kind: 'open', ...ref(2) }]);
      const { state, waitsFor, actions } = promotionState({ ...before, open: [pull(2)] });
      expect([state, waitsFor.map((wait) => wait.sentence), actions]).toEqual(['open', [sentence], []]);
    }
  });

  it('is verified there again after a failure, and may go on', () => {
    const again = deployed([2, { outcome: 'failed' }], [2]);
    expect(waits(needed('staging', again))).toBe('available: ');
  });
});
