import { expect, it } from 'vitest';
import { comparisonText } from '../../../src/commands/comparison/comparison-text.ts';
import { moreToDecide } from '../../../src/commands/comparison/model-part.ts';
import { line } from '../../report/fixtures.ts';

const slice = { column: 'region', value: 'north' };

it('says in words why a value is missing', () => {
  const few = line('rmse', { base: null, head: null, slice, rows: 28 });
  const estimate = { ...few.candidate, undefinedBecause: 'too-few-rows' as const };
  const small = { ...few, candidate: estimate, baseline: estimate };
  const oneClass = line('roc-auc', { base: null, head: null });
  const metrics = [small, oneClass];
  const text = comparisonText({ schemaVersion: 1, model: 'price', metrics, attempts: 1, newRows: 0 });
  expect(text).toMatch(/rmse · region north +– \(28 rows\) +– \(28 rows\)/);
  expect(text).toMatch(/roc-auc +– \(one class\)/);
  expect(text).not.toMatch(/too-few-rows|one-class/);
});

it.each([
  [undefined, [], /about \d+ more test rows would decide/],
  [slice, [], /about \d+ more test rows of region north would decide/],
  [slice, ['day'], /about \d+ more groups of test rows \(other values of day\) of region north would decide/],
] as const)('of a slice it asks for rows of that slice: %o %o', (of, cluster, expected) => {
  const unclear = line('rmse', { base: 0.7, head: 0.699, noise: 0.006, rows: 28, ...(of && { slice: of }) });
  const answer = { kind: 'unknown', reason: 'no-interval' } as const;
  const { change } = unclear;
  const grouped = cluster.length === 0 ? {} : { candidate: { ...unclear.candidate, groups: 7 } };
  const wide = {
    ...unclear,
    ...grouped,
    ...(change && { change: { ...change, standardError: { rows: 0.003, seeds: 0 } } }),
  };
  expect(moreToDecide(cluster)(wide, { kind: 'max-worse', limit: -0.005, answer })).toMatch(expected);
});
