import { expect, it } from 'vitest';
import type { CheckResult } from '../../src/data/types.ts';
import { composeReport } from '../../src/report/index.ts';
import { check, parts } from './fixtures.ts';

function nextAfter(name: string, given: Partial<CheckResult>): string | undefined {
  const failed = check(name, { verdict: 'fail', rows: { checked: 9, nulls: 0, skipped: 0, failed: 3 }, ...given });
  const report = {
    schemaVersion: 1 as const,
    dataset: 'flights',
    digest: 'd',
    rows: 9,
    files: 1,
    bytes: 1,
    columns: [],
    verdict: 'fail' as const,
    checks: [failed],
  };
  return composeReport(parts({ datasets: [{ dataset: 'flights', problems: [], report }] })).next;
}

it.each<[string, Partial<CheckResult>, string]>([
  [
    'too few rows',
    { reason: 'too-few-rows' },
    'Find out which rows of `flights` are missing and add them; if the number of rows is right',
  ],
  [
    'too many rows',
    { reason: 'too-many-rows' },
    'Look for rows of `flights` that were added twice and take them out; if the number of rows is right',
  ],
  [
    'another number of rows',
    { reason: 'row-count-changed' },
    'Look for a part of `flights` that is missing or was added twice; if the number of rows is right',
  ],
  ['no rows', { reason: 'empty-table' }, 'Find out why `flights` was written without rows'],
  [
    'a missing column',
    { reason: 'missing-column', column: 'temp' },
    'Write `temp`, or correct its name; if the data are right',
  ],
  [
    'another type',
    { reason: 'wrong-type', column: 'temp' },
    'Write `temp` with its declared type; if the data are right',
  ],
  ['named rows', { reason: 'below-min', examples: [{ day: '3' }] }, 'Repair the rows named below; if they are right'],
  [
    'rows named in the sentence',
    { reason: 'below-min', sentence: '3 rows are low; first: day=3' },
    'Repair the rows named below',
  ],
  [
    'rows that are not named',
    { reason: 'too-many-nulls' },
    'Repair the rows of `flights` that the checks below count; if they are right',
  ],
])('what to repair after %s', (_, given, expected) => {
  const next = nextAfter('a check', given);
  expect(next?.startsWith(expected)).toBe(true);
  expect(next).toContain('the contract of `flights` is wrong, change `mlops.yaml` in a pull request of its own');
});

it('what to repair after a failure without a check', () => {
  const problems = [{ reason: 'unreadable-data-file', message: 'data/a.csv is no table' }];
  const { next } = composeReport(parts({ datasets: [{ dataset: 'flights', problems }] }));
  expect(next).toBe('Repair the files of `flights` as said below and push again.');
});
