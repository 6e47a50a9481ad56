import { describe, expect, it } from 'vitest';
import { exactly } from './judged-lines.ts';
import { absolute, ask, askOne, changed, estimate, line, percent, rule } from './lines.ts';

describe('the baseline', () => {
  const relative = rule('auc', { maxWorse: absolute(0.01) });

  it('that does not have the model makes a first run: relative gates are not asked, absolute ones decide', () => {
    const results = ask([rule('auc', { min: 0.8, maxWorse: absolute(0.01) })], [exactly(0.7)], {
      baseline: 'first-run',
    });
    expect(results).toMatchObject([
      { kind: 'min', verdict: 'fail', blocks: true },
      {
        kind: 'max-worse',
        verdict: 'unknown',
        reason: 'not-in-baseline',
        blocks: false,
        sentence: 'auc: max-worse is not asked, since the baseline does not have delay.',
      },
    ]);
  });

  it('that does not have the model has no value to take a percentage of', () => {
    const gate = rule('auc', { maxWorse: percent(1) });
    expect(askOne(gate, line('auc'), { baseline: 'first-run' }).reason).toBe('not-in-baseline');
    expect(askOne(gate, line('auc')).reason).toBe('no-baseline');
  });

  it('of which no result is recorded is not compared, whatever the lines hold', () => {
    expect(askOne(relative, changed('auc', 0.1, 0.001), { baseline: 'missing' }).reason).toBe('no-baseline');
  });

  it('that cannot be compared says so, also where it has no value', () => {
    expect(askOne(relative, line('auc', { notComparable: 'no shared ids' }))).toMatchObject({
      reason: 'not-comparable',
      sentence: 'auc is not comparable with the baseline: no shared ids.',
    });
  });

  it('that has the model but no result blocks', () => {
    expect(askOne(relative, line('auc'), { baseline: 'missing' })).toMatchObject({
      verdict: 'unknown',
      reason: 'no-baseline',
      blocks: true,
    });
  });

  it('is not needed for a candidate without a value', () => {
    const none = line('auc', { candidate: estimate(null, { undefinedBecause: 'missing' }) });
    expect(askOne(relative, none, { baseline: 'missing' }).reason).toBe('undefined');
    expect(askOne(relative, none, { baseline: 'first-run' }).reason).toBe('not-in-baseline');
  });
});
