import type { Problem } from '../support/problem.ts';
import type { Reasons } from './ports.ts';

/** A problem with what to do about it: its own words, else those that its reason has in the table of all rooms. */
export function withRemedy(problem: Problem, reasons: Pick<Reasons, 'remedyOf'>): Problem {
  const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
  return remedy === undefined ? problem : { ...problem, remedy };
}
