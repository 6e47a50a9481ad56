import { describe, expect, it } from 'vitest';
import { cases } from './judged-lines.ts';
import { absolute, around, ask, askOne, changed, estimate, line, rule } from './lines.ts';

describe('a rule about one line', () => {
  it.each(cases)('%s %o', (_, about, on, verdict, sentence) => {
    const result = askOne(rule('auc', about), on);
    expect(`${result.verdict} ${result.reason}`).toBe(verdict);
    expect(result.sentence).toBe(sentence);
    expect(result.blocks).toBe(result.verdict !== 'pass');
    expect(result.level).toBe('fail');
  });

  it('is judged by an interval of 95 %, not by whichever stands first', () => {
    const intervals = [...around(0.7, 0.03, 3)].reverse();
    expect(askOne(rule('auc', { min: 0.6699 }), line('auc', { candidate: estimate(0.7, { intervals }) })).verdict).toBe(
      'pass',
    );
    expect(askOne(rule('auc', { min: 0.671 }), line('auc', { candidate: estimate(0.7, { intervals }) })).verdict).toBe(
      'unknown',
    );
  });

  it('does not take a narrower interval for one of 95 %', () => {
    const on = line('auc', { candidate: estimate(0.7, { intervals: [{ level: 0.9, low: 0.69, high: 0.71 }] }) });
    expect(askOne(rule('auc', { min: 0.6 }), on).reason).toBe('cannot-tell');
    expect(askOne(rule('auc', { min: 0.8 }), on).reason).toBe('cannot-tell');
  });

  it('with several limits is several questions', () => {
    const on = changed('auc', 0.01, 0.001, { candidate: estimate(0.71, { intervals: around(0.71, 0.01) }) });
    const results = ask([rule('auc', { min: 0.9, max: 1, maxWorse: absolute(0.1), minBetter: absolute(0) })], [on]);
    expect(results.map((each) => [each.kind, each.verdict])).toEqual([
      ['min', 'fail'],
      ['max', 'pass'],
      ['max-worse', 'pass'],
      ['min-better', 'pass'],
    ]);
  });

  it('finds a metric by another spelling of its name, the exact one first', () => {
    const [found] = ask(
      [rule('roc-auc', { min: 0.6 })],
      [line('roc_auc', { candidate: estimate(0.7, { exact: true }) })],
    );
    expect(found).toMatchObject({
      metric: 'roc-auc',
      verdict: 'pass',
      sentence: 'roc_auc is 0.700; at least 0.6 is required.',
    });
    const both = [
      line('roc_auc', { candidate: estimate(0.1) }),
      line('roc-auc', { candidate: estimate(0.7, { exact: true }) }),
    ];
    expect(ask([rule('roc-auc', { min: 0.6 })], both).map((each) => each.verdict)).toEqual(['pass']);
  });

  it('says what there is where its metric is missing', () => {
    expect(askOne(rule('f1', { min: 0.6 }), line('auc'))).toMatchObject({
      verdict: 'unknown',
      reason: 'metric-missing',
      blocks: true,
      sentence: 'f1 was neither computed nor reported; there are auc.',
    });
    expect(ask([rule('f1', { max: 0.6 })], [])).toMatchObject([
      { kind: 'max', sentence: 'f1 was neither computed nor reported; there is no metric at all.' },
    ]);
    const sliced = line('auc', { slice: { column: 'origin', value: 'JFK' } });
    expect(askOne(rule('auc', { minBetter: absolute(0) }), sliced)).toMatchObject({
      kind: 'min-better',
      reason: 'metric-missing',
      sentence: 'auc was computed on slices only, not on all rows.',
    });
  });
});
