import { describe, expect, it } from 'vitest';
import { type FirstEnvironment, measureOf } from '../../src/promotion/index.ts';
import type { VersionRecord } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { at, commit, deployed, digest, hold, ref } from './facts.ts';

const version = (number: number, bytes = number): VersionRecord => ({
  schemaVersion: 1,
  model: 'delay',
  version: number,
  fingerprint: sha256(`${bytes}`),
  evaluation: null,
  commit: commit(number),
  at: at(number),
  artifact: { digest: digest(bytes), files: [] },
  verdict: 'pass',
  reason: 'within-limit',
  sentence: 'fine',
  gates: [],
  before: number === 1 ? null : number - 1,
});
const three = [version(1), version(2), version(3)];
const staging = (more: Partial<FirstEnvironment> = {}): FirstEnvironment => ({
  ...{ name: 'staging', deployments: [], holds: [], now: at(0) },
  ...more,
});
const said = (first: FirstEnvironment | undefined, versions = three) => {
  const found = measureOf(versions, first);
  return [found?.version.version, found?.note];
};

describe('the next version is compared', () => {
  it('with the last one, deployed or not', () => {
    expect(said(undefined)).toEqual([3, undefined]);
    expect(said(staging())).toEqual([3, undefined]);
    expect(said(staging({ deployments: deployed([2], [3]) }))).toEqual([3, undefined]);
    expect(measureOf([], staging())).toBeUndefined();
  });

  it.each([
    ['failed', { deployments: deployed([2], [3, { outcome: 'failed', restored: ref(2) }]) }, 'failed in staging'],
    ['was reverted', { deployments: deployed([2], [3], [2, { outcome: 'rollback' }]) }, 'was taken back in staging'],
    ['is held', { deployments: deployed([2], [3]), holds: [hold(1, [digest(3)])] }, 'is held in staging'],
  ])('not with one that %s in the first environment, and that is said', (_, more, why) => {
    expect(said(staging(more))).toEqual([2, `Compared with version 2, since version 3 ${why}.`]);
  });

  it('with the last one again, once it is verified there after all, or released', () => {
    const failed = deployed([3, { outcome: 'failed', restored: null }], [3]);
    expect(said(staging({ deployments: failed }))).toEqual([3, undefined]);
    const holds = [hold(1, [digest(3)]), hold(2, [digest(3)], { what: 'release' })];
    expect(said(staging({ holds }))).toEqual([3, undefined]);
  });

  it('past several that failed, and past another number of the same bytes', () => {
    const holds = [hold(1, [digest(2)]), hold(2, [digest(3)])];
    expect(said(staging({ holds }))[0]).toBe(1);
    expect(said(staging({ holds: [hold(1, [digest(3)])] }), [version(1), version(2, 3), version(3)])[0]).toBe(1);
  });

  it('with the last one where every one failed, and that is said', () => {
    const holds = [1, 2, 3].map((number) => hold(number, [digest(number)]));
    expect(said(staging({ holds }))).toEqual([
      3,
      'Compared with version 3, which is held in staging: none is known that did not turn out bad there.',
    ]);
  });

  it('with the last one while the whole model is on hold', () => {
    expect(said(staging({ holds: [hold(1, 'all')] }))).toEqual([3, undefined]);
  });
});
