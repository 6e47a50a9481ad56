import { expect, it } from 'vitest';
import { gatedFirst } from '../../src/commands/history.ts';

it('shows gated metrics first, in the order of the file, then the others as recorded', () => {
  const metrics = { brier: 0.12, 'log-loss': 0.4, f1: 0.3, 'roc-auc': 0.64 };
  const names = (gated: readonly string[]) => gatedFirst(metrics, gated).map(([name]) => name);
  expect(names(['roc-auc', 'log-loss', 'mcc'])).toEqual(['roc-auc', 'log-loss', 'brier', 'f1']);
  expect(names([])).toEqual(['brier', 'log-loss', 'f1', 'roc-auc']);
});
