import type { ReportParts } from '../../../src/report/types.ts';
import { bell, check, column, gate, line, parts, rule, run } from '../fixtures.ts';
import { drift, metrics, same, slices, worse } from './common.ts';

/** One model on the rows of March, and on those with April. */
const nextMonth = [
  { metric: 'roc-auc', from: 0.69892, to: 0.66476, noise: 0.0078 },
  { metric: 'log-loss', from: 0.49216, to: 0.52729, noise: 0.0061, better: 'lower' as const },
  { metric: 'average-precision', from: 0.41877, to: 0.43312, noise: 0.011 },
  { metric: 'brier', from: 0.15894, to: 0.17403, noise: 0.0024, better: 'lower' as const },
  { metric: 'accuracy', from: 0.78125, to: 0.75316, noise: 0.0052 },
  { metric: 'recall', from: 0.1802, to: 0.1711, noise: 0.0098 },
  { metric: 'ece', from: 0.0181, to: 0.0562, noise: 0.0049, better: 'lower' as const },
];

/** Data or test rows that changed. */
export const storiesOfData: Readonly<Record<string, ReportParts>> = {
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
              path: ['datasets', 'flights', 'key'],
              place: { file: 'mlops.yaml', line: 9, column: 5 },
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
              path: ['datasets', 'flights', 'columns', 'temp', 'nulls'],
              place: { file: 'mlops.yaml', line: 14, column: 9, branch: 'main' },
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
  // Next month's rows: nothing was trained, so all that moved is what the rows do to one and the same model.
  'next-month': parts({
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
          cluster: ['day'],
          groups: 112,
          metrics: [
            ...nextMonth.map(({ metric, to, ...more }) => line(metric, { head: to, ...more, groups: 112 })),
            ...slices.map((slice, at) =>
              line('roc-auc', { head: 0.66 + at * 0.004, noise: 0.014, slice, rows: 8800 - at, groups: 112 - at }),
            ),
          ].map(same),
        },
        testRows: {
          dataset: 'holdout',
          rows: { base: 19_515, known: 19_515, arrived: 6820, gone: 0, changed: 0 },
          columns: [],
          added: [],
          effect: nextMonth.map(({ metric, from, to }) => ({ metric, from, to })),
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
          gate('log-loss'),
          ...slices.map((slice) => gate('roc-auc', { slice, rule: rule('roc-auc', { by: 'origin' }) })),
        ],
      },
    ],
    datasets: [
      {
        dataset: 'holdout',
        problems: [],
        report: { ...drift, dataset: 'holdout', rows: 26_335, files: 12 },
        diff: {
          dataset: 'holdout',
          base: { digest: 'aa11', rows: 19_515 },
          head: { digest: 'bb22', rows: 26_335 },
          added: [],
          removed: [],
          retyped: [],
          verdict: 'fail',
          columns: [
            column('temp', { sentence: '`temp` moved by 0.42 standard deviations (limit 0.1): mean 43.1 → 51.2' }),
            column('dewp', { state: 'changed', level: 'warn', sentence: '`dewp` changed within its limit' }),
          ],
          checks: [],
        },
        files: {
          added: Array.from({ length: 6 }, (_, at) => `data/2013-04-0${at + 1}.parquet`),
          changed: ['data/2013-03-31.parquet'],
          removed: [],
          same: 5,
        },
      },
    ],
    untouched: { models: [], datasets: ['train'] },
  }),
};
