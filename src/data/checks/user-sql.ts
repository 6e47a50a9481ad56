import type { Check } from '../../project/types.ts';
import { MlopsError } from '../../support/problem.ts';
import type { CheckResult } from '../types.ts';
import { answer, type CheckContext } from './family.ts';

/** Runs what asks a check of the user's own; errors in its SQL become an `unknown` with the place of the check. */
export async function withUserSql(
  context: CheckContext,
  check: Check,
  ask: () => Promise<CheckResult>,
): Promise<CheckResult> {
  try {
    return await ask();
  } catch (error) {
    const problem = error instanceof MlopsError && error.ends === 'unknown' ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    return answer(context, {
      ...commonOf(check),
      verdict: 'unknown',
      reason: problem.reason,
      sentence: `${check.name}: ${redacted(context, problem.message)}`,
      checked: 0,
    });
  }
}

export function commonOf(check: Check) {
  const { kind } = check.rule;
  return { check: kind, name: check.name, level: check.level, path: [...check.path, kind] } as const;
}

/** Messages about casts quote values: not where the dataset has something to hide. */
function redacted(context: CheckContext, message: string): string {
  const hides = [...context.dataset.columns.values()].some((column) => column.sensitive);
  return hides ? message.replaceAll(/'[^']*'/g, "'…'") : message;
}
