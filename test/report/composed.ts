import type { ReportParts } from '../../src/report/index.ts';
import { check, line, model, parts } from './fixtures.ts';

export const comparison = (...metrics: ReturnType<typeof line>[]) => ({
  schemaVersion: 1 as const,
  model: 'delay',
  metrics,
  attempts: 1,
  newRows: 0,
});

export const up = line('auc', { base: 0.7, head: 0.75, noise: 0.01 });

export const down = line('auc', { base: 0.75, head: 0.7, noise: 0.01 });

export const level = line('auc', { base: 0.75, head: 0.751, noise: 0.01 });

export const report = {
  schemaVersion: 1 as const,
  dataset: 'flights',
  digest: 'd',
  rows: 9,
  files: 1,
  bytes: 1,
  columns: [],
  verdict: 'pass' as const,
  checks: [check('nulls')],
};

export const flights = (given = {}) => parts({ datasets: [{ dataset: 'flights', problems: [], ...given }] });

export const delay = (given: Partial<ReportParts['models'][number]>) => parts({ models: [model(given)] });

const { candidate: _, ...rest } = model();

/** Without a run. */
export const untrained = rest;
