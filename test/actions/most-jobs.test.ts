import { expect, it } from 'vitest';
import { mostJobs, requireFewEnough } from '../../src/actions/most-jobs.ts';

it('as many jobs as GitHub runs of one matrix are let through, and one more is refused', () => {
  const jobs = Array.from({ length: mostJobs });
  expect(() => requireFewEnough(jobs)).not.toThrow();
  expect(() => requireFewEnough([...jobs, {}])).toThrow(
    expect.objectContaining({
      ends: 'unknown',
      problems: [
        expect.objectContaining({
          reason: 'too-many-trainings',
          message: '257 models have something to train or to score, and GitHub runs at most 256 jobs of one matrix.',
        }),
      ],
    }),
  );
});
