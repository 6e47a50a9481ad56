import { describe, expect, it } from 'vitest';
import { closedSetOf } from '../../../src/data/infer/closed-set.ts';
import { withValues } from './evidence.ts';

const closed = (...given: Parameters<typeof withValues>) => closedSetOf(withValues(...given))?.values;

describe('a closed set', () => {
  it.each([
    ['texts of a small vocabulary', 'plan', ['free', 'basic', 'pro']],
    ['0 and 1 of a flag', 'is_late', [0, 1]],
    ['0 and 1 that name nothing that is counted', 'late', [0, 1]],
    ['numbers of a label', 'label', [0, 1, 2]],
    ['stars', 'rating', [1, 2, 3, 4, 5]],
  ])('is proposed for %s', (_, name, values) => {
    expect(closed(name, values)).toEqual([...values].sort());
  });

  it('is proposed for a rare flag only where the name says that it is one', () => {
    const values = [
      { value: '0', rows: 985 },
      { value: '1', rows: 15 },
    ];
    expect(closed('is_fraud', [0, 1], { values })).toEqual([0, 1]);
    expect(closed('broken', [0, 1], { values })).toBeUndefined();
  });

  it.each([
    ['month', [1, 2, 3, 4, 5, 6]],
    ['month', ['January', 'February', 'March']],
    ['orderMonth', ['01', '02', '03']],
    ['week', [1, 2, 3]],
    ['year', [2024, 2025, 2026]],
    ['day_of_week', [0, 1, 2, 3, 4, 5, 6]],
    ['hour', [8, 9, 10]],
    ['model_version', ['a', 'b', 'c']],
    ['batch', [1, 2, 3]],
    ['build', [101, 102]],
    ['run', [1, 2]],
    ['attempts', [1, 2, 3]],
    ['attempt', [0, 1]],
    ['num_children', [0, 1, 2]],
    ['error_count', [0, 1]],
    ['passengers', [1, 2, 3, 4]],
    ['http', [200, 404, 500]],
    ['status_code', [200, 404, 500]],
    ['created_at', ['a', 'b']],
    ['host', ['alpha', 'beta']],
    ['city', ['Bern', 'Basel']],
    ['region', ['us-east-1', 'eu-west-2', 'eu-west-1']],
    ['tool', ['v1.0', 'v1.1', 'v2.0']],
  ])('is not proposed for %s, of which the next batch has others', (name, values) => {
    expect(closed(name, values)).toBeUndefined();
  });

  it('is not proposed for what folders or dates say', () => {
    expect(closed('segment_kind', ['eu', 'us'], { isPartition: true })).toBeUndefined();
    expect(closed('seen', ['2026-01-01', '2026-01-02'], { moment: { forms: [] } })).toBeUndefined();
    expect(closed('segment_kind', ['eu', 'us'])).toEqual(['eu', 'us']);
  });
});
