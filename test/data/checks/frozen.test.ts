import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/data/index.ts';
import type { Dataset } from '../../../src/project/types.ts';
import { resultOf, versionOf } from '../datasets.ts';
import { csv, scratch, testEngine, written } from '../engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
const table = written(folder, 'd.csv', 'a\n1\n2\n', csv);
const digest = 'ab'.repeat(32);
const check = (given: Partial<Dataset>) => checkDataset(engine, { ...versionOf(table, [], given), digest });

describe('a frozen dataset', () => {
  it('is kept where the data are those of its entry', async () => {
    for (const counts of [{ rows: 2, bytes: 6 }, { rows: 2 }, {}]) {
      const report = await check({ frozen: true, locked: { digest: `sha256:${digest}`, ...counts } });
      expect(resultOf(report, 'frozen')).toMatchObject({ verdict: 'pass', reason: 'kept' });
      expect(report.verdict).toBe('pass');
    }
  });

  it('fails where the entry says other numbers to those who review it', async () => {
    const report = await check({ frozen: true, locked: { digest: `sha256:${digest}`, rows: 999, bytes: 1 } });
    expect(resultOf(report, 'frozen')).toMatchObject({
      verdict: 'fail',
      reason: 'frozen-miscounted',
      sentence:
        'the digest in the lock file is that of the data, and its counts are not: 999 rows, and there are 2 rows; 1 byte, and there are 6 bytes',
    });
    expect(report.verdict).toBe('fail');
  });

  it('fails with other data, although they keep every rule', async () => {
    const report = await check({ frozen: true, locked: { digest: `sha256:${'cd'.repeat(32)}`, rows: 1 } });
    expect(resultOf(report, 'frozen')).toMatchObject({
      verdict: 'fail',
      reason: 'frozen-changed',
      level: 'fail',
      path: ['datasets', 'trips', 'frozen'],
      sentence:
        'the data of a frozen dataset changed: 1 row as sha256:cdcdcdcdcdcd… are locked, and there are 2 rows as sha256:abababababab…',
    });
    expect(report.verdict).toBe('fail');
  });

  it('without an entry is unknown, and passes nowhere', async () => {
    const report = await check({ frozen: true });
    expect(resultOf(report, 'frozen')).toMatchObject({ verdict: 'unknown', reason: 'frozen-not-locked' });
    expect(report.verdict).toBe('unknown');
  });

  it('that is a tree of files is asked as well', async () => {
    const tree = { format: { kind: 'files' }, frozen: true } as const;
    const other = await check({ ...tree, locked: { digest: `sha256:${'cd'.repeat(32)}`, bytes: 3 } });
    expect(resultOf(other, 'frozen')).toMatchObject({ verdict: 'fail', reason: 'frozen-changed' });
    expect(other.verdict).toBe('fail');
    expect((await check({ ...tree, locked: { digest: `sha256:${digest}` } })).verdict).toBe('pass');
  });

  it('is the only one whose entry counts', async () => {
    const { checks } = await check({ locked: { digest: `sha256:${'cd'.repeat(32)}` } });
    expect(checks.map((each) => each.check)).not.toContain('frozen');
  });
});
