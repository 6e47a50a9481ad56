import { describe, expect, it } from 'vitest';
import { gateReasons } from '../../src/gates/index.ts';
import type { MetricComparison } from '../../src/metrics/types.ts';
import type { GateRule } from '../../src/project/types.ts';
import { absolute, around, ask, askOne, change, changed, estimate, line, percent, rule } from './lines.ts';

type Case = readonly [name: string, rule: Partial<GateRule>, line: MetricComparison, verdict: string, sentence: string];

const value = (number: number, half?: number): MetricComparison =>
  line('auc', { candidate: estimate(number, half === undefined ? {} : { intervals: around(number, half) }) });
/** A number that the code reported without an error. */
const point = (number: number): MetricComparison => line('auc', { candidate: estimate(number), origin: 'reported' });
const exactly = (number: number): MetricComparison => line('auc', { candidate: estimate(number, { exact: true }) });
const moved = (number: number, half: number): MetricComparison => changed('auc', number, half);
const exactChange = (number: number): MetricComparison =>
  line('auc', { baseline: estimate(0.7), change: change(number, { exact: true }) });
const reported = (number: number): MetricComparison =>
  line('auc', { baseline: estimate(0.7), change: change(number), origin: 'reported' });

const undirected = ({ better: _, ...rest }: MetricComparison): MetricComparison => rest;

const cases: readonly Case[] = [
  [
    'min',
    { min: 0.68 },
    value(0.7, 0.01),
    'pass within-limit',
    'auc is 0.700 (95 %: 0.690 to 0.710); at least 0.68 is required.',
  ],
  [
    'min',
    { min: 0.68 },
    value(0.65, 0.01),
    'fail beyond-limit',
    'auc is 0.650 (95 %: 0.640 to 0.660); at least 0.68 is required.',
  ],
  [
    'min',
    { min: 0.68 },
    value(0.675, 0.01),
    'unknown cannot-tell',
    'auc is 0.675 (95 %: 0.665 to 0.685); at least 0.68 is required: the interval reaches over the limit.',
  ],
  ['min, exact', { min: 5 }, exactly(5), 'pass within-limit', 'auc is 5.00; at least 5 is required.'],
  ['min, exact', { min: 5 }, exactly(4.9999), 'fail beyond-limit', 'auc is 4.9999; at least 5 is required.'],
  [
    'min, no interval',
    { min: 0.68 },
    point(0.7),
    'pass within-limit',
    'auc is 0.700 (no interval); at least 0.68 is required.',
  ],
  [
    'min, no interval',
    { min: 0.71 },
    point(0.7),
    'fail beyond-limit',
    'auc is 0.700 (no interval); at least 0.71 is required.',
  ],
  [
    'min, interval required',
    { min: 0.68, requireInterval: true },
    value(0.7),
    'unknown no-interval',
    'auc is 0.700 (no interval): it came without an error, so its noise is unknown.',
  ],
  [
    'min, undefined',
    { min: 0.68 },
    line('auc', { candidate: estimate(null, { undefinedBecause: 'one-class' }) }),
    'unknown undefined',
    'auc has no value: the rows have one class only.',
  ],
  ['min, NaN', { min: 0.68 }, value(Number.NaN), 'unknown undefined', 'auc has no value: it is not a finite number.'],
  [
    'min, infinite',
    { min: 0.68 },
    value(Number.POSITIVE_INFINITY),
    'unknown undefined',
    'auc has no value: it is not a finite number.',
  ],
  ['max', { max: 40 }, value(38, 1), 'pass within-limit', 'auc is 38.0 (95 %: 37.0 to 39.0); at most 40 is allowed.'],
  ['max', { max: 40 }, value(43, 2), 'fail beyond-limit', 'auc is 43.0 (95 %: 41.0 to 45.0); at most 40 is allowed.'],
  [
    'max',
    { max: 40 },
    value(39, 2),
    'unknown cannot-tell',
    'auc is 39.0 (95 %: 37.0 to 41.0); at most 40 is allowed: the interval reaches over the limit.',
  ],
  [
    'max, exact',
    { max: 5_000_000 },
    exactly(5_000_001),
    'fail beyond-limit',
    'auc is 5,000,001; at most 5,000,000 is allowed.',
  ],
  [
    'max, exact',
    { max: 5_000_000 },
    exactly(5_000_000),
    'pass within-limit',
    'auc is 5,000,000; at most 5,000,000 is allowed.',
  ],
  [
    'max-worse',
    { maxWorse: absolute(0.005) },
    moved(0.001, 0.003),
    'pass within-limit',
    'auc is within noise, better by 0.0010 (95 %: 0.0020 worse to 0.0040 better); at most 0.005 worse is allowed.',
  ],
  [
    'max-worse',
    { maxWorse: absolute(0.005) },
    moved(-0.021, 0.006),
    'fail beyond-limit',
    'auc got worse by 0.0210 (95 %: 0.0150 to 0.0270 worse); at most 0.005 worse is allowed.',
  ],
  [
    'max-worse',
    { maxWorse: absolute(0.005) },
    moved(-0.004, 0.006),
    'unknown cannot-tell',
    'auc is within noise, worse by 0.0040 (95 %: 0.0100 worse to 0.0020 better); at most 0.005 worse is allowed: the interval reaches over the limit.',
  ],
  [
    'max-worse, exact',
    { maxWorse: absolute(0) },
    exactChange(0),
    'pass within-limit',
    'auc is exactly as before; at most 0 worse is allowed.',
  ],
  [
    'max-worse, exact',
    { maxWorse: absolute(0) },
    exactChange(-1),
    'fail beyond-limit',
    'auc got worse by 1.00; at most 0 worse is allowed.',
  ],
  [
    'max-worse, no interval',
    { maxWorse: absolute(0.1) },
    reported(-0.1),
    'pass within-limit',
    'auc got worse by 0.100 (no interval); at most 0.1 worse is allowed.',
  ],
  [
    'max-worse, no interval',
    { maxWorse: absolute(0.1) },
    reported(-0.2),
    'fail beyond-limit',
    'auc got worse by 0.200 (no interval); at most 0.1 worse is allowed.',
  ],
  [
    'max-worse, interval required',
    { maxWorse: absolute(0.1), requireInterval: true },
    reported(-0.2),
    'unknown no-interval',
    'auc got worse by 0.200 (no interval): it came without an error, so its noise is unknown.',
  ],
  [
    'max-worse, %',
    { maxWorse: percent(1) },
    moved(-0.0049, 0.001),
    'pass within-limit',
    'auc got worse by 0.0049 (95 %: 0.0039 to 0.0059 worse); at most 1 % of 0.700 (0.00700) worse is allowed.',
  ],
  [
    'max-worse, %',
    { maxWorse: percent(1) },
    moved(-0.009, 0.001),
    'fail beyond-limit',
    'auc got worse by 0.0090 (95 %: 0.0080 to 0.0100 worse); at most 1 % of 0.700 (0.00700) worse is allowed.',
  ],
  [
    'min-better',
    { minBetter: absolute(0.01) },
    moved(0.03, 0.01),
    'pass within-limit',
    'auc got better by 0.030 (95 %: 0.020 to 0.040 better); at least 0.01 better is required.',
  ],
  [
    'min-better',
    { minBetter: absolute(0.01) },
    moved(0.001, 0.004),
    'fail beyond-limit',
    'auc is within noise, better by 0.0010 (95 %: 0.0030 worse to 0.0050 better); at least 0.01 better is required.',
  ],
  [
    'min-better',
    { minBetter: absolute(0.01) },
    moved(0.01, 0.004),
    'unknown cannot-tell',
    'auc got better by 0.0100 (95 %: 0.0060 to 0.0140 better); at least 0.01 better is required: the interval reaches over the limit.',
  ],
  [
    'min-better, %',
    { minBetter: percent(2) },
    moved(0.02, 0.001),
    'pass within-limit',
    'auc got better by 0.0200 (95 %: 0.0190 to 0.0210 better); at least 2 % of 0.700 (0.0140) better is required.',
  ],
  [
    'baseline 0, %',
    { maxWorse: percent(2) },
    { ...moved(0.02, 0.001), baseline: estimate(0) },
    'unknown baseline-zero',
    'auc was 0 in the baseline, and a percentage of 0 decides nothing.',
  ],
  [
    'baseline below 0, %',
    { maxWorse: percent(10) },
    { ...moved(-0.05, 0.001), baseline: estimate(-1) },
    'pass within-limit',
    'auc got worse by 0.0500 (95 %: 0.0490 to 0.0510 worse); at most 10 % of −1.00 (0.100) worse is allowed.',
  ],
  [
    'no direction',
    { maxWorse: absolute(1) },
    undirected(moved(0.02, 0.001)),
    'unknown better-unknown',
    'auc: it is not known whether higher or lower is better.',
  ],
  [
    'not comparable',
    { maxWorse: absolute(1) },
    line('auc', { baseline: estimate(0.7), notComparable: '12 ids differ' }),
    'unknown not-comparable',
    'auc is not comparable with the baseline: 12 ids differ.',
  ],
  [
    'not comparable, nobody says why',
    { maxWorse: absolute(1) },
    line('auc', { baseline: estimate(0.7) }),
    'unknown not-comparable',
    'auc is not comparable with the baseline: no common rows.',
  ],
  [
    'the baseline has no such metric',
    { maxWorse: absolute(1) },
    line('auc'),
    'unknown no-baseline',
    'auc: no result of the baseline is recorded to compare with.',
  ],
  [
    'undefined in the baseline',
    { maxWorse: absolute(1) },
    line('auc', { baseline: estimate(null, { undefinedBecause: 'zero-denominator' }) }),
    'unknown undefined',
    'auc has no value in the baseline: it divides by zero on these rows.',
  ],
  [
    'undefined in the candidate',
    { maxWorse: absolute(1) },
    line('auc', { candidate: estimate(null, { undefinedBecause: 'no-rows' }), baseline: estimate(1) }),
    'unknown undefined',
    'auc has no value: there are no rows.',
  ],
  [
    'a change that is no number',
    { maxWorse: absolute(1) },
    line('auc', { baseline: estimate(1), change: change(Number.NaN) }),
    'unknown not-comparable',
    'auc is not comparable with the baseline: no common rows.',
  ],
  [
    'an interval that is no number',
    { maxWorse: absolute(1) },
    line('auc', {
      baseline: estimate(1),
      change: change(0, { intervals: [{ level: 0.95, low: Number.NaN, high: Number.NaN }] }),
    }),
    'unknown cannot-tell',
    'auc is unchanged (95 %: NaN worse to NaN better); at most 1 worse is allowed: the interval reaches over the limit.',
  ],
];

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

describe('a number without an interval', () => {
  it('decides where it was reported, and does not where we computed it', () => {
    const gate = rule('auc', { min: 0.6, maxWorse: absolute(0.1) });
    const on = line('auc', { baseline: estimate(0.7), change: change(0) });
    expect(ask([gate], [{ ...on, origin: 'reported' }]).map((each) => each.verdict)).toEqual(['pass', 'pass']);
    expect(ask([gate], [on]).map((each) => each.reason)).toEqual(['no-interval', 'no-interval']);
  });
});

describe('levels and unknowns', () => {
  const bad = value(0.6, 0.01);
  const unclear = value(0.675, 0.01);

  it.each([
    ['fail', bad, true],
    ['warn', bad, false],
    ['info', bad, false],
    ['fail', unclear, true],
    ['warn', unclear, false],
  ] as const)('level %s', (level, on, blocks) => {
    expect(askOne(rule('auc', { min: 0.68, level }), on)).toMatchObject({ level, blocks });
  });

  it('an unknown that is allowed does not block, a fail does', () => {
    const gate = rule('auc', { min: 0.68, whenUnknown: 'allow' });
    expect(askOne(gate, unclear)).toMatchObject({ verdict: 'unknown', blocks: false });
    expect(askOne(gate, bad)).toMatchObject({ verdict: 'fail', blocks: true });
  });

  it('says how much more would decide, where that is known', () => {
    const more = (): string => 'About 1,200 more rows would decide.';
    expect(askOne(rule('auc', { min: 0.68 }), unclear, { more }).sentence).toMatch(/limit\. About 1,200 more rows/);
    expect(askOne(rule('auc', { min: 0.68 }), bad, { more }).sentence).not.toContain('more rows');
  });
});

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

it('every code that a gate may answer with is in the table', () => {
  const codes = new Set(cases.map(([, , , verdict]) => verdict.split(' ')[1] ?? ''));
  for (const code of codes) expect(Object.keys(gateReasons)).toContain(code);
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
