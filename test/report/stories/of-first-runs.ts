import type { ReportParts } from '../../../src/report/types.ts';
import { gate, line, parts, rule, run } from '../fixtures.ts';

/** A model that the base does not have. */
export const storiesOfFirstRuns: Readonly<Record<string, ReportParts>> = {
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
};
