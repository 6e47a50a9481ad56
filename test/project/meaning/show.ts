import type { Problem } from '../../../src/support/problem.ts';
import { lines } from '../support.ts';

/** Each problem as one line, with its remedy. */
export const show = (problems: readonly Problem[]) =>
  problems.map(
    (problem, index) => `${lines(problems)[index]}${problem.remedy === undefined ? '' : ` | ${problem.remedy}`}`,
  );
