import type { MetricComparison } from '../../../src/metrics/types.ts';
import { absolute, check, gate, line, model, percent, rule } from '../fixtures.ts';

export const slices = ['JFK', 'LGA', 'EWR'].map((value) => ({ column: 'origin', value }));
export const history = [0.731, 0.733, 0.729, 0.735, 0.736, 0.734, 0.739, 0.741, 0.742];

export const metrics = (by: number, noise: number) => [
  line('roc-auc', { base: 0.7421, head: 0.7421 + by, noise }),
  line('average-precision', { base: 0.5106, head: 0.5106 + by * 1.2, noise: noise * 1.3, method: 'bootstrap' }),
  line('log-loss', { base: 0.4832, head: 0.4832 - by * 0.6, noise: noise * 0.7, better: 'lower', method: 'paired t' }),
  line('brier', { base: 0.1561, head: 0.1561 - by * 0.2, noise: noise * 0.3, better: 'lower', method: 'paired t' }),
  ...slices.map((slice, at) =>
    line('roc-auc', {
      base: 0.735 + at * 0.006,
      head: 0.735 + at * 0.006 + by,
      noise: noise * 1.8,
      slice,
      rows: 9_001 - at,
    }),
  ),
];

export const gates = [
  gate('roc-auc'),
  gate('roc-auc', { kind: 'min', rule: rule('roc-auc', { min: 0.72 }) }),
  gate('log-loss', { rule: rule('log-loss', { maxWorse: percent(1) }) }),
  ...slices.map((slice) =>
    gate('roc-auc', { slice, rule: rule('roc-auc', { by: 'origin', maxWorse: absolute(0.02) }) }),
  ),
];

export const comparison = (by: number, noise: number, more = {}) => ({
  comparison: {
    schemaVersion: 1 as const,
    model: 'delay',
    metrics: metrics(by, noise),
    attempts: 1,
    newRows: 0,
    ...more,
  },
  trend: { 'roc-auc': history },
});

export const changes = [
  { what: 'param depth', from: '6', to: '8' },
  { what: 'param features.lags', from: '[1, 2]', to: '[1, 2, 3]' },
  { what: 'package @tensorflow/tfjs-core', from: '4.21.0', to: '4.22.0' },
];

export const unchanged = { datasets: ['flights', 'weather'], models: [] };

export const worse = model({
  ...comparison(-0.0214, 0.006, { attempts: 3 }),
  gates: [
    gate('roc-auc', { verdict: 'fail', sentence: 'roc-auc fell by 0.021 [0.015, 0.027]; at most 0.005 is allowed' }),
    gate('roc-auc', {
      kind: 'min',
      rule: rule('roc-auc', { min: 0.72 }),
      verdict: 'unknown',
      sentence: 'roc-auc 0.7207 [0.7147, 0.7267] may be below 0.72; about 31,000 more rows would decide',
    }),
    gate('log-loss', {
      rule: rule('log-loss', { maxWorse: percent(1) }),
      verdict: 'fail',
      level: 'warn',
      sentence: 'log-loss rose by 2.7 %; 1 % is allowed',
    }),
    ...slices.map((slice) =>
      gate('roc-auc', {
        slice,
        rule: rule('roc-auc', { by: 'origin', maxWorse: absolute(0.02) }),
        verdict: 'unknown',
        level: 'warn',
        sentence: `roc-auc for origin = ${slice.value} may have fallen by more than 0.02`,
      }),
    ),
  ],
  plan: { decision: 'train', reasons: ['params changed: `learning-rate 0.01 → 0.3`'] },
  changes: [{ what: 'param learning-rate', from: '0.01', to: '0.3' }],
});

export const drift = {
  schemaVersion: 1 as const,
  dataset: 'flights',
  digest: 'c0ffee',
  rows: 28_330,
  files: 4,
  bytes: 3_400_000,
  columns: [],
  verdict: 'pass' as const,
  checks: Array.from({ length: 34 }, (_, at) => check(`check-${at}`)),
};

/** Both sides predict the same on every row. */
export function same(one: MetricComparison): MetricComparison {
  const none = { level: 0.95, low: 0, high: 0 };
  const change = {
    value: 0,
    intervals: [none],
    exact: true,
    paired: true,
    seedNoise: 'none' as const,
    standardError: { rows: 0, seeds: 0 },
  };
  return { ...one, baseline: one.candidate, change, method: 'identical predictions' };
}

/** What reviewers meet most, as the use cases would hand it to the report. */
