import { describe, expect, it } from 'vitest';
import { knownMetric, knownMetrics } from '../../src/metrics/known.ts';

describe('knownMetric', () => {
  it.each([
    ['roc_auc', 'roc-auc'],
    ['ROC AUC', 'roc-auc'],
    ['auc', 'roc-auc'],
    ['AUROC', 'roc-auc'],
    ['f1_score', 'f1'],
    ['macro avg.f1-score', 'f1-macro'],
    ['weighted avg.precision', 'precision-weighted'],
    ['f1_micro', 'f1-micro'],
    ['log_loss', 'log-loss'],
    ['logloss', 'log-loss'],
    ['RMSE', 'rmse'],
    ['r2_score', 'r2'],
    ['acc,none', 'accuracy'],
    ['metrics/mAP50(B)', 'map50'],
    ['metrics/mAP50-95(B)', 'map50-95'],
    ['eval_loss', 'eval-loss'],
    ['val_accuracy', 'val-accuracy'],
  ])('reads %s as %s', (spelling, name) => expect(knownMetric(spelling)?.name).toBe(name));

  it.each(['revenue', 'auc2', 'train_loss', 'my-f1', 'support', '', '__proto__', 'constructor'])(
    'does not guess %j',
    (name) => expect(knownMetric(name)).toBeUndefined(),
  );

  it('knows the direction', () => {
    expect(knownMetric('rmse')?.better).toBe('lower');
    expect(knownMetric('auc')?.better).toBe('higher');
    expect(knownMetric('bias')?.better).toEqual({ closeTo: 0 });
  });

  it('does not compute a metric of another split', () => expect(knownMetric('val_auc')?.tasks).toEqual([]));

  it('has one row for a name, in kebab-case', () => {
    const names = knownMetrics.map((metric) => metric.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(knownMetric(name)?.name).toBe(name);
  });
});
