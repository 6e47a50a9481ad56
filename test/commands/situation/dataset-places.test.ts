import { expect, it } from 'vitest';
import { withPlaces } from '../../../src/commands/situation/dataset-places.ts';
import { loadProject } from '../../../src/project/index.ts';
import type { Problem } from '../../../src/support/problem.ts';

it('gives the line of the source to a dataset that is not there, declared or named by a model', () => {
  const text = [
    'version: 1',
    'datasets:',
    '  d: { source: data/nope.csv }',
    'models:',
    '  m: { train: "true", data: { train: d, more: data/gone.csv }, artifact: m.txt }',
    '',
  ].join('\n');
  const loaded = loadProject(text, 'mlops.yaml');
  const problem: Problem = { reason: 'data-missing', message: 'gone' };
  const datasets = [...loaded.project.datasets].map(([name, dataset]) => {
    return [name, { dataset, digest: '', files: [], problems: [problem] }] as const;
  });
  const placed = withPlaces({ datasets: new Map(datasets) }, loaded);
  const places = [...placed.datasets.values()].flatMap(({ problems }) => problems.map(({ place }) => place));
  expect(places.map((place) => [place?.file, place?.line])).toEqual([
    ['mlops.yaml', 3],
    ['mlops.yaml', 5],
  ]);
  expect(places[0]?.column).toBe(16);
});
