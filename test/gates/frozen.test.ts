import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { type ProjectLock, withLock } from '../../src/project/index.ts';
import { project, said } from './policy-texts.ts';

const [one, other] = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`];
type Entry = { readonly digest: string; readonly rows?: number; readonly bytes?: number };
const lockOf = (entry: Entry | undefined): ProjectLock => new Map(entry === undefined ? [] : [['d', entry]]);
const read = (isFrozen: boolean, entry?: Entry) =>
  withLock(project(`datasets: { d: { source: d.csv, key: id${isFrozen ? ', frozen: true' : ''} } }`), lockOf(entry));
const changes = (...[base, head, since]: Parameters<typeof applyPolicy>) =>
  said(applyPolicy(base, head, since).changes);

describe('a frozen dataset in a pull request', () => {
  it('stays frozen where only one side says so', () => {
    for (const [base, head] of [
      [true, false],
      [false, true],
    ] as const) {
      expect(applyPolicy(read(base), read(head)).project.datasets.get('d')?.frozen).toBe(true);
    }
    expect(applyPolicy(read(false), read(false)).project.datasets.get('d')?.frozen).toBeUndefined();
  });

  it('that thaws is said to loosen the contract', () => {
    expect(changes(read(true), read(false))).toEqual(['loosened: loosens the contract of d: frozen true → false']);
    expect(changes(read(false), read(true))).toEqual(['tightened: tightens the contract of d: frozen false → true']);
  });

  it.each([
    [
      { digest: one, rows: 1200 },
      { digest: other, rows: 1300 },
      'changed: renews the frozen dataset d: 1,200 rows → 1,300 rows',
    ],
    [
      { digest: one, bytes: 1 },
      { digest: other, bytes: 2000 },
      'changed: renews the frozen dataset d: 1 bytes → 2,000 bytes',
    ],
    [
      { digest: one, rows: 5 },
      { digest: other, rows: 5 },
      'changed: renews the frozen dataset d: sha256:111111111111… → sha256:222222222222…',
    ],
    [undefined, { digest: one, rows: 1 }, 'tightened: locks the frozen dataset d at 1 row'],
    [{ digest: one }, undefined, 'loosened: removes the lock entry of the frozen dataset d'],
  ])('is shown with what becomes of its entry: %j to %j', (from, to, sentence) => {
    expect(changes(read(true, from), read(true, to))).toEqual([sentence]);
  });

  it('shows a renewed entry also where the same change thaws it', () => {
    expect(changes(read(true, { digest: one }), read(false, { digest: other }))).toHaveLength(2);
  });

  it('is not shown for an entry that is the same, that only the base renewed, or that is of no frozen dataset', () => {
    const [old, now] = [read(true, { digest: one, rows: 1 }), read(true, { digest: other, rows: 2 })];
    expect(changes(old, read(true, { digest: one, rows: 9 }))).toEqual([]);
    expect(changes(now, old, old)).toEqual([]);
    expect(changes(read(false, { digest: one }), read(false, { digest: other }))).toEqual([]);
  });
});
