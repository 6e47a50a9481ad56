import type { ReportParts } from '../../../src/report/types.ts';
import { gate, line, loosened, model, parts, percent, rule, run } from '../fixtures.ts';
import { changes, comparison, gates, unchanged, worse } from './common.ts';

/** A model that was trained again, or not. */
export const storiesOfModels: Readonly<Record<string, ReportParts>> = {
  better: parts({ models: [model({ ...comparison(0.0192, 0.005), gates, changes })], untouched: unchanged }),
  worse: parts({ models: [worse], untouched: unchanged }),
  'nothing-to-run': parts({
    untouched: {
      models: ['delay'],
      datasets: ['flights', 'weather'],
      because: 'only documentation changed (`README.md`, `docs/model.md`)',
    },
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
