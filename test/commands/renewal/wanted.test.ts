import { describe, expect, it } from 'vitest';
import { type Side, type Standing, wantedOf } from '../../../src/commands/renewal/wanted.ts';
import { type LockEntry, loadProject, type ProjectLock, withLock } from '../../../src/project/index.ts';

const entry = (digit: string): LockEntry => ({ digest: `sha256:${digit.repeat(64)}`, rows: Number(digit) });
const lockOf = (entries: Readonly<Record<string, LockEntry>>): ProjectLock => new Map(Object.entries(entries));
const yaml = (datasets: string) => `version: 1\ndatasets: { ${datasets} }\n`;
const both = 'rides: "s3://acme/rides/", zones: "s3://acme/zones/"';

function side(entries: Readonly<Record<string, LockEntry>> = {}, datasets = both): Side {
  const lock = lockOf(entries);
  return { project: withLock(loadProject(yaml(datasets), 'mlops.yaml').project, lock), lock };
}
const found = (moved: Readonly<Record<string, LockEntry>>, current: readonly string[] = []) => ({
  moved: lockOf(moved),
  current,
});
const standing = (
  proposed: Readonly<Record<string, LockEntry>>,
  below: Readonly<Record<string, LockEntry>> = {},
): Standing => ({ proposed: lockOf(proposed), below: lockOf(below) });

describe('what is proposed', () => {
  it('is what moved, by name, beside what the base agrees on', () => {
    const now = side({ rides: entry('1') });
    expect(wantedOf(now, now, found({ zones: entry('2'), rides: entry('3') }), undefined)).toEqual({
      changes: [
        { dataset: 'rides', old: entry('1'), entry: entry('3') },
        { dataset: 'zones', entry: entry('2') },
      ],
      passed: [],
    });
  });

  it.each<[string, Side]>([
    ['whose entry the base has changed', side({ rides: entry('9') })],
    ['whose source the base has changed', side({ rides: entry('1') }, both.replace('acme/rides', 'acme/other'))],
    ['that the base has no more', side({}, 'zones: "s3://acme/zones/"')],
    ['that no longer moves', side({ rides: entry('1') }, both.replace('"s3://acme/rides/"', 'data/rides.csv'))],
  ])('is nothing of a dataset %s since it was read', (_, tip) => {
    const read = side({ rides: entry('1') });
    expect(wantedOf(tip, read, found({ rides: entry('3') }), undefined)).toEqual({ changes: [], passed: ['rides'] });
  });

  it('is what it was before of a dataset that nobody read this time', () => {
    const now = side();
    expect(wantedOf(now, now, found({ zones: entry('2') }), standing({ rides: entry('3') })).changes).toEqual([
      { dataset: 'rides', entry: entry('3'), kept: true },
      { dataset: 'zones', entry: entry('2') },
    ]);
  });

  it.each<[string, Side, Parameters<typeof standing>, readonly string[]]>([
    ['is as the base says by now', side({ rides: entry('3') }), [{ rides: entry('3') }], []],
    ['was read, and is as the base says', side(), [{ rides: entry('3') }], ['rides']],
    ['the base has agreed on otherwise', side({ rides: entry('4') }), [{ rides: entry('3') }], []],
    ['the base has no more', side({}, 'zones: "s3://acme/zones/"'), [{ rides: entry('3') }], []],
    [
      'stands there unchanged, as below it',
      side({ rides: entry('1') }),
      [{ rides: entry('1') }, { rides: entry('1') }],
      [],
    ],
  ])('is no longer what was proposed before where it %s', (_, tip, before, current) => {
    expect(wantedOf(tip, tip, found({}, current), standing(...before)).changes).toEqual([]);
  });
});
