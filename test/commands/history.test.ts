import { describe, expect, it } from 'vitest';
import { gatedFirst, historySchema, historyText, lineOfRun, lineOfScores } from '../../src/commands/history-lines.ts';
import type { EvaluationRecord } from '../../src/metrics/index.ts';
import { seedRun } from './comparison/run-records.ts';

const at = '2013-04-01T10:00:00.000Z';
const fingerprint = 'ab'.repeat(32);

it('shows gated metrics first, in the order of the file, then the others as recorded', () => {
  const metrics = { brier: 0.12, 'log-loss': 0.4, f1: 0.3, 'roc-auc': 0.64 };
  const names = (gated: readonly string[]) => gatedFirst(metrics, gated).map(([name]) => name);
  expect(names(['roc-auc', 'log-loss', 'mcc'])).toEqual(['roc-auc', 'log-loss', 'brier', 'f1']);
  expect(names([])).toEqual(['brier', 'log-loss', 'f1', 'roc-auc']);
});

describe('a line of scores', () => {
  const scores = (values: EvaluationRecord['values']): EvaluationRecord => ({
    schemaVersion: 1,
    model: 'm',
    fingerprint,
    run: fingerprint,
    rows: 'digest',
    commit: '1'.repeat(40),
    origin: 'ci',
    seeds: [1, 2, 3].map((seed) => ({
      seed,
      artifact: `sha256:${fingerprint}`,
      predictions: { path: 'p.csv', digest: `sha256:${fingerprint}`, bytes: 1 },
      seconds: 1,
    })),
    values,
  });
  const auc = { value: 0.658, rows: 4000, seeds: [0.65, 0.66, 0.664] };

  it('says once on how many rows all of its values were measured', () => {
    const brier = { value: 0.12, rows: 4000, seeds: [0.1, 0.12, 0.14] };
    const line = lineOfScores(scores({ brier, 'roc-auc': auc }), at);
    expect(line.metrics['roc-auc']).toEqual({ value: 0.658, rows: 4000, seeds: 3 });
    expect(historySchema.parse({ records: [line] })).toEqual({ records: [line] });
    expect(historyText(line, ['roc-auc'])).toBe(
      '2013-04-01 10:00  1111111  scores  m  abababababab  3 seeds  roc-auc 0.658  brier 0.120  on 4,000 rows',
    );
  });

  it('says it of each value where they differ or some are not known, and on how many of the seeds', () => {
    const f1 = { value: 0.5, rows: 1, seeds: [0.4, null, 0.6] };
    const rmse = { value: 2, rows: null, seeds: [2, 2, 2] };
    const gone = { value: null, rows: 4000, seeds: [null, null, null] };
    const line = lineOfScores(scores({ 'roc-auc': auc, f1, rmse, gone }), at);
    expect(Object.keys(line.metrics)).toEqual(['roc-auc', 'f1', 'rmse']);
    expect(line.metrics['rmse']).toEqual({ value: 2, rows: null, seeds: 3 });
    expect(historyText(line, [])).toContain(
      '3 seeds  roc-auc 0.658 (4,000 rows)  f1 0.500 (1 row, 2 of 3 seeds)  rmse 2.00',
    );
  });

  it('names four metrics, and counts the others', () => {
    const line = lineOfScores(scores({ a: auc, b: auc, c: auc, d: auc, e: { ...auc, rows: 7 } }), at);
    expect(historyText(line, [])).toMatch(/ {2}d 0\.658 {2}and 1 more {2}on 4,000 rows$/);
  });

  it('without a metric says nothing of rows', () => {
    expect(historyText(lineOfScores(scores({}), at), [])).toMatch(/3 seeds$/);
  });
});

describe('a line of a run', () => {
  const reported = (value: number | 'NaN') => ({ value, file: 'metrics.json' });
  const seeds = [
    seedRun({ model: 'm', fingerprint, seed: 1, metrics: { auc: reported(0.6), loss: reported('NaN') } }),
    seedRun({ model: 'm', fingerprint, seed: 2, metrics: { auc: reported(0.8), loss: reported(1) } }),
    seedRun({ model: 'm', fingerprint, seed: 3, metrics: { auc: reported(0.7), bad: reported('NaN') } }),
  ];

  it('has the mean over the seeds that reported a number; on how many rows nobody said', () => {
    const line = lineOfRun({ schemaVersion: 1, model: 'm', fingerprint, seeds }, at);
    expect(line.metrics['auc']).toEqual({ value: expect.closeTo(0.7, 12), rows: null, seeds: 3 });
    expect(line.metrics['loss']).toEqual({ value: 1, rows: null, seeds: 1 });
    expect(line.metrics['bad']).toBeUndefined();
    expect(historySchema.parse({ records: [line] })).toEqual({ records: [line] });
    expect(historyText(line, [])).toMatch(/run {5}m {2}\w+ {2}3 seeds {2}auc 0\.700 {2}loss 1\.00 \(1 of 3 seeds\)$/);
  });
});
