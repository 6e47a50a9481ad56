import { describe, expect, it } from 'vitest';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { absolute, around, ask, askOne, change, changed, estimate, rule } from './lines.ts';

describe('seeds', () => {
  it('absolute gates ask the artifact that ships, relative ones the mean', () => {
    const shipped = { value: 0.6, intervals: around(0.6, 0.01) };
    const on = {
      ...changed('auc', 0.01, 0.001),
      candidate: estimate(0.8, { seeds: 3, intervals: around(0.8, 0.01), shipped }),
    };
    expect(ask([rule('auc', { min: 0.7, maxWorse: absolute(0) })], [on])).toMatchObject([
      {
        verdict: 'fail',
        sentence: 'auc is 0.600 (95 %: 0.590 to 0.610) with the first seed, which ships; at least 0.7 is required.',
      },
      { verdict: 'pass' },
    ]);
    const lost = { ...on, candidate: { ...on.candidate, shipped: { value: null, intervals: [] } } };
    expect(askOne(rule('auc', { min: 0.1 }), lost)).toMatchObject({ reason: 'undefined' });
  });

  const unsure = (metric: string, number: number, half: number): MetricComparison =>
    changed(metric, number, half, {
      change: change(number, { intervals: around(number, half), seedNoise: 'unknown' }),
    });

  it('without an estimate of their noise a relative gate cannot fail, but pass', () => {
    const gate = rule('auc', { maxWorse: absolute(0.005) });
    expect(askOne(gate, unsure('auc', -0.02, 0.001))).toMatchObject({
      verdict: 'unknown',
      reason: 'seed-noise-unknown',
      blocks: true,
      sentence:
        'auc got worse by 0.0200 (95 %: 0.0190 to 0.0210 worse); at most 0.005 worse is allowed, but one seed cannot tell this from the noise between seeds.',
    });
    expect(askOne(gate, unsure('auc', 0.02, 0.001))).toMatchObject({ verdict: 'pass' });
    expect(askOne({ ...gate, level: 'warn' }, unsure('auc', -0.02, 0.001))).toMatchObject({
      reason: 'seed-noise-unknown',
    });
  });

  it('does not make it easier for other gates to fail', () => {
    const gates = ['a', 'b'].map((metric) => rule(metric, { maxWorse: absolute(0) }));
    // `b` is broken alone, at 95 %, but not at the level of two gates.
    const b = changed('b', -0.0108, 0.01);
    const [first, second] = ask(gates, [unsure('a', -1, 0.001), b]);
    expect(first?.reason).toBe('seed-noise-unknown');
    expect(second).toMatchObject({ verdict: 'unknown', reason: 'cannot-tell' });
    expect(ask(gates, [changed('a', -1, 0.001), b])[1]).toMatchObject({ verdict: 'fail' });
  });
});

describe('seeds that gave one number, without rows', () => {
  const gate = rule('auc', { maxWorse: absolute(0.005) });
  const still = (number: number, seedNoise: 'unknown' | 'none'): MetricComparison => ({
    ...changed('auc', number, 0.001),
    origin: 'reported',
    candidate: estimate(0.7, { seeds: 3, bySeed: [0.7, 0.7, 0.7] }),
    change: change(number, { seedNoise }),
  });

  it('cannot tell a loss from noise, and are not called one seed', () => {
    expect(askOne(gate, still(-0.086, 'unknown'))).toMatchObject({
      verdict: 'unknown',
      reason: 'seed-noise-unknown',
      sentence:
        'auc got worse by 0.0860 (no interval); at most 0.005 worse is allowed, but its 3 seeds all gave the same number (does the command read `MLOPS_SEED`?), which says nothing of the noise between seeds.',
    });
  });

  it('are no less unknown with one seed, whose tolerance passes what stays within it', () => {
    const once = (number: number) => ({ ...still(number, 'unknown'), candidate: estimate(0.7) });
    expect(askOne(gate, once(-0.086))).toMatchObject({
      reason: 'seed-noise-unknown',
      sentence: expect.stringContaining('one seed cannot tell'),
    });
    expect(askOne(gate, once(-0.004))).toMatchObject({ verdict: 'pass' });
  });

  it('break a tolerance by the bare numbers, where they made one model', () => {
    expect(askOne(gate, still(-0.086, 'none'))).toMatchObject({ verdict: 'fail', reason: 'beyond-limit' });
  });

  it('pass by the bare numbers, not over rows that nobody has seen', () => {
    const { verdict, sentence } = askOne(gate, still(-0.001, 'unknown'));
    expect(verdict).toBe('pass');
    expect(sentence).toContain('by the bare numbers: how far another seed or other test rows would move it');
  });
});

describe('rows in groups', () => {
  const grouped = (groups: number, more: Partial<MetricComparison> = {}) =>
    changed('auc', 0.1, 0.01, {
      candidate: estimate(0.8, { rows: 3000, groups, intervals: around(0.8, 0.01) }),
      ...more,
    });
  const rules = [rule('auc', { min: 0.5 }), rule('auc', { maxWorse: { kind: 'absolute', value: 0.01 } })];

  it('of which there are too few answer no gate, whatever their interval says', () => {
    const results = ask(rules, [grouped(4)]);
    expect(results).toMatchObject([
      { verdict: 'unknown', reason: 'too-few-groups', blocks: true },
      { verdict: 'unknown', reason: 'too-few-groups', blocks: true },
    ]);
    expect(results[0]?.sentence).toBe('auc rests on 4 independent groups of rows: an interval needs 5 of them.');
    expect(ask(rules, [grouped(5)])).toMatchObject([{ verdict: 'pass' }, { verdict: 'pass' }]);
  });

  it('are not needed for what is known exactly', () => {
    const exact = { change: change(0, { exact: true }) };
    expect(ask(rules.slice(1), [grouped(2, exact)])).toMatchObject([{ verdict: 'pass' }]);
  });
});

describe('a pass without any spread between seeds', () => {
  const better = (seedNoise: 'unknown' | 'included') => ({
    ...changed('auc', 0.02, 0.01),
    change: change(0.02, { intervals: around(0.02, 0.01), seedNoise }),
  });

  it('stands, and its sentence says that it rests on the rows alone', () => {
    const rules = [rule('auc', { maxWorse: { kind: 'absolute', value: 0.01 } })];
    const [unknown] = ask(rules, [better('unknown')]);
    expect(unknown).toMatchObject({ verdict: 'pass', reason: 'within-limit', blocks: false });
    expect(unknown?.sentence).toContain('over these rows alone: how far another seed would move it is not known.');
    expect(ask(rules, [better('included')])[0]?.sentence).not.toContain('seed');
  });
});
