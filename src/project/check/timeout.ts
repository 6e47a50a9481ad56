import type { ProblemList } from '../problem-list.ts';
import type { ProjectPath } from '../types.ts';

/** Timers of the platform count milliseconds in 31 bits. */
const longest = 24 * 86_400_000;

/** Reports a time limit in milliseconds that no timer could keep. */
export function checkTimeout(timeout: number, at: ProjectPath, list: ProblemList): void {
  if (timeout > 0 && timeout <= longest) return;
  list.add('invalid-value', at, `expected a duration above 0 and of at most 24d, found ${timeout / 1000}s`, {
    value: true,
  });
}
