import { expect, it } from 'vitest';
import { reportedLines } from '../../../src/commands/comparison/reported-lines.ts';
import { canonicalJson } from '../../../src/support/canonical.ts';
import { parseRunRecord } from '../../../src/training/index.ts';
import type { RunRecord, SeedRun } from '../../../src/training/types.ts';
import { load, withModel } from '../../project/support.ts';
import { seedRun } from './run-records.ts';

const fingerprint = 'ab'.repeat(32);

/** A run as the ledger gives it back: its keys are sorted. */
function recorded(metrics: SeedRun['metrics']): RunRecord {
  const seed = seedRun({ model: 'price', fingerprint, metrics });
  return parseRunRecord(canonicalJson({ schemaVersion: 1, model: 'price', fingerprint, seeds: [seed] }));
}

const metric = (at?: number) => ({ value: 1, file: 'metrics.json', ...(at !== undefined && { at }) });

it.each([
  ['as the training wrote them', recorded({ rmse: metric(0), bias: metric(2), mae: metric(1) }), 'rmse mae bias'],
  ['by name where an older record does not say', recorded({ rmse: metric(), bias: metric() }), 'bias rmse'],
])('reported metrics stand %s', (_, candidate, expected) => {
  const [model] = load(withModel('train: a\nmetrics: [metrics.json]\nartifact: model/')).project.models.values();
  const facts = { model: model ?? expect.fail() };
  const lines = reportedLines(facts, { candidate }, [], { runs: [], evaluations: [] }, 1);
  expect(lines.map((line) => line.metric).join(' ')).toBe(expected);
});
