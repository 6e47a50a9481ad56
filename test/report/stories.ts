import type { MetricComparison } from '../../src/metrics/types.ts';
import type { ReportParts } from '../../src/report/types.ts';
import { absolute, bell, check, column, gate, line, loosened, model, parts, percent, rule, run } from './fixtures.ts';

const slices = ['JFK', 'LGA', 'EWR'].map((value) => ({ column: 'origin', value }));
const history = [0.731, 0.733, 0.729, 0.735, 0.736, 0.734, 0.739, 0.741, 0.742];

const metrics = (by: number, noise: number) => [
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

const gates = [
  gate('roc-auc'),
  gate('roc-auc', { kind: 'min', rule: rule('roc-auc', { min: 0.72 }) }),
  gate('log-loss', { rule: rule('log-loss', { maxWorse: percent(1) }) }),
  ...slices.map((slice) =>
    gate('roc-auc', { slice, rule: rule('roc-auc', { by: 'origin', maxWorse: absolute(0.02) }) }),
  ),
];

const comparison = (by: number, noise: number, more = {}) => ({
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

const changes = [
  { what: 'param depth', from: '6', to: '8' },
  { what: 'param features.lags', from: '[1, 2]', to: '[1, 2, 3]' },
  { what: 'package @tensorflow/tfjs-core', from: '4.21.0', to: '4.22.0' },
];

const unchanged = { datasets: ['flights', 'weather'], models: [] };

const worse = model({
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

const drift = {
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
function same(one: MetricComparison): MetricComparison {
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
export const stories: Readonly<Record<string, ReportParts>> = {
  better: parts({ models: [model({ ...comparison(0.0192, 0.005), gates, changes })], untouched: unchanged }),
  worse: parts({ models: [worse], untouched: unchanged }),
  'nothing-to-run': parts({
    untouched: {
      models: ['delay'],
      datasets: ['flights', 'weather'],
      because: 'only documentation changed (`README.md`, `docs/model.md`)',
    },
  }),
  'data-broken': parts({
    datasets: [
      {
        dataset: 'flights',
        problems: [],
        report: {
          ...drift,
          rows: 27_104,
          verdict: 'fail',
          checks: [
            ...drift.checks,
            check('unique', {
              column: 'key',
              verdict: 'fail',
              reason: 'duplicate-key',
              sentence: '`day`, `flight`: 100 of 27,104 rows repeat a key',
              rows: { checked: 27_104, nulls: 0, skipped: 0, failed: 100 },
              examples: [{ day: '3', flight: '1545' }],
            }),
            check('values', {
              column: 'origin',
              verdict: 'fail',
              reason: 'value-not-allowed',
              sentence: '`origin`: 12 of 27,104 rows have a value outside JFK, LGA, EWR: `PHL`',
              rows: { checked: 27_104, nulls: 0, skipped: 0, failed: 12 },
              examples: [{ day: '3', flight: '1545' }],
            }),
            check('nulls', {
              column: 'temp',
              verdict: 'fail',
              reason: 'too-many-nulls',
              sentence: '`temp`: 4,065 of 27,104 rows are null (15 %); at most 1 % is allowed',
              rows: { checked: 27_104, nulls: 4065, skipped: 0, failed: 4065 },
            }),
            check('max', {
              column: 'distance',
              verdict: 'fail',
              reason: 'above-max',
              sentence:
                '`distance`: 8,120 of 27,104 rows are above 5,000 (largest 7,971 – kilometres instead of miles?)',
              rows: { checked: 27_104, nulls: 0, skipped: 0, failed: 8120 },
            }),
            check('where', {
              name: 'a flight arrives after it departs',
              verdict: 'fail',
              level: 'warn',
              reason: 'rows-break-rule',
              sentence: '3 of 27,104 rows break the rule',
              rows: { checked: 27_104, nulls: 0, skipped: 0, failed: 3 },
            }),
          ],
        },
      },
      { dataset: 'weather', note: 'unchanged since `1a2b3c4d5e6f`, not read', problems: [] },
    ],
    untouched: { models: [], datasets: [] },
  }),
  'drift-and-loss': parts({
    models: [
      {
        ...worse,
        plan: { decision: 'train', reasons: ['data changed: flights (4 files, 28,330 rows)'] },
        changes: [{ what: 'data flights', from: '11d011d0 (27,004 rows)', to: 'c0ffee00 (28,330 rows)' }],
        comparison: { schemaVersion: 1, model: 'delay', metrics: metrics(-0.0214, 0.006), attempts: 1, newRows: 1204 },
      },
    ],
    datasets: [
      {
        dataset: 'flights',
        problems: [],
        report: drift,
        diff: {
          dataset: 'flights',
          base: { digest: '11d0', rows: 27_004 },
          head: { digest: 'c0ffee', rows: 28_330 },
          added: [],
          removed: [],
          retyped: [],
          verdict: 'fail',
          checks: [],
          columns: [
            column('temp', {
              sentence: '`temp` moved by 0.62 standard deviations (limit 0.1): mean 38.2 → 52.9',
              histogram: bell(5, 9, (cell) => String(10 + cell * 5)),
            }),
            column('dep_delay', {
              sentence: '`dep_delay` moved by 0.14 standard deviations (limit 0.1): mean 11.4 → 15.3',
              statistics: [{ statistic: 'wasserstein', value: 0.14, limit: 0.1, noise: 0.012 }],
              histogram: bell(4, 5, (cell) => String(cell * 10)),
            }),
            column('carrier', {
              kind: 'categorical',
              state: 'changed',
              sentence: '`carrier` changed',
              statistics: [{ statistic: 'l-infinity', value: 0.008, limit: 0.02, noise: 0.004 }],
              histogram: ['UA', 'B6', 'EV', 'DL'].map((label, at) => ({
                label,
                base: 0.4 - at * 0.1,
                head: 0.38 - at * 0.09,
              })),
            }),
            column('origin', { kind: 'categorical', state: 'same', histogram: [] }),
          ],
        },
      },
    ],
    untouched: { models: [], datasets: ['weather'] },
  }),
  // The next month's rows, the same model: no training moved the numbers.
  'rows-alone': parts({
    models: [
      {
        ...worse,
        plan: { decision: 'evaluate', reasons: ['inputs unchanged: reuses run `9b2f6c1e77a0`'] },
        candidate: run(),
        baseline: run(),
        changes: [],
        comparison: {
          schemaVersion: 1,
          model: 'delay',
          attempts: 1,
          newRows: 6820,
          metrics: [line('roc-auc', { head: 0.6648 }), line('log-loss', { head: 0.5273, better: 'lower' })].map(same),
        },
        testRows: {
          dataset: 'holdout',
          rows: { base: 19_515, known: 19_515, arrived: 6820, gone: 0, changed: 0 },
          columns: [],
          added: [],
          effect: [
            { metric: 'roc-auc', from: 0.69892, to: 0.66476 },
            { metric: 'log-loss', from: 0.49216, to: 0.52729 },
          ],
          onArrived: [],
          onVouched: [],
        },
        gates: [
          gate('roc-auc', {
            kind: 'min',
            rule: rule('roc-auc', { min: 0.68 }),
            verdict: 'fail',
            reason: 'beyond-limit',
            sentence: 'roc-auc is 0.6648 (95 %: 0.6570 to 0.6726); at least 0.68 is required.',
          }),
          gate('roc-auc'),
        ],
      },
    ],
    untouched: { models: [], datasets: ['flights'] },
  }),
  // Half of the test rows have the label in a column now: better on all rows, worse on those that the base vouches for.
  'changed-rows': parts({
    models: [
      {
        ...worse,
        comparison: {
          schemaVersion: 1,
          model: 'delay',
          attempts: 1,
          newRows: 0,
          metrics: [line('roc-auc', { base: 0.742, head: 0.931 })],
        },
        testRows: {
          dataset: 'holdout',
          rows: { base: 27_004, known: 26_900, arrived: 0, gone: 104, changed: 13_450 },
          columns: [
            { name: 'dewp', rows: 13_450 },
            { name: 'temp', rows: 12 },
          ],
          added: ['gate_code'],
          effect: [{ metric: 'roc-auc', from: 0.74212, to: 0.74198 }],
          onArrived: [],
          onVouched: [{ metric: 'roc-auc', base: 0.74205, head: 0.70311 }],
        },
        gates: [
          gate('roc-auc', {
            verdict: 'fail',
            blocks: true,
            reason: 'beyond-limit',
            on: 'vouched-rows',
            sentence:
              'On the 13,450 test rows that are as the base has them: roc-auc got worse by 0.039 (95 %: 0.031 to 0.047 worse); at most 0.005 worse is allowed.',
          }),
        ],
      },
    ],
    untouched: { models: [], datasets: ['flights'] },
  }),
  'not-trained': parts({
    models: [
      {
        model: 'delay',
        plan: { decision: 'train', reasons: ['data changed: flights'] },
        gates: [],
        changes: [],
        trend: {},
        problems: [{ reason: 'data-failed', message: 'not trained, because `flights` breaks its contract.' }],
      },
    ],
    untouched: { models: [], datasets: ['weather'] },
  }),
  'loosened-gate': parts({
    models: [
      { ...worse, plan: { decision: 'reuse', reasons: ['reuses run `9b2f6c1e77a0`, trained for `4f3c2a1b0d`'] } },
    ],
    policy: [loosened],
    untouched: unchanged,
  }),
  'cannot-tell': parts({
    project: 'penguins',
    models: [
      model({
        model: 'species',
        comparison: {
          schemaVersion: 1,
          model: 'species',
          attempts: 1,
          newRows: 0,
          metrics: [
            line('accuracy', { base: 0.971, head: 0.957, noise: 0.041, rows: 69, method: 'Newcombe 10' }),
            line('mcc', { base: 0.953, head: 0.931, noise: 0.066, rows: 69, method: 'bootstrap' }),
            line('recall', { base: null, head: null, rows: 0, slice: { column: 'island', value: 'Torgersen' } }),
          ],
        },
        gates: [
          gate('accuracy', {
            model: 'species',
            rule: rule('accuracy', { maxWorse: percent(2) }),
            verdict: 'unknown',
            sentence:
              'accuracy fell by 0.014 [−0.027, 0.055], at most 2 % is allowed: 69 rows cannot tell, about 420 more would',
          }),
          gate('mcc', { model: 'species', kind: 'min', rule: rule('mcc', { min: 0.8 }) }),
          gate('recall', {
            model: 'species',
            slice: { column: 'island', value: 'Torgersen' },
            rule: rule('recall', { by: 'island', maxWorse: percent(5), whenUnknown: 'allow' }),
            verdict: 'unknown',
            blocks: false,
            sentence: 'recall is undefined for island = Torgersen: no rows',
          }),
        ],
      }),
    ],
    untouched: { models: [], datasets: ['penguins'] },
  }),
  'training-failed': parts({
    models: [
      {
        model: 'delay',
        plan: { decision: 'train', reasons: ['code changed: `train.js`'] },
        baseline: model().baseline ?? run(),
        gates: [],
        changes: [],
        trend: {},
        log: "epoch 1/8 loss 0.512\nepoch 2/8 loss 0.498\nTypeError: Cannot read properties of undefined (reading 'shape')\n    at fit (train.js:41:18)\n    at main (train.js:12:3)\n",
        problems: [
          {
            reason: 'training-command-failed',
            message:
              "the training command ended with exit code 1 after 12 s: TypeError: Cannot read properties of undefined (reading 'shape')",
            remedy: 'The whole log is in `.mlops/runs/delay/9b2f6c1e/log.txt`; `mlops train delay` runs it again.',
          },
        ],
      },
      model({
        model: 'cancelled-flights',
        plan: { decision: 'reuse', reasons: ['nothing that it depends on changed'] },
        candidate: run(),
        baseline: run(),
      }),
    ],
    untouched: { models: [], datasets: ['flights', 'weather'] },
  }),
  'first-run': parts({
    commits: {
      candidate: { sha: '4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a', subject: 'First model', kind: 'branch-head' },
    },
    models: [
      {
        model: 'delay',
        plan: { decision: 'first-run', reasons: ['the base has no model `delay`'] },
        candidate: run(),
        comparison: {
          schemaVersion: 1,
          model: 'delay',
          metrics: [
            line('roc-auc', { head: 0.7421, noise: 0.0061 }),
            line('log-loss', { head: 0.4832, noise: 0.0042, better: 'lower', method: 'paired t' }),
          ],
          attempts: 1,
          newRows: 27_004,
        },
        gates: [
          gate('roc-auc', { kind: 'min', rule: rule('roc-auc', { min: 0.72 }) }),
          gate('roc-auc', { verdict: 'unknown', blocks: false, reason: 'not-in-baseline' }),
        ],
        changes: [],
        trend: {},
        problems: [],
      },
    ],
  }),
  'first-run-unjudged': parts({
    commits: {
      candidate: { sha: '4f3c2a1b0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a', subject: 'First model', kind: 'branch-head' },
    },
    models: [
      {
        model: 'delay',
        plan: { decision: 'first-run', reasons: ['the base has no model `delay`'] },
        candidate: run(),
        comparison: {
          schemaVersion: 1,
          model: 'delay',
          metrics: [
            line('roc-auc', { head: 0.7421, noise: 0.0061 }),
            line('log-loss', { head: 0.4832, noise: 0.0042, better: 'lower', method: 'paired t' }),
          ],
          attempts: 1,
          newRows: 27_004,
        },
        gates: ['roc-auc', 'log-loss'].map((metric) =>
          gate(metric, {
            kind: 'default',
            rule: rule(metric),
            verdict: 'unknown',
            blocks: false,
            reason: 'not-in-baseline',
          }),
        ),
        changes: [],
        trend: {},
        problems: [],
      },
    ],
  }),
  'two-models': parts({
    models: [
      model({ ...comparison(0.0192, 0.005), gates, changes }),
      model({
        model: 'price',
        comparison: {
          schemaVersion: 1,
          model: 'price',
          metrics: [
            line('rmse', { base: 1284.2, head: 1291.7, noise: 4.1, better: 'lower', method: 'influence function' }),
            line('r2', { base: 0.8123, head: 0.8101, noise: 0.0031, method: 'influence function' }),
          ],
          attempts: 1,
          newRows: 0,
        },
        gates: [gate('rmse', { model: 'price', rule: rule('rmse', { maxWorse: percent(2) }) })],
      }),
      model({
        model: 'cancelled',
        plan: { decision: 'reuse', reasons: ['nothing that it depends on changed'] },
        candidate: run(),
        baseline: run(),
      }),
    ],
    untouched: unchanged,
  }),
};
