import { expect, it } from 'vitest';
import { jobsByLevel, mostLevels } from '../../src/actions/most-levels.ts';

const job = (model: string, level: number) => ({ model, level });

it('jobs stand in the matrix of their level, and one behind the last is refused by name', () => {
  const jobs = [job('a', 1), job('b', 3), job('c', 1), job('d', 2)];
  expect(jobsByLevel(jobs).map((level) => level.map(({ model }) => model))).toEqual([['a', 'c'], ['d'], ['b']]);
  expect(jobsByLevel([])).toEqual([[], [], []]);
  expect(() => jobsByLevel([...jobs, job('e', mostLevels + 1)])).toThrow(
    expect.objectContaining({
      ends: 'unknown',
      problems: [
        expect.objectContaining({
          reason: 'too-many-levels',
          message:
            '`e` would be trained behind more than 2 models that need each other, and mlops-train.yml has 3 levels.',
        }),
      ],
    }),
  );
});
