import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

/** GitHub starts no job of a matrix with more, and fails the run in words that name no cause. */
export const mostJobs = 256;

/** Errors: `too-many-trainings`. */
export function requireFewEnough(jobs: readonly unknown[]): void {
  if (jobs.length <= mostJobs) return;
  const sentence = `${jobs.length} models have something to train or to score, and GitHub runs at most ${mostJobs} jobs of one matrix.`;
  throw MlopsError.of(actionReasons, 'too-many-trainings', sentence);
}
