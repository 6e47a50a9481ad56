import { expect, it } from 'vitest';
import { changedFiles } from '../../src/commands/steps/check-data.ts';
import type { ResolvedDataset } from '../../src/repository/index.ts';
import { load } from '../project/support.ts';

const { project } = load('version: 1\ndatasets: { d: { source: "data/*.csv" } }\n');
const dataset = project.datasets.get('d') ?? expect.fail();

function version(digest: string, files: Readonly<Record<string, string>>, more: Partial<ResolvedDataset> = {}) {
  const resolved = Object.entries(files).map(([path, id]) => ({ path, id, bytes: 1, from: { kind: 'disk' as const } }));
  return { dataset, digest, files: resolved, problems: [], ...more };
}

it('names which files make a version another one', () => {
  const before = version('a', { 'data/1.csv': 'x', 'data/2.csv': 'y', 'data/3.csv': 'z' });
  const now = version('b', { 'data/1.csv': 'x', 'data/2.csv': 'w', 'data/4.csv': 'z' });
  expect(changedFiles(before, now)).toEqual({
    added: ['data/4.csv'],
    changed: ['data/2.csv'],
    removed: ['data/3.csv'],
    same: 1,
  });
});

it('has nothing to name where the base has the same version, or none', () => {
  const now = version('a', { 'data/1.csv': 'x' });
  const lost = { reason: 'data-missing', message: 'gone' };
  expect(changedFiles(undefined, now)).toBeUndefined();
  expect(changedFiles(version('a', { 'data/1.csv': 'x' }), now)).toBeUndefined();
  expect(changedFiles(version('b', {}, { problems: [lost] }), now)).toBeUndefined();
});
