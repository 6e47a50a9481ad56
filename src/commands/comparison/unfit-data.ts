import { problemVerdict } from '../../report/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { Reasons } from '../ports.ts';
import type { DatasetPart } from '../steps/check-data.ts';

/**
 * Why nothing is said of a model by its data. Where one of them is wrong, it is not trained; where they only could not
 * be had here, nothing is broken, and nobody can tell.
 * @param unfit datasets that break their contract or could not be read; never empty
 */
export function unfitProblem(unfit: readonly DatasetPart[], reasons: Pick<Reasons, 'endsOf'>): Problem {
  const broken = unfit.filter(({ report }) => report !== undefined);
  const unread = unfit.filter(({ report }) => report === undefined);
  const why = [
    ...(broken.length === 0 ? [] : [clause(broken, 'breaks its contract', 'break their contracts')]),
    ...(unread.length === 0 ? [] : [clause(unread, 'could not be read', 'could not be read')]),
  ].join(' and ');
  const missing = unread.flatMap(({ problems }) => problems);
  const wrong = broken.length > 0 || missing.some((problem) => problemVerdict(problem, reasons.endsOf) === 'fail');
  const [first] = missing;
  if (wrong || first === undefined) return { reason: 'data-failed', message: `not trained, because ${why}.` };
  const { reason, remedy } = first;
  return { reason, message: `not judged, because ${why}.`, ...(remedy !== undefined && { remedy }) };
}

function clause(parts: readonly DatasetPart[], one: string, several: string): string {
  return `${parts.map(({ dataset }) => `\`${dataset}\``).join(', ')} ${parts.length === 1 ? one : several}`;
}
