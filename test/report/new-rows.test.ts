import { describe, expect, it } from 'vitest';
import { composeReport, parseReport } from '../../src/report/index.ts';
import { lossOnNewRows, newRowsText } from '../../src/report/new-rows.ts';
import type { ModelReport, OnNewRows } from '../../src/report/types.ts';
import { gate } from './fixtures.ts';
import { stories } from './stories.ts';

const onNewRows: OnNewRows = {
  dataset: 'holdout',
  rows: { known: 40_811, arrived: 13_114 },
  metrics: [
    {
      metric: 'roc-auc',
      better: 'higher',
      known: 0.6374,
      arrived: 0.6443,
      change: 0.0069,
      interval: { level: 0.95, low: -0.0657, high: 0.0795 },
    },
    {
      metric: 'log-loss',
      better: 'lower',
      known: 0.40451,
      arrived: 0.66818,
      change: -0.26367,
      interval: { level: 0.95, low: -0.36842, high: -0.15892 },
    },
  ],
};

const story = stories['rows-alone'] ?? expect.fail();
const [model] = story.models;
const lost = { ...(model ?? expect.fail()), gates: [gate('roc-auc')], onNewRows };
const of = (given: OnNewRows | undefined) => ({ onNewRows: given }) as ModelReport;

describe('the base’s own model on new test rows', () => {
  it('is one sentence of plain differences, with what they say', () => {
    expect(newRowsText(of(onNewRows))).toBe(
      'The base’s own model on the 13,114 new rows of `holdout` alone, against the 40,811 that the base knows: ' +
        'roc-auc 0.637 → 0.644, +0.007 [−0.066, 0.080] (within noise); ' +
        'log-loss 0.40 → 0.67, +0.26 [0.16, 0.37] (worse).',
    );
  });

  it('is news where it is worse beyond chance', () => {
    expect(lossOnNewRows(of(onNewRows))).toBe(
      'worse on the 13,114 new test rows: log-loss 0.40 → 0.67, +0.26 [0.16, 0.37]',
    );
    expect(lossOnNewRows(of({ ...onNewRows, metrics: onNewRows.metrics.slice(0, 1) }))).toBeUndefined();
    expect(lossOnNewRows(of(undefined))).toBeUndefined();
  });

  it('is in the headline beside a model that its gates let pass, and in what the report keeps', () => {
    const report = composeReport({ ...story, models: [lost] }, () => 'pass');
    expect(report.headline).toContain(
      'the base’s own model is worse on the 13,114 new test rows: log-loss 0.40 → 0.67',
    );
    expect(parseReport(JSON.stringify(report)).models[0]?.onNewRows).toEqual(onNewRows);
  });

  it('follows drifted data in the headline', () => {
    const drifted = stories['drift-and-loss']?.datasets ?? expect.fail();
    const { headline } = composeReport({ ...story, datasets: drifted, models: [lost] }, () => 'pass');
    expect(headline).toMatch(
      /^Data `flights` drifted: .*; also the base’s own `delay` is worse on the 13,114 new test rows/,
    );
  });

  it('says nothing of a metric without an interval but its values', () => {
    const [first] = onNewRows.metrics;
    const { interval: _, ...bare } = first ?? expect.fail();
    expect(newRowsText(of({ ...onNewRows, metrics: [bare] }))).toMatch(/roc-auc 0\.6374 → 0\.6443 \(no interval\)\.$/);
  });
});
