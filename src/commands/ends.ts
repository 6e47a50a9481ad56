import { allReasons } from '../reasons.ts';
import type { ExitName } from '../support/problem.ts';

const ends = new Map(allReasons().map(({ code, uses }) => [code, uses[0]?.ends]));

/** How a command ends that stops for a reason code; undefined for a code that no table has. */
export function endsOf(reason: string): ExitName | undefined {
  return ends.get(reason);
}
