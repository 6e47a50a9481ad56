import { describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { exactChange, onOtherData, reported, undirected } from './judged-lines.ts';
import { absolute, around, ask, change, changed, line, rule } from './lines.ts';

describe('several gates', () => {
  it('fail only at the level that all of them need', () => {
    const gates = ['a', 'b', 'c'].map((metric) => rule(metric, { maxWorse: absolute(0) }));
    const good = ['b', 'c'].map((metric) => changed(metric, 0.02, 0.01));
    const weak = changed('a', -0.0108, 0.01);
    expect(ask(gates, [weak, ...good])[0]).toMatchObject({
      verdict: 'unknown',
      reason: 'cannot-tell',
      blocks: true,
      sentence:
        'a got worse by 0.011 (95 %: 0.001 to 0.021 worse); at most 0 worse is allowed: of 3 blocking gates asked together, one may miss its limit by chance, so a fail needs a stricter level than 95 %, and this is not clear enough for it.',
    });
    expect(ask(gates, [changed('a', -0.02, 0.01), ...good])[0]?.verdict).toBe('fail');
    expect(ask([gates[0] ?? rule('a')], [weak])[0]?.verdict).toBe('fail');
  });

  it('that do not block are none of them', () => {
    const gates = [rule('a', { maxWorse: absolute(0) }), rule('b', { maxWorse: absolute(0), level: 'warn' })];
    const weak = (metric: string): MetricComparison => changed(metric, -0.0108, 0.01);
    expect(ask(gates, [weak('a'), weak('b')]).map((each) => each.verdict)).toEqual(['fail', 'fail']);
  });
});

describe('without gates', () => {
  const without = (lines: readonly MetricComparison[], more = {}) => ask([], lines, more);

  it('no metric may get worse beyond its noise', () => {
    const lines = [changed('a', -0.02, 0.01), changed('b', -0.005, 0.01), changed('c', 0.02, 0.01)];
    expect(without(lines)).toMatchObject([
      {
        kind: 'default',
        verdict: 'fail',
        blocks: true,
        sentence:
          'a got worse by 0.020 (95 %: 0.010 to 0.030 worse); without gates, nothing may get worse beyond its noise.',
        rule: { metric: 'a', level: 'fail', minRows: 1, path: ['models', 'delay', 'gates'] },
      },
      { kind: 'default', verdict: 'pass', reason: 'within-limit', blocks: false },
      { kind: 'default', verdict: 'pass' },
    ]);
  });

  it('what is beyond noise alone but not among so many is unknown', () => {
    const lines = [changed('a', -0.0108, 0.01), changed('b', 0.02, 0.01)];
    expect(without(lines).map((each) => each.reason)).toEqual(['cannot-tell', 'within-limit']);
    expect(without(lines.slice(0, 1)).map((each) => each.reason)).toEqual(['beyond-limit']);
  });

  it('what a training on other data reports is asked only where nothing else answers', () => {
    expect(without([onOtherData])).toMatchObject([{ verdict: 'unknown', reason: 'data-changed', blocks: true }]);
    const computed = changed('a', 0.02, 0.01);
    expect(without([onOtherData, computed])).toMatchObject([{ metric: 'a', verdict: 'pass' }]);
  });

  it('worse without a noise is unknown, better is not', () => {
    expect(without([reported(-0.1)])).toMatchObject([{ verdict: 'unknown', reason: 'no-interval', blocks: true }]);
    expect(without([reported(-0.1)], { whenUnknown: 'allow' })).toMatchObject([{ blocks: false }]);
    expect(without([reported(0.1)])).toMatchObject([{ verdict: 'pass' }]);
    expect(without([exactChange(-1)])).toMatchObject([{ verdict: 'fail' }]);
    expect(without([exactChange(0)])).toMatchObject([{ verdict: 'pass' }]);
  });

  it('without an estimate of the noise between seeds nothing fails', () => {
    const unsure = changed('a', -0.02, 0.001);
    const on = { ...unsure, change: change(-0.02, { intervals: around(-0.02, 0.001), seedNoise: 'unknown' as const }) };
    expect(without([on])).toMatchObject([{ reason: 'seed-noise-unknown', verdict: 'unknown', blocks: true }]);
  });

  it('slices and metrics of unknown direction are not asked', () => {
    const sliced = changed('a', -1, 0.01, { slice: { column: 'x', value: 'y' } });
    expect(without([sliced, undirected(changed('b', -1, 0.01))])).toEqual([]);
  });

  it('a first run has nothing to answer', () => {
    expect(without([line('a')], { baseline: 'first-run' })).toMatchObject([
      {
        verdict: 'unknown',
        reason: 'not-in-baseline',
        blocks: false,
        sentence: 'a: the change is not asked, since the baseline does not have delay.',
      },
    ]);
  });
});
