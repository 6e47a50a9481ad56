import { expect, it } from 'vitest';
import { chosenModels, modelsBehind } from '../../src/commands/chosen-names.ts';
import { loadProject } from '../../src/project/index.ts';
import { put } from '../project/expand/support.ts';

const { project } = loadProject(
  `version: 1\nmodels:\n  m: { matrix: { x: [a, b] }, train: "t ${put('x')}" }\n  other: { train: t }\n`,
  'mlops.yaml',
);

it.each([
  [[], ['m-a', 'm-b', 'other']],
  [['m'], ['m-a', 'm-b']],
  [
    ['other', 'm'],
    ['other', 'm-a', 'm-b'],
  ],
  [
    ['m-b', 'm'],
    ['m-b', 'm-a'],
  ],
  [['m-b'], ['m-b']],
])('of %j are chosen %j', (wanted, chosen) => {
  expect(chosenModels(project, wanted)).toEqual(chosen);
});

it('a name that nothing has is refused, with the nearest', () => {
  expect(() => chosenModels(project, ['m', 'm-c'])).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ reason: 'no-such-model', remedy: expect.stringContaining('m-') })],
    }),
  );
});

it('a name without a matrix stands for itself, whether it is there or not', () => {
  expect(modelsBehind(project, 'other')).toEqual(['other']);
  expect(modelsBehind(project, 'gone')).toEqual(['gone']);
});
