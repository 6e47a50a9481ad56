import { describe, expect, it } from 'vitest';
import type { Estimate, MetricComparison, Undefined } from '../../src/metrics/types.ts';
import { absolute, ask, change, changed, comparison, estimate, line, rule } from './lines.ts';

const kept = changed('accuracy', 0, 0.01, { origin: 'reported', change: change(0, { exact: true }) });
const gated = rule('accuracy', { min: 0.5 });

/** The baseline has 0.5, and the candidate nothing. */
function lost(metric: string, because: Undefined, more: Partial<MetricComparison> = {}): MetricComparison {
  const candidate: Estimate = estimate(null, { undefinedBecause: because });
  return line(metric, { origin: 'reported', candidate, baseline: estimate(0.5), ...more });
}

const about = (metric: string, results: ReturnType<typeof ask>) => results.filter((one) => one.metric === metric);

describe('a number of the baseline that the candidate does not have, and no gate asks for', () => {
  it.each([
    ['not-a-number', 'is not a number (NaN or infinite)'],
    ['text', 'is a text, not a number'],
    ['null', 'is null, not a number'],
    ['no-number', 'is a list, a truth value or a date, not a number'],
    ['missing', 'is no longer there'],
    ['outside-range', 'has no value (the reported number is impossible for a metric of this name)'],
    ['not-a-probability', 'has no value (the scores are not probabilities)'],
  ] as const)('is unknown and blocks: %s', (because, says) => {
    expect(ask([gated], [kept, lost('loss', because)])).toMatchObject([
      { metric: 'accuracy', verdict: 'pass' },
      {
        metric: 'loss',
        kind: 'kept',
        verdict: 'unknown',
        reason: 'value-lost',
        blocks: true,
        sentence: `loss ${says} (0.500 in the baseline), and no gate asks for it.`,
      },
    ]);
  });

  it('is asked once without any gates, whether or not its direction is known', () => {
    const { better: _, ...unknownWay } = lost('score', 'missing');
    const results = ask([], [kept, lost('loss', 'not-a-number'), unknownWay]);
    expect(results.map(({ metric, kind, reason, blocks }) => [metric, kind, reason, blocks])).toEqual([
      ['loss', 'kept', 'value-lost', true],
      ['score', 'kept', 'value-lost', true],
      ['accuracy', 'default', 'within-limit', false],
    ]);
  });

  it('stops nobody where the project lets unknowns pass, and stays unknown', () => {
    const [result] = about('loss', ask([gated], [kept, lost('loss', 'missing')], { whenUnknown: 'allow' }));
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'value-lost', blocks: false });
  });

  it('is told with the names that are new, of which it may be one', () => {
    const fresh = ['a', 'b', 'c', 'd'].map((name) => line(name));
    const sentences = (count: number) =>
      about('loss', ask([gated], [kept, lost('loss', 'missing'), ...fresh.slice(0, count)])).map(
        ({ sentence }) => sentence,
      );
    expect(sentences(1)).toEqual([
      'loss is no longer there (0.500 in the baseline; new here: a), and no gate asks for it.',
    ]);
    expect(sentences(4)[0]).toContain('new here: a, b, c, …)');
  });

  it('of several seeds need not be gone with all of them', () => {
    const some = lost('loss', 'missing', { candidate: estimate(null, { undefinedBecause: 'missing', seeds: 2 }) });
    expect(about('loss', ask([gated], [kept, some]))[0]?.sentence).toContain(
      'is no longer there with one of the seeds or more (0.500',
    );
  });

  it('takes no part in how many gates are asked at once', () => {
    const unclear = changed('accuracy', -0.02, 0.0195);
    const relative = rule('accuracy', { maxWorse: absolute(0) });
    const alone = ask([relative], [unclear]);
    expect(alone[0]?.verdict).toBe('fail');
    expect(about('accuracy', ask([relative], [unclear, lost('loss', 'missing')]))).toEqual(alone);
  });
});

describe('no number got lost', () => {
  const nothing = estimate(null, { undefinedBecause: 'one-class' });

  it.each([
    ['where both have none', line('loss', { candidate: nothing, baseline: nothing })],
    ['where the baseline has none', line('loss', { baseline: nothing })],
    ['where there is no baseline', line('loss', { candidate: nothing })],
    ['on a slice', lost('loss', 'too-few-rows', { slice: { column: 'origin', value: 'EWR' } })],
  ])('%s', (_, one) => {
    expect(ask([gated], [kept, one]).filter(({ kind }) => kind === 'kept')).toEqual([]);
  });

  it.each([
    ['of level info', rule('loss', { max: 1, level: 'info' }), 'loss', false],
    ['of level warn', rule('loss', { max: 1, level: 'warn' }), 'loss', false],
    ['that allows unknown', rule('loss', { max: 1, whenUnknown: 'allow' }), 'loss', false],
    ['that blocks', rule('loss', { max: 1 }), 'loss', true],
    ['in another spelling of a known metric', rule('roc_auc', { min: 0.1, level: 'info' }), 'roc-auc', false],
  ] as const)('that nobody answers for: a gate %s says what it means', (_, gate, metric, blocks) => {
    const results = ask([gated, gate], [kept, lost(metric, 'missing')]);
    expect(results.map(({ kind }) => kind)).not.toContain('kept');
    expect(results.find((one) => one.rule === gate)).toMatchObject({ verdict: 'unknown', reason: 'undefined', blocks });
  });

  it('that a gate on another name asks for', () => {
    const both = comparison([kept, lost('roc-auc', 'missing'), line('auc')]).metrics;
    const results = ask([gated, rule('auc', { min: 0.1 })], both);
    expect(about('roc-auc', results).map(({ reason }) => reason)).toEqual(['value-lost']);
  });
});
