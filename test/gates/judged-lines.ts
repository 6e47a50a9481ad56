import type { MetricComparison } from '../../src/metrics/types.ts';
import type { GateRule } from '../../src/project/types.ts';
import { absolute, around, change, changed, estimate, line, percent } from './lines.ts';

export type Case = readonly [
  name: string,
  rule: Partial<GateRule>,
  line: MetricComparison,
  verdict: string,
  sentence: string,
];

export const value = (number: number, half?: number): MetricComparison =>
  line('auc', { candidate: estimate(number, half === undefined ? {} : { intervals: around(number, half) }) });

/** A number that the code reported without an error. */
export const point = (number: number): MetricComparison =>
  line('auc', { candidate: estimate(number), origin: 'reported' });

export const exactly = (number: number): MetricComparison =>
  line('auc', { candidate: estimate(number, { exact: true }) });

export const moved = (number: number, half: number): MetricComparison => changed('auc', number, half);

export const exactChange = (number: number): MetricComparison =>
  line('auc', { baseline: estimate(0.7), change: change(number, { exact: true }) });

export const reported = (number: number): MetricComparison =>
  line('auc', { baseline: estimate(0.7), change: change(number), origin: 'reported' });

/** Both sides report a value, and the training read other data. */
export const onOtherData: MetricComparison = line('auc', {
  origin: 'reported',
  baseline: estimate(0.6),
  notComparable: 'training reports it, and its data changed (train)',
  otherData: ['train'],
});

export const undirected = ({ better: _, ...rest }: MetricComparison): MetricComparison => rest;

export const cases: readonly Case[] = [
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
    'min, interval required, several equal seeds',
    { min: 0.68, requireInterval: true },
    line('auc', { candidate: estimate(0.7, { seeds: 3 }) }),
    'unknown no-interval',
    'auc is 0.700 (no interval): it came without an error, and its 3 seeds gave the same model (does the command read `MLOPS_SEED`?), so its noise is unknown.',
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
    'reported on other data',
    { maxWorse: absolute(1) },
    onOtherData,
    'unknown data-changed',
    'auc went from 0.600 to 0.700 as two trainings on different data report it (train changed): whether the model got better or worse, or the rows got others, is not known.',
  ],
  [
    'a value on other data',
    { min: 0.6 },
    onOtherData,
    'pass within-limit',
    'auc is 0.700 (no interval); at least 0.6 is required.',
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
