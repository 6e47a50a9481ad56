import { describe, expect, it } from 'vitest';
import { unfitProblem } from '../../../src/commands/comparison/unfit-data.ts';
import type { DatasetPart } from '../../../src/commands/steps/check-data.ts';
import { reasons } from '../../../src/reasons.ts';
import { report } from '../../report/composed.ts';
import { check } from '../../report/fixtures.ts';

const broken = (dataset: string): DatasetPart => {
  const checks = [check('unique', { verdict: 'fail' })];
  return { dataset, report: { ...report, dataset, verdict: 'fail', checks }, problems: [] };
};
const unread = (dataset: string, reason: string): DatasetPart => {
  return { dataset, problems: [{ reason, message: `${dataset} is not here.`, remedy: `git lfs pull ${dataset}` }] };
};

describe('a model whose data say nothing of it', () => {
  it.each([
    ['one broken', [broken('a')], 'data-failed', 'not trained, because `a` breaks its contract.'],
    ['two broken', [broken('a'), broken('b')], 'data-failed', 'not trained, because `a`, `b` break their contracts.'],
    ['not here', [unread('a', 'data-not-local')], 'data-not-local', 'not judged, because `a` could not be read.'],
    ['missing', [unread('a', 'data-missing')], 'data-failed', 'not trained, because `a` could not be read.'],
    [
      'broken, and another not here',
      [unread('a', 'data-not-local'), broken('b')],
      'data-failed',
      'not trained, because `b` breaks its contract and `a` could not be read.',
    ],
    [
      'not here, and another missing',
      [unread('a', 'data-not-local'), unread('b', 'data-missing')],
      'data-failed',
      'not trained, because `a`, `b` could not be read.',
    ],
  ])('%s', (_, unfit, reason, message) => {
    expect(unfitProblem(unfit, reasons)).toMatchObject({ reason, message });
  });

  it('keeps what to do about it', () => {
    const { remedy } = unfitProblem([unread('a', 'data-not-local')], reasons);
    expect(remedy).toBe('git lfs pull a');
  });
});
