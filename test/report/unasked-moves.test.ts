import { describe, expect, it } from 'vitest';
import { composeReport } from '../../src/report/index.ts';
import { gate, line, model, parts } from './fixtures.ts';

const still = line('roc-auc', { base: 0.839, head: 0.8391, noise: 0.002 });
const gained = line('roc-auc', { base: 0.839, head: 0.861, noise: 0.002 });
const accuracy = line('accuracy', { base: 0.83, head: 0.708, noise: 0.02 });
const logLoss = line('log-loss', { base: 0.4, head: 0.532, noise: 0.01, better: 'lower' });
const noise = line('f1', { base: 0.5, head: 0.49, noise: 0.02 });
const slice = { column: 'region', value: 'north' };
const parted = line('mcc', { base: 0.5, head: 0.3, noise: 0.02, slice });

function report(metrics: readonly ReturnType<typeof line>[], gates = [gate('roc-auc')]) {
  const comparison = { schemaVersion: 1 as const, model: 'delay', metrics: [...metrics], attempts: 1, newRows: 0 };
  return composeReport(parts({ models: [model({ comparison, gates })] }));
}

describe('moves that no gate asks for', () => {
  it('are named with the greatest for its noise, and are no "no change"', () => {
    const { outcome, verdict, headline } = report([still, accuracy, logLoss, noise, parted]);
    expect({ outcome, verdict }).toEqual({ outcome: 'passes', verdict: 'pass' });
    expect(headline).toMatch(
      /^`delay` passes its gates: roc-auc .*; 2 metrics that no gate judges got worse, most log-loss \+0\.132 \[0\.122, 0\.142\]\.$/,
    );
    expect(headline).not.toContain('did not measurably change');
  });

  it('are told beside a gain, and one alone in the singular', () => {
    const { outcome, headline } = report([gained, logLoss]);
    expect(outcome).toBe('better');
    expect(headline).toContain('; log-loss +0.132 [0.122, 0.142], which no gate judges, is worse.');
  });

  it('count where the gate is for information only', () => {
    const info = gate('accuracy', { level: 'info' });
    expect(report([still, accuracy], [gate('roc-auc'), info]).headline).toContain('accuracy −0.122');
  });

  it('are not those within noise, on slices, or of a metric whose slices are judged', () => {
    expect(report([still, noise, parted])).toMatchObject({ outcome: 'no-change' });
    const judged = [gate('roc-auc'), gate('accuracy', { slice })];
    expect(report([still, accuracy, { ...accuracy, slice }], judged).headline).not.toContain('no gate judges');
  });

  it('keep a gain from being called no change', () => {
    const brier = line('brier', { base: 0.16, head: 0.15, noise: 0.004, better: 'lower' });
    const { outcome, headline } = report([still, brier]);
    expect(outcome).toBe('passes');
    expect(headline).toMatch(/; brier −0\.0100 \[−0\.0140, −0\.0060\], which no gate judges, is better\.$/);
    expect(report([gained, brier]).headline).not.toContain('no gate judges');
  });

  it('are told of a second model, too', () => {
    const comparison = (metrics: readonly ReturnType<typeof line>[]) => {
      return { schemaVersion: 1 as const, model: 'delay', metrics: [...metrics], attempts: 1, newRows: 0 };
    };
    const gates = [gate('roc-auc')];
    const other = model({ model: 'price', comparison: comparison([still, logLoss, accuracy]), gates });
    const models = [model({ comparison: comparison([gained]), gates }), other];
    expect(composeReport(parts({ models })).headline).toContain(
      '; also `price`: 2 metrics that no gate judges got worse, most log-loss',
    );
  });
});
