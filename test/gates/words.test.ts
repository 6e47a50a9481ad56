import { describe, expect, it } from 'vitest';
import { countBlocking } from '../../src/gates/index.ts';
import type { MetricComparison } from '../../src/metrics/types.ts';
import { absolute, around, ask, askOne, change, changed, estimate, line, model, percent, rule } from './lines.ts';

const said = (more: Parameters<typeof rule>[1], about: MetricComparison): string =>
  askOne(rule('auc', more), about).sentence;

describe('an interval in words', () => {
  const withInterval = (value: number, low: number, high: number): MetricComparison =>
    line('auc', {
      baseline: estimate(0.7),
      change: change(value, { intervals: [{ level: 0.95, low, high }] }),
    });

  it.each([
    [-0.01, -0.02, 0, 'got worse by 0.010 (95 %: 0.000 to 0.020 worse)'],
    [0.01, 0, 0.02, 'got better by 0.010 (95 %: 0.000 to 0.020 better)'],
    [0, -0.01, 0.01, 'is unchanged (95 %: 0.010 worse to 0.010 better)'],
  ])('of %d from %d to %d', (value, low, high, words) => {
    expect(said({ maxWorse: absolute(0.5) }, withInterval(value, low, high))).toContain(words);
  });

  it('is the one at 95 %, wherever it stands', () => {
    const intervals = [...around(0.7, 0.01)].reverse();
    expect(said({ min: 0.6 }, line('auc', { candidate: estimate(0.7, { intervals }) }))).toContain(
      '(95 %: 0.690 to 0.710)',
    );
  });

  it('has the decimals that tell its ends from the limit', () => {
    const close = { candidate: estimate(0.7, { intervals: [{ level: 0.95, low: 0.59996, high: 0.80004 }] }) };
    expect(said({ min: 0.6 }, line('auc', close))).toContain('auc is 0.70000 (95 %: 0.59996 to 0.80004)');
    const hair = { candidate: estimate(0.7, { intervals: [{ level: 0.95, low: 0.6 - 1e-9, high: 0.8 }] }) };
    expect(said({ min: 0.6 }, line('auc', hair))).toContain('auc is 0.70000 (95 %: 0.60000 to 0.80000)');
    const fine = { candidate: estimate(0.70000001, { exact: true }) };
    expect(said({ min: 0.7 }, line('auc', fine))).toContain('auc is 0.700000;');
  });
});

describe('a limit in words', () => {
  it.each([
    [{ min: 1 }, 'at least 1 is required'],
    [{ min: 0.5 }, 'at least 0.5 is required'],
    [{ max: 1e-7 }, 'at most 1.00e−7 is allowed'],
    [{ max: 2.5e-7 }, 'at most 2.50e−7 is allowed'],
    [{ min: 1.5e21 }, 'at least 1.50e+21 is required'],
    [{ maxWorse: percent(2) }, 'at most 2 % of 0.700 (0.0140) worse is allowed'],
    [{ minBetter: absolute(0.02) }, 'at least 0.02 better is required'],
  ])('%j', (limit, words) => {
    const candidate = estimate(0.8, { exact: true });
    expect(said(limit, changed('auc', 0.1, 0.001, { candidate }))).toContain(words);
  });
});

describe('a value that is missing', () => {
  const gone = { value: null, intervals: [] };
  const on = (candidate: object, baseline: number | null): MetricComparison =>
    line('auc', {
      candidate: estimate(0.7, candidate),
      baseline: estimate(baseline, baseline === null ? { undefinedBecause: 'one-class' } : {}),
    });

  it('is the one of the seed that ships for an absolute limit', () => {
    for (const limit of [{ min: 0.6 }, { max: 0.6 }]) {
      expect(said(limit, on({ shipped: gone }, null))).toBe('auc has no value: it is not a finite number.');
    }
  });

  it('is the one of the baseline for a relative limit, whatever ships', () => {
    expect(said({ maxWorse: absolute(0) }, on({ shipped: gone }, null))).toBe(
      'auc has no value in the baseline: the rows have one class only.',
    );
  });
});

describe('a metric that is missing', () => {
  it('is answered with what is there', () => {
    expect(askOne(rule('custom', { min: 1 }), line('other')).sentence).toBe(
      'custom was neither computed nor reported; there are other.',
    );
    expect(ask([rule('custom', { min: 1 })], [line('a'), line('b'), line('a')])[0]?.sentence).toMatch(
      /there are a, b\.$/,
    );
  });

  it('is not another one whose name is unknown as well', () => {
    expect(askOne(rule('custom', { min: 0.1 }), line('other'))).toMatchObject({
      reason: 'metric-missing',
      blocks: true,
    });
    const exact = line('roc-auc', { candidate: estimate(0.7, { exact: true }) });
    expect(ask([rule('roc_auc', { min: 0.6 })], [line('other'), exact])).toMatchObject([{ verdict: 'pass' }]);
  });

  it.each([
    [{ min: 1, max: 2 }, 'min'],
    [{ max: 2, maxWorse: absolute(0) }, 'max'],
    [{ minBetter: absolute(0) }, 'min-better'],
    [{ maxWorse: absolute(0) }, 'max-worse'],
  ])('is unknown for %j as %s', (limit, kind) => {
    expect(ask([rule('auc', limit)], [])).toMatchObject([{ kind, verdict: 'unknown' }]);
  });
});

describe('slices that are too small', () => {
  const on = (value: string, rows: number, more: object = {}): MetricComparison =>
    line('auc', { slice: { column: 'origin', value }, candidate: estimate(0.5, { rows, exact: true, ...more }) });
  const by = rule('auc', { by: 'origin', min: 0.6 });

  it('are named by the largest, in whatever order they come', () => {
    for (const rows of [
      [3, 9, 5],
      [9, 5, 3],
      [3, 5, 9],
      [5, 9, 3],
    ]) {
      const sentence = ask(
        [by],
        rows.map((count) => on(`of ${count}`, count)),
      )[0]?.sentence;
      expect(sentence).toContain('the largest, of 9, has 9 rows');
    }
  });

  it('need more than the rule asks for where the metric cannot be computed', () => {
    const lost = on('LGA', 30, { value: null, undefinedBecause: 'too-few-rows' });
    expect(ask([by], [lost, on('JFK', 40)])[0]?.sentence).toBe(
      'auc of origin LGA has 30 rows; more are needed to compute it.',
    );
  });
});

describe('one seed', () => {
  it('is blamed only where its limit would be broken among all gates', () => {
    const half = 0.01;
    const unsure = changed('a', -0.0108, half, {
      change: change(-0.0108, { intervals: around(-0.0108, half), seedNoise: 'unknown' }),
    });
    const gates = ['a', 'b'].map((metric) => rule(metric, { maxWorse: absolute(0) }));
    expect(ask(gates, [unsure, changed('b', 0.02, 0.01)])[0]?.reason).toBe('cannot-tell');
    expect(ask(gates.slice(0, 1), [unsure])[0]?.reason).toBe('seed-noise-unknown');
  });
});

describe('the number of questions that can block', () => {
  const count = (rules: Parameters<typeof model>[0]): number => countBlocking(model(rules), new Map([['o', 3]]), 7);

  it('is that of the metrics where there is no gate', () => {
    expect(count([])).toBe(7);
  });

  it('is that of the limits, on every value of a column', () => {
    expect(count([rule('a', { min: 1 })])).toBe(1);
    expect(count([rule('a', { min: 1, max: 2, maxWorse: absolute(0), minBetter: absolute(0) })])).toBe(4);
    expect(count([rule('a', { min: 1 }), rule('b', { min: 1, max: 2, by: 'o' })])).toBe(7);
    expect(count([rule('a', { min: 1, by: 'unseen' })])).toBe(1);
    expect(count([rule('a', { min: 1, level: 'warn' }), rule('a', { min: 1, level: 'info' })])).toBe(0);
  });
});
