import { describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { exactly } from './judged-lines.ts';
import { ask, askOne, estimate, line, rule } from './lines.ts';

describe('slices', () => {
  const on = (name: string, number: number, rows: number | null): MetricComparison =>
    line('auc', { slice: { column: 'origin', value: name }, candidate: estimate(number, { rows, exact: true }) });
  const by = rule('auc', { by: 'origin', min: 0.6 });

  it('are asked one by one, and the overall line not at all', () => {
    const results = ask([by], [exactly(0.1), on('JFK', 0.7, 40), on('LGA', 0.5, 40)]);
    expect(results).toMatchObject([
      {
        verdict: 'pass',
        slice: { column: 'origin', value: 'JFK' },
        sentence: 'auc of origin JFK is 0.700; at least 0.6 is required.',
      },
      { verdict: 'fail', slice: { column: 'origin', value: 'LGA' } },
    ]);
    expect(ask([rule('auc', { min: 0.6 })], [exactly(0.7), on('LGA', 0.5, 40)])).toMatchObject([{ verdict: 'pass' }]);
    expect('slice' in (ask([rule('auc', { min: 0.6 })], [exactly(0.7)])[0] ?? {})).toBe(false);
  });

  it('with too few rows are listed, not judged', () => {
    const results = ask([{ ...by, minRows: 30 }], [on('JFK', 0.7, 30), on('LGA', 0.5, 29)]);
    expect(results).toMatchObject([
      { verdict: 'pass' },
      {
        verdict: 'unknown',
        reason: 'slice-too-small',
        level: 'info',
        blocks: false,
        sentence: 'auc of origin LGA has 29 rows; 30 are needed to judge it.',
      },
    ]);
  });

  it('that were too small to compute are listed, too', () => {
    const small = on('LGA', 0.5, 25);
    const lost = { ...small, candidate: estimate(null, { rows: 25, undefinedBecause: 'too-few-rows' as const }) };
    expect(ask([{ ...by, minRows: 20 }], [on('JFK', 0.7, 30), lost])[1]).toMatchObject({
      reason: 'slice-too-small',
      blocks: false,
      sentence: 'auc of origin LGA has 25 rows; more are needed to compute it.',
    });
  });

  it('count by their groups where rows come in groups, however many rows there are', () => {
    const grouped = (value: string, groups: number) => {
      const wide = on(value, 0.7, 1000);
      return { ...wide, candidate: { ...wide.candidate, groups } };
    };
    expect(ask([by], [grouped('JFK', 5), grouped('LGA', 4)])).toMatchObject([
      { verdict: 'pass' },
      {
        reason: 'slice-too-small',
        blocks: false,
        sentence: 'auc of origin LGA rests on 4 independent groups of rows; 5 are needed to judge it.',
      },
    ]);
    expect(ask([by], [grouped('JFK', 1)])[0]).toMatchObject({
      reason: 'no-slice-judged',
      blocks: true,
      sentence: 'auc was judged on no value of origin: the largest, JFK, rests on 1 group of rows, too few.',
    });
  });

  it('block where none of them can be judged', () => {
    const tiny = [on('LGA', 0.5, 1), on('JFK', 0.7, 12)];
    const results = ask([by], tiny);
    expect(results.map((each) => each.reason)).toEqual(['no-slice-judged', 'slice-too-small', 'slice-too-small']);
    expect(results[0]).toMatchObject({
      verdict: 'unknown',
      level: 'fail',
      blocks: true,
      sentence: 'auc was judged on no value of origin: the largest, JFK, has 12 rows, too few.',
    });
    expect(results[1]?.sentence).toContain('has 1 row; 30');
    expect(ask([{ ...by, whenUnknown: 'allow' }], tiny)[0]?.blocks).toBe(false);
  });

  it('of reported numbers have no count, and are judged', () => {
    expect(ask([by], [on('JFK', 0.5, null)])).toMatchObject([{ verdict: 'fail' }]);
  });

  it('that were not computed are unknown', () => {
    expect(askOne(by, exactly(0.7))).toMatchObject({
      reason: 'slice-missing',
      blocks: true,
      sentence: 'auc was not computed by origin.',
    });
  });
});
