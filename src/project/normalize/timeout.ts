import { checkTimeout } from '../check/timeout.ts';
import type { ProjectPath } from '../types.ts';
import { durationOf } from '../units.ts';
import type { Context } from './context.ts';

/** Milliseconds of a written time limit, or of its default; one that no timer could keep is reported. */
export function timeoutOf({ list }: Context, written: string | undefined, preset: string, at: ProjectPath): number {
  const timeout = durationOf(written ?? preset);
  checkTimeout(timeout, at, list);
  return timeout;
}
